-- Licences as lists show them; `ends` is the last day, far off for a licence without term, so that lists are ordered by it.
CREATE TABLE licence_view (
    number TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    name TEXT NOT NULL,
    item TEXT NOT NULL,
    item_version BIGINT NOT NULL,
    main_item TEXT NOT NULL,
    department TEXT NOT NULL,
    holder TEXT NOT NULL,
    case_number TEXT NOT NULL,
    state TEXT NOT NULL,
    running BOOLEAN NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    ends TEXT NOT NULL,
    pending_case TEXT,
    pending_purpose TEXT,
    in_time BOOLEAN NOT NULL
);
CREATE INDEX licence_department_ends ON licence_view (department, ends, number);
CREATE INDEX licence_department_state_ends ON licence_view (department, state, ends, number);
CREATE INDEX licence_holder_ends ON licence_view (holder, ends, number);

-- What was decided about a licence without a case (N-15); numbered in the same series as the papers of cases.
CREATE TABLE licence_document (
    number TEXT NOT NULL PRIMARY KEY,
    licence TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX licence_document_licence ON licence_document (licence, version);

-- Items that renew, change or cancel licences, so that whoever holds one finds them.
CREATE TABLE item_about_licences (
    code TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL
);
