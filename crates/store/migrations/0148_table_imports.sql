-- 批量导入: a table that was handed in to change many items: what it would change, and, once that is agreed to, how far
-- it has come. Not history: what happens to an item stands in the log.
CREATE TABLE table_import (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    about TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    begun_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX table_import_person ON table_import (person, made_at);
CREATE INDEX table_import_state ON table_import (state, made_at);

CREATE TABLE table_import_item (
    import TEXT NOT NULL,
    place BIGINT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    seen BIGINT NOT NULL,
    line BIGINT NOT NULL,
    content TEXT NOT NULL,
    outcome TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (import, place)
);
CREATE UNIQUE INDEX table_import_item_code ON table_import_item (import, code);
CREATE INDEX table_import_item_outcome ON table_import_item (import, outcome, place);

CREATE TABLE table_import_refusal (
    import TEXT NOT NULL,
    place BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (import, place)
);
