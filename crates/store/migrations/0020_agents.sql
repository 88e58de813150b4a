-- 代办: an agent sees the cases made for others, newest first.
CREATE INDEX case_agent ON case_view (agent, submitted_at);
