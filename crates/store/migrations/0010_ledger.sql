-- The log: everything else can be made anew from these rows.
CREATE TABLE event (
    position BIGINT NOT NULL PRIMARY KEY,
    dossier TEXT NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    happened_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    body TEXT NOT NULL,
    leaf BYTEA NOT NULL
);
CREATE UNIQUE INDEX event_dossier ON event (dossier, version);

-- One row: who locks it, writes the log.
CREATE TABLE head (
    id BIGINT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    checkpoint_at BIGINT NOT NULL,
    frontier BYTEA NOT NULL
);

-- Complete subtrees of the Merkle tree, every eighth level: proofs need no more.
CREATE TABLE node (
    level BIGINT NOT NULL,
    idx BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, idx)
);

CREATE TABLE checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,
    note TEXT NOT NULL
);

-- Answers already given, by the key the caller chose: a form posted twice acts once.
CREATE TABLE answered (
    key TEXT NOT NULL PRIMARY KEY,
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_at BIGINT NOT NULL
);
CREATE INDEX answered_at ON answered (answered_at);

-- What must be done outside, queued in the transaction that caused it.
CREATE TABLE errand (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    claimed_until BIGINT NOT NULL,
    error TEXT NOT NULL
);
CREATE INDEX errand_next ON errand (state, next_at);

-- What people were told.
CREATE TABLE message (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    case_number TEXT NOT NULL,
    news TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX message_person ON message (person, told_at);
