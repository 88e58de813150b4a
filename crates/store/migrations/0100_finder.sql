-- Search goes over the whole catalogue in memory; here stands what it reads, and by which mark each item was last
-- written, so that a process reads again only what has changed.
DROP TABLE item_gram;
ALTER TABLE item_view ADD COLUMN search_words TEXT NOT NULL DEFAULT '[]';
ALTER TABLE item_view ADD COLUMN purpose TEXT NOT NULL DEFAULT '"new"';
ALTER TABLE item_view ADD COLUMN use_level TEXT NOT NULL DEFAULT '';
CREATE INDEX item_kind_named ON item_view (kind, name, code);
CREATE INDEX item_level_named ON item_view (use_level, name, code);
CREATE INDEX item_subject_code ON item_subject (code);

CREATE TABLE item_written (
    code TEXT NOT NULL PRIMARY KEY,
    mark BIGINT NOT NULL
);
CREATE INDEX item_written_mark ON item_written (mark);
-- Nothing is rewritten: every item there is has been written once.
INSERT INTO item_written (code, mark) SELECT code, 1 FROM item_view;
