-- Matters of accountability (A-08): one row for each, one for each who answers in it, and how often what was found and
-- decided (A-01, A-03, A-05) in which department. What people said lies in the vault, and none of it here.
CREATE TABLE accountability_view (
    number TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL,
    reference TEXT NOT NULL,
    case_number TEXT NOT NULL,
    department TEXT NOT NULL,
    violation TEXT NOT NULL,
    state TEXT NOT NULL,
    late BIGINT NOT NULL,
    over BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL
);
CREATE INDEX accountability_newest ON accountability_view (recorded_at, number);
CREATE INDEX accountability_open ON accountability_view (over, number);
CREATE INDEX accountability_case ON accountability_view (case_number);

CREATE TABLE accountability_subject (
    number TEXT NOT NULL,
    subject BIGINT NOT NULL,
    person TEXT NOT NULL,
    department TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (number, subject)
);
CREATE INDEX accountability_person ON accountability_subject (person, changed_at);
CREATE INDEX accountability_department ON accountability_subject (department, changed_at);

CREATE TABLE accountability_count (
    kind TEXT NOT NULL,
    word TEXT NOT NULL,
    department TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (kind, word, department)
);
