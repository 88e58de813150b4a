-- Ratings and what follows a bad one (R-01 … R-08): under which name it is shown, what it waits for and until when. The name says
-- nothing of the case, for an anonymous rating must not lead to whoever gave it (R-11). Rows made before this get theirs with
-- `onewindow rebuild`.
ALTER TABLE rating_view ADD COLUMN reference TEXT NOT NULL DEFAULT '';
ALTER TABLE rating_view ADD COLUMN clerk TEXT;
ALTER TABLE rating_view ADD COLUMN channel TEXT;
ALTER TABLE rating_view ADD COLUMN anonymous BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rating_view ADD COLUMN bad BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rating_view ADD COLUMN state TEXT NOT NULL DEFAULT 'open';
-- Whose turn it is: the department's, the hall's, or nobody's; and since or until when.
ALTER TABLE rating_view ADD COLUMN turn TEXT NOT NULL DEFAULT '';
ALTER TABLE rating_view ADD COLUMN turn_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE rating_view ADD COLUMN contact_by BIGINT;
ALTER TABLE rating_view ADD COLUMN seen_to_by BIGINT;
ALTER TABLE rating_view ADD COLUMN review_by BIGINT;
ALTER TABLE rating_view ADD COLUMN missed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rating_view ADD COLUMN contested BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rating_view ADD COLUMN excluded BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE rating_view ADD COLUMN second_level TEXT;
CREATE INDEX rating_reference ON rating_view (reference);
CREATE INDEX rating_turn ON rating_view (turn, turn_at, reference) WHERE turn <> '';
CREATE INDEX rating_contested ON rating_view (review_by, reference) WHERE contested = TRUE;
CREATE INDEX rating_newest ON rating_view (given_at, reference) WHERE given_at IS NOT NULL;
CREATE INDEX rating_bad_newest ON rating_view (given_at, reference) WHERE bad = TRUE;
CREATE INDEX rating_department_newest ON rating_view (department, given_at, reference) WHERE given_at IS NOT NULL;
CREATE INDEX rating_clerk_newest ON rating_view (clerk, given_at, reference) WHERE given_at IS NOT NULL;
