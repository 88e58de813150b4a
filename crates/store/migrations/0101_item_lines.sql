-- What the published lists say, a line each, from the version in force of every item: duties, fees, laws, approvals
-- beforehand and bought services. A list is read in the order of its key.
CREATE TABLE item_line (
    list TEXT NOT NULL,
    sorted TEXT NOT NULL,
    code TEXT NOT NULL,
    n BIGINT NOT NULL,
    department TEXT NOT NULL,
    item TEXT NOT NULL,
    item_en TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (list, sorted, code, n)
);
CREATE INDEX item_line_code ON item_line (code);
CREATE INDEX item_line_department ON item_line (list, department, sorted, code, n);
