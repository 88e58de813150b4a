-- How much a draft still lacks, so that lists tell what waits for its editor from what waits for its reviewers.
ALTER TABLE item_view ADD COLUMN faults BIGINT NOT NULL DEFAULT 0;
CREATE INDEX item_latest_named ON item_view (latest_state, name, code);
