-- The list of the level above (I-01): its editions, their entries, and of every item what is compared with them (I-03).
CREATE TABLE base_edition (
    number TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    entries BIGINT NOT NULL,
    loaded_at BIGINT NOT NULL,
    loaded_by TEXT NOT NULL,
    withdrawn TEXT NOT NULL
);
CREATE INDEX base_edition_day ON base_edition (effective_on, number);

CREATE TABLE base_entry (
    edition TEXT NOT NULL,
    code TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (edition, code)
);

CREATE TABLE item_elements (
    code TEXT NOT NULL PRIMARY KEY,
    elements TEXT NOT NULL
);

-- A list that was handed in and is shown before anybody agrees to it; no view, and swept after hours.
CREATE TABLE base_shown (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    content TEXT NOT NULL
);
CREATE INDEX base_shown_made ON base_shown (made_at);
