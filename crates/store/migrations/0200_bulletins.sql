-- What a hall tells everybody (G-01 … G-05): what is published, as the public finds it, and what is being worded. The words
-- themselves stand in the log; a row only says where to look. An open end is the last day there is.
CREATE TABLE bulletin_view (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    department TEXT NOT NULL,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    document TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    holds_from TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    pinned BIGINT NOT NULL,
    published_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    edition BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL
);
CREATE INDEX bulletin_newest ON bulletin_view (issued_on, id);
CREATE INDEX bulletin_kind ON bulletin_view (kind, issued_on, id);
CREATE INDEX bulletin_department ON bulletin_view (department, issued_on, id);
CREATE INDEX bulletin_first_page ON bulletin_view (withdrawn, pinned, issued_on, id);
CREATE INDEX bulletin_changed ON bulletin_view (changed_at, id);

CREATE TABLE bulletin_draft (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    department TEXT NOT NULL,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    state TEXT NOT NULL,
    correction BIGINT NOT NULL,
    sent_back BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX bulletin_draft_state ON bulletin_draft (state, changed_at, id);

CREATE TABLE bulletin_item (
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (id, item)
);
CREATE INDEX bulletin_item_item ON bulletin_item (item, id);

CREATE TABLE bulletin_subject (
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (id, subject)
);
CREATE INDEX bulletin_subject_subject ON bulletin_subject (subject, id);
