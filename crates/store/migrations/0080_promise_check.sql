-- The worklist rows of promises that are to be verified (P-09): few among many tasks, and asked for when the calendar moves.
CREATE INDEX task_promise_check ON task (case_number) WHERE step = 'promise-check';
