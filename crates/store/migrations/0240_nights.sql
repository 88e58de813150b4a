-- 夜查: which days have been looked over for what only shows beside other cases (SU6), and how far the log had come at their
-- end: the next night reads on from there. Not history: what was found stands in the log as cards.
CREATE TABLE night (
    day TEXT NOT NULL PRIMARY KEY,
    read_to BIGINT NOT NULL,
    found BIGINT NOT NULL,
    done_at BIGINT NOT NULL
);
