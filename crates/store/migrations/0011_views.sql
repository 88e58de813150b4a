-- Views: thrown away and made anew by rebuild. No row here is a source of truth.
CREATE TABLE alarm (
    dossier TEXT NOT NULL PRIMARY KEY,
    wake_at BIGINT NOT NULL
);
CREATE INDEX alarm_wake ON alarm (wake_at);

CREATE TABLE serial (
    series TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE case_view (
    number TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    item TEXT NOT NULL,
    item_version BIGINT NOT NULL,
    item_name TEXT NOT NULL,
    item_name_en TEXT NOT NULL,
    department TEXT NOT NULL,
    kind TEXT NOT NULL,
    applicant TEXT NOT NULL,
    agent TEXT,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT,
    is_open BOOLEAN NOT NULL,
    submitted_at BIGINT NOT NULL,
    accepted_on TEXT,
    ended_at BIGINT,
    promised_due BIGINT,
    statutory_due BIGINT,
    provisional BOOLEAN NOT NULL,
    remind_at BIGINT,
    late_at BIGINT,
    grave_at BIGINT,
    paused BOOLEAN NOT NULL,
    query_code TEXT NOT NULL,
    form TEXT NOT NULL
);
CREATE INDEX case_applicant ON case_view (applicant, submitted_at);
CREATE INDEX case_department ON case_view (department, submitted_at);
CREATE INDEX case_submitted ON case_view (submitted_at, number);
CREATE INDEX case_open ON case_view (is_open, late_at);

-- What somebody at the hall must do now: one row for each open step, for intake and for delivery.
CREATE TABLE task (
    case_number TEXT NOT NULL,
    step TEXT NOT NULL,
    step_name TEXT NOT NULL,
    step_name_en TEXT NOT NULL,
    post TEXT NOT NULL,
    department TEXT NOT NULL,
    handler TEXT,
    since BIGINT NOT NULL,
    remind_at BIGINT,
    due_at BIGINT,
    case_due_at BIGINT,
    paused BOOLEAN NOT NULL,
    PRIMARY KEY (case_number, step)
);
CREATE INDEX task_post ON task (post, due_at);

CREATE TABLE document_view (
    number TEXT NOT NULL PRIMARY KEY,
    case_number TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX document_case ON document_view (case_number);

CREATE TABLE card_view (
    card TEXT NOT NULL PRIMARY KEY,
    case_number TEXT NOT NULL,
    rule TEXT NOT NULL,
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    department TEXT NOT NULL,
    post TEXT NOT NULL,
    person TEXT,
    step TEXT,
    raised_at BIGINT NOT NULL,
    explain_by BIGINT,
    unanswered BOOLEAN NOT NULL
);
CREATE INDEX card_raised ON card_view (raised_at, card);
CREATE INDEX card_case ON card_view (case_number);
CREATE INDEX card_department ON card_view (department, raised_at);

CREATE TABLE rating_view (
    case_number TEXT NOT NULL PRIMARY KEY,
    department TEXT NOT NULL,
    level TEXT,
    opened_at BIGINT NOT NULL,
    given_at BIGINT
);

CREATE TABLE item_view (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL,
    main_item TEXT NOT NULL,
    department TEXT NOT NULL,
    kind TEXT NOT NULL,
    case_kind TEXT NOT NULL,
    state TEXT NOT NULL,
    in_force BIGINT,
    latest BIGINT NOT NULL,
    latest_state TEXT NOT NULL,
    statutory TEXT NOT NULL,
    promised TEXT NOT NULL,
    visits BIGINT NOT NULL,
    free BOOLEAN NOT NULL,
    online BOOLEAN NOT NULL,
    reason TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX item_department ON item_view (department, name);
CREATE INDEX item_state ON item_view (state, name);

CREATE TABLE item_version (
    code TEXT NOT NULL,
    version BIGINT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (code, version)
);

-- Subjects an item is found under: life events, personal and corporate themes.
CREATE TABLE item_subject (
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (subject, kind, code)
);

-- Search: one- and two-sign grams of what an item is called; a row a gram.
CREATE TABLE item_gram (
    gram TEXT NOT NULL,
    code TEXT NOT NULL,
    weight BIGINT NOT NULL,
    PRIMARY KEY (gram, code)
);
CREATE INDEX item_gram_code ON item_gram (code);

-- Exact counters, so that no page counts over history.
CREATE TABLE tally (
    day TEXT NOT NULL,
    department TEXT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, department, what)
);
