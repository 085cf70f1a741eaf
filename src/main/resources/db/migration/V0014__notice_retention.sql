-- Notices that are over, by age: they are removed after a time.
CREATE INDEX notice_over ON notice (created_at, notice_id) WHERE state IN ('sent', 'dead');
-- Newest first, in pages.
DROP INDEX notice_dead;
CREATE INDEX notice_dead ON notice (created_at, notice_id) WHERE state = 'dead';
