-- What the relay keeps: per initiative, an append-only log of envelopes it cannot read, and who may add to it.
-- Nothing here is older than the first release; a later change is a file of its own, 0002_….sql.

CREATE TABLE logs (
    log        INTEGER PRIMARY KEY,             -- a short name for the initiative, used only in this file
    initiative BLOB NOT NULL UNIQUE CHECK (length(initiative) = 16),
    log_id     BLOB NOT NULL CHECK (length(log_id) = 16), -- fresh when a log is created or restored from a backup
    created_ms INTEGER NOT NULL                 -- milliseconds since 1970, by this machine's clock
) STRICT;

-- Who was admitted, by the last link of the chain that proves it. Read whole when an initiative wakes up.
CREATE TABLE members (
    log        INTEGER NOT NULL REFERENCES logs (log),
    grant_id   BLOB NOT NULL CHECK (length(grant_id) = 16),
    record     BLOB NOT NULL,
    PRIMARY KEY (log, grant_id)
) STRICT, WITHOUT ROWID;

-- One row per envelope. `position` is log * 2^32 + seq: the row key itself keeps one initiative's envelopes together and
-- in order, so a joining phone reads neighbouring pages of the file, and a sequence number cannot be given twice.
CREATE TABLE envelopes (
    position   INTEGER PRIMARY KEY,
    log        INTEGER NOT NULL REFERENCES logs (log),
    id         BLOB NOT NULL CHECK (length(id) = 32),
    bytes      BLOB NOT NULL
) STRICT;

-- A device that did not hear the acknowledgement sends again: the same envelope is found here and not stored twice.
CREATE UNIQUE INDEX envelopes_by_id ON envelopes (log, id);

-- Written by the health check, so that a full or read-only disk is noticed before a phone notices it.
CREATE TABLE health (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    checked_ms INTEGER NOT NULL
) STRICT;
