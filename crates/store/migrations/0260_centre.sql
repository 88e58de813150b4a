-- The centre of supervision (SU4, SU5): where an application was taken in, which kind of rule a card is of, which open steps
-- are of high risk, and what happens at which hour and at which place. Rows made before this get theirs with `onewindow rebuild`.
ALTER TABLE case_view ADD COLUMN station TEXT;
CREATE INDEX case_station_newest ON case_view (station, submitted_at, number) WHERE station IS NOT NULL;
CREATE INDEX case_item_newest ON case_view (item, submitted_at, number);

ALTER TABLE card_view ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE INDEX card_kind_newest ON card_view (kind, raised_at, card);
CREATE INDEX card_department_kind_newest ON card_view (department, kind, raised_at, card);
CREATE INDEX card_unanswered_newest ON card_view (raised_at, card) WHERE unanswered = TRUE;

ALTER TABLE task ADD COLUMN risk TEXT;
CREATE INDEX task_high_risk ON task (since, case_number, step) WHERE risk = 'high';

-- What happened at which hour of which day, of the whole hall.
CREATE TABLE hour_tally (
    day TEXT NOT NULL,
    hour BIGINT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, hour, what)
);

-- What happened on which day at which place with which item; an empty station is the hall itself.
CREATE TABLE place_tally (
    day TEXT NOT NULL,
    station TEXT NOT NULL,
    department TEXT NOT NULL,
    item TEXT NOT NULL,
    what TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, station, department, item, what)
);
