-- Snapshots and attestations, found without reading the whole log. An envelope's second byte is its kind (PROTOCOL.md,
-- section 4).

CREATE INDEX envelopes_marks ON envelopes (log, position) WHERE substr(bytes, 2, 1) IN (x'04', x'05');
