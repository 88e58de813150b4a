-- 草稿: applications begun and not handed in. Not history.
CREATE TABLE draft (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES vault_person (person),
    item TEXT NOT NULL,
    cipher BYTEA NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX draft_person ON draft (person, updated_at);
