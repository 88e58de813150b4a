-- 文件: what people uploaded and what the hall issued, by the hash of the content.
CREATE TABLE file (
    hash TEXT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);

-- 上传: who put which file in under which name. Names can be personal, so they live here and nowhere else.
CREATE TABLE upload (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES file (hash),
    name TEXT NOT NULL,
    stored_at BIGINT NOT NULL
);
CREATE INDEX upload_owner ON upload (owner, stored_at, id);
CREATE INDEX upload_hash ON upload (hash);
