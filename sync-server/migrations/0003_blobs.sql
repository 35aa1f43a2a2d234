-- Blobs: sealed bodies beside the logs, which unlike them can be erased.

-- One row for what one device has brought of one blob. It is all there once `have` is `len`; then it is the blob's only
-- row, whoever brought it.
CREATE TABLE blobs (
    blob       INTEGER PRIMARY KEY,
    log        INTEGER NOT NULL REFERENCES logs (log),
    author     TEXT NOT NULL CHECK (length(author) = 16),     -- the tag of the device that sealed it
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    device     BLOB NOT NULL CHECK (length(device) = 32),     -- whose quota it counts in
    len        INTEGER NOT NULL,
    have       INTEGER NOT NULL,
    touched_ms INTEGER NOT NULL                               -- milliseconds since 1970, by this machine's clock
) STRICT;

CREATE UNIQUE INDEX blobs_by_name ON blobs (log, author, hash, device);
CREATE INDEX blobs_by_device ON blobs (log, device, len);
-- What nobody has gone on with is looked for by age.
CREATE INDEX blobs_begun ON blobs (touched_ms) WHERE have < len;

-- Their bytes, as they came: an upload that breaks off goes on behind the last piece.
CREATE TABLE pieces (
    piece      INTEGER PRIMARY KEY,
    blob       INTEGER NOT NULL REFERENCES blobs (blob),
    at         INTEGER NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX pieces_in_order ON pieces (blob, at);

-- What must not come back, also from a phone that has not heard yet.
CREATE TABLE erased (
    log        INTEGER NOT NULL REFERENCES logs (log),
    author     TEXT NOT NULL,
    hash       BLOB NOT NULL,
    erased_ms  INTEGER NOT NULL,
    PRIMARY KEY (log, author, hash)
) STRICT, WITHOUT ROWID;
