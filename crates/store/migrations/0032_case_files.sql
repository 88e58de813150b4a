-- 办件文件: which contents a case names, so that no content is thrown away that one does. A view, made anew by rebuild.
CREATE TABLE case_file (
    hash TEXT NOT NULL,
    case_number TEXT NOT NULL,
    PRIMARY KEY (hash, case_number)
);

-- 每日上传量: how many bytes a person has put in on a day, taken back or not.
CREATE TABLE upload_day (
    owner TEXT NOT NULL,
    day TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (owner, day)
);
CREATE INDEX upload_day_day ON upload_day (day);
