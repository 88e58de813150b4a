-- Who may not apply and whose promises were broken (L-43, L-44, P-09), one row a record, for the heads who keep them;
-- and how many of an item's limited places are gone (L-35), for the guide.
CREATE TABLE standing_view (
    person TEXT NOT NULL,
    kind TEXT NOT NULL,
    number BIGINT NOT NULL,
    department TEXT NOT NULL,
    case_number TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    is_open BOOLEAN NOT NULL,
    PRIMARY KEY (person, kind, number)
);
CREATE INDEX standing_department_newest ON standing_view (department, from_day, person, kind, number);
CREATE INDEX standing_case ON standing_view (case_number);

CREATE TABLE quota_view (
    item TEXT NOT NULL PRIMARY KEY,
    taken BIGINT NOT NULL,
    waiting BIGINT NOT NULL
);
