-- Lists of the cards of one rule, newest first, to which the report of supervision leads.
CREATE INDEX card_rule_newest ON card_view (rule, raised_at, card);
