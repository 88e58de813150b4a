-- Everyday words as the hall keeps them: what each means, or nothing where it was taken out.
CREATE TABLE word_view (
    word TEXT NOT NULL PRIMARY KEY,
    meaning TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX word_version ON word_view (version);

-- What was looked for and not found, by day; no view and nobody's: words alone, those that several searches had in common.
CREATE TABLE search_missed (
    day TEXT NOT NULL,
    word TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, word)
);
