-- 督办期限: until when an order on a card waits for its answer (S-10), so that whoever owes it is told on their first page.
ALTER TABLE card_view ADD COLUMN order_by BIGINT;
