-- Lists newest first go on behind a row without looking at the rows before it: for every filter an index that ends
-- in the order of the list.
DROP INDEX case_applicant;
DROP INDEX case_agent;
DROP INDEX case_department;
CREATE INDEX case_applicant_newest ON case_view (applicant, submitted_at, number);
CREATE INDEX case_agent_newest ON case_view (agent, submitted_at, number);
CREATE INDEX case_department_newest ON case_view (department, submitted_at, number);
CREATE INDEX case_department_open_newest ON case_view (department, is_open, submitted_at, number);
CREATE INDEX case_status_newest ON case_view (status, submitted_at, number);
CREATE INDEX case_open_newest ON case_view (is_open, submitted_at, number);

DROP INDEX card_department;
CREATE INDEX card_department_newest ON card_view (department, raised_at, card);
CREATE INDEX card_open_newest ON card_view (is_open, raised_at, card);
CREATE INDEX card_level_newest ON card_view (level, raised_at, card);

DROP INDEX item_department;
DROP INDEX item_state;
CREATE INDEX item_named ON item_view (name, code);
CREATE INDEX item_department_named ON item_view (department, name, code);
CREATE INDEX item_state_named ON item_view (state, name, code);
