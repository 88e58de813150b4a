-- The journal of powers: rounds of reform and what each does to which item (D-01 … D-08), the cases that were handed over
-- (D-06), and the contents of its attachments (D-03), which stay as long as a round names them.
CREATE TABLE reform_round (
    number TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    basis TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    progress TEXT NOT NULL,
    published BIGINT NOT NULL
);
CREATE INDEX reform_round_newest ON reform_round (opened_at, number);

CREATE TABLE adjustment_view (
    round TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    to_body TEXT NOT NULL,
    state TEXT NOT NULL,
    execution_on TEXT NOT NULL,
    PRIMARY KEY (round, number)
);
CREATE INDEX adjustment_item ON adjustment_view (item, state, execution_on);

CREATE TABLE case_handed (
    case_number TEXT NOT NULL PRIMARY KEY,
    round TEXT NOT NULL,
    number BIGINT NOT NULL,
    to_body TEXT NOT NULL,
    on_day TEXT NOT NULL
);

CREATE TABLE reform_paper (
    round TEXT NOT NULL,
    number BIGINT NOT NULL,
    paper TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (round, number, paper)
);
CREATE INDEX reform_paper_hash ON reform_paper (hash);

-- Measures of reform (CA8): what each item in force adds to the sums, the sums of each department now, and the sums as they
-- stood at the end of each day on which they changed; `*` is the whole hall. Limits are thousandths of a working day.
CREATE TABLE measure_item (
    code TEXT NOT NULL PRIMARY KEY,
    department TEXT NOT NULL,
    use_level TEXT NOT NULL,
    items BIGINT NOT NULL,
    limited BIGINT NOT NULL,
    statutory BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    shortened BIGINT NOT NULL,
    materials BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    trips BIGINT NOT NULL,
    no_trip BIGINT NOT NULL,
    online BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    concentrated BIGINT NOT NULL
);
CREATE INDEX measure_item_department ON measure_item (department);

CREATE TABLE measure_now (
    department TEXT NOT NULL PRIMARY KEY,
    items BIGINT NOT NULL,
    limited BIGINT NOT NULL,
    statutory BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    shortened BIGINT NOT NULL,
    materials BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    trips BIGINT NOT NULL,
    no_trip BIGINT NOT NULL,
    online BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    concentrated BIGINT NOT NULL
);

CREATE TABLE measure_day (
    department TEXT NOT NULL,
    day TEXT NOT NULL,
    items BIGINT NOT NULL,
    limited BIGINT NOT NULL,
    statutory BIGINT NOT NULL,
    promised BIGINT NOT NULL,
    shortened BIGINT NOT NULL,
    materials BIGINT NOT NULL,
    steps BIGINT NOT NULL,
    trips BIGINT NOT NULL,
    no_trip BIGINT NOT NULL,
    online BIGINT NOT NULL,
    entered BIGINT NOT NULL,
    concentrated BIGINT NOT NULL,
    PRIMARY KEY (department, day)
);
