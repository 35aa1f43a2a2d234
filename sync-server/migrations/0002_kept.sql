-- How much is kept, so that quotas cost no counting when an initiative wakes up. Triggers keep it true whoever adds or
-- removes envelopes. An envelope names its author's grant in its bytes 55 to 70 (PROTOCOL.md, section 4); a test of the
-- store notices if that changes.

ALTER TABLE logs ADD COLUMN n_envelopes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE logs ADD COLUMN n_bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN n_envelopes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN n_bytes INTEGER NOT NULL DEFAULT 0;

UPDATE logs SET (n_envelopes, n_bytes) =
    (SELECT count(*), coalesce(sum(length(bytes)), 0) FROM envelopes WHERE envelopes.log = logs.log);
UPDATE members SET (n_envelopes, n_bytes) =
    (SELECT count(*), coalesce(sum(length(bytes)), 0) FROM envelopes
     WHERE envelopes.log = members.log AND substr(bytes, 55, 16) = members.grant_id);

CREATE TRIGGER envelope_kept AFTER INSERT ON envelopes BEGIN
    UPDATE logs SET n_envelopes = n_envelopes + 1, n_bytes = n_bytes + length(new.bytes) WHERE log = new.log;
    UPDATE members SET n_envelopes = n_envelopes + 1, n_bytes = n_bytes + length(new.bytes)
        WHERE log = new.log AND grant_id = substr(new.bytes, 55, 16);
END;

CREATE TRIGGER envelope_gone AFTER DELETE ON envelopes BEGIN
    UPDATE logs SET n_envelopes = n_envelopes - 1, n_bytes = n_bytes - length(old.bytes) WHERE log = old.log;
    UPDATE members SET n_envelopes = n_envelopes - 1, n_bytes = n_bytes - length(old.bytes)
        WHERE log = old.log AND grant_id = substr(old.bytes, 55, 16);
END;
