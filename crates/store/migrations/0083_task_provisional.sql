-- Whether a decree to come may move the day of a task (C-08): a limit in calendar days it cannot.
ALTER TABLE task ADD COLUMN provisional BOOLEAN NOT NULL DEFAULT FALSE;
