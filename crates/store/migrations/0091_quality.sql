-- How complete the latest version of an item is as a guide: so many of the fields that apply are filled in.
CREATE TABLE item_completeness (
    code TEXT NOT NULL PRIMARY KEY,
    filled BIGINT NOT NULL,
    fields BIGINT NOT NULL
);

-- What is probably wrong in the version in force and in a draft behind it: a row a kind, with its first field and how often.
CREATE TABLE item_finding (
    code TEXT NOT NULL,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    n BIGINT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (code, stage, kind)
);
CREATE INDEX item_finding_kind ON item_finding (kind, code);
