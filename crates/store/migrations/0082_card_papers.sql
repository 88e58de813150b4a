-- What was ordered, proposed and answered on a card in writing (N-19); numbered in the same series as the papers of cases.
CREATE TABLE card_document (
    number TEXT NOT NULL PRIMARY KEY,
    card TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX card_document_card ON card_document (card, version);
