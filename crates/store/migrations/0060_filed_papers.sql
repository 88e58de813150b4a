-- 归卷: which papers lie in the file of their case, with the fingerprint the vault holds. A view, made anew by rebuild.
CREATE TABLE paper_filed (
    number TEXT NOT NULL PRIMARY KEY,
    file TEXT NOT NULL,
    filed_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

-- 文书原件: which contents are papers the hall has made, and of whom they speak; they go when that person is forgotten.
CREATE TABLE paper_file (
    hash TEXT NOT NULL REFERENCES file (hash),
    number TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (hash, number)
);
CREATE INDEX paper_file_person ON paper_file (person);
