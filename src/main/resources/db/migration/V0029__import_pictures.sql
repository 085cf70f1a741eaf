-- How many pictures an import's archive holds, so that a report says when some belong to nobody.
ALTER TABLE person_import ADD COLUMN pictures int NOT NULL DEFAULT 0;
