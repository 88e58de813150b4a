-- 核验: when somebody at the hall has seen whose number it is. Entries made before are unverified.
ALTER TABLE vault_lookup ADD COLUMN verified_at BIGINT;
