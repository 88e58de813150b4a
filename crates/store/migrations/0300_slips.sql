-- 缴款单 (F-01 … F-09): what is to be paid for a case, how it stands, and what finance or the head has to do about it. Rows of slips made before
-- this come with `onewindow rebuild`.
CREATE TABLE slip_view (
    case_number TEXT PRIMARY KEY,
    department TEXT NOT NULL,
    item TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    total BIGINT NOT NULL,
    due BIGINT NOT NULL,
    -- What finance has to do: verify, look at money in suspense, pay back; empty where nothing.
    turn TEXT NOT NULL DEFAULT '',
    turn_at BIGINT NOT NULL DEFAULT 0,
    -- Since when a relief waits for the head.
    relief_at BIGINT,
    issued_at BIGINT NOT NULL
);
CREATE INDEX slip_turn ON slip_view (turn_at, case_number) WHERE turn <> '';
CREATE INDEX slip_relief ON slip_view (department, relief_at, case_number) WHERE relief_at IS NOT NULL;
CREATE INDEX slip_newest ON slip_view (issued_at, case_number);
CREATE INDEX slip_state_newest ON slip_view (state, issued_at, case_number);
-- Which case a number is for, also of slips that stand no more: money may come by any of them.
CREATE TABLE slip_code (
    code TEXT PRIMARY KEY,
    case_number TEXT NOT NULL
);
-- By which payment which case was paid: a bank's number belongs to one case. The first that told of it has it.
CREATE TABLE slip_payment (
    reference TEXT PRIMARY KEY,
    case_number TEXT NOT NULL
);
