-- Patrols and the monthly ranking (S-16): which months have a book and how far each has come, and what follows from one until it is
-- answered. What a book says is read from its dossier; a row only says where to look.
CREATE TABLE month_book (
    month TEXT NOT NULL PRIMARY KEY,
    patrols BIGINT NOT NULL,
    amiss BIGINT NOT NULL,
    ranked BIGINT NOT NULL,
    open BIGINT NOT NULL,
    drawn_at BIGINT,
    published_at BIGINT
);

CREATE TABLE consequence_view (
    month TEXT NOT NULL,
    number BIGINT NOT NULL,
    department TEXT NOT NULL,
    kind TEXT NOT NULL,
    ground TEXT NOT NULL,
    months BIGINT NOT NULL,
    due_on TEXT,
    is_open BOOLEAN NOT NULL,
    PRIMARY KEY (month, number)
);
CREATE INDEX consequence_open ON consequence_view (is_open, month, number);
CREATE INDEX consequence_department ON consequence_view (department, month, number);
