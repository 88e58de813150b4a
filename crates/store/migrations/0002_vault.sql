-- 个人信息库: personal data outside the event log, each person under a key of their own.
CREATE TABLE vault_person (
    person TEXT NOT NULL PRIMARY KEY,
    wrapped_key BYTEA,
    created_at BIGINT NOT NULL,
    erased_at BIGINT
);

-- The salt of the commitment lies inside the cipher, so that it is gone with the key as well.
CREATE TABLE vault_datum (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES vault_person (person),
    kind TEXT NOT NULL,
    cipher BYTEA NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX vault_datum_person ON vault_datum (person, kind, created_at);

-- 盲索引: finding a person by a number without keeping the number.
CREATE TABLE vault_lookup (
    kind TEXT NOT NULL,
    blind TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES vault_person (person),
    PRIMARY KEY (kind, blind)
);
CREATE INDEX vault_lookup_person ON vault_lookup (person);
