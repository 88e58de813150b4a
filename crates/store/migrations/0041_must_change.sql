-- 须改密码: the password was given by somebody else and is to be changed before anything is done with it.
ALTER TABLE account ADD COLUMN must_change BIGINT;
