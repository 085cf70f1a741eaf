-- The document that was submitted last. Replacing it after a rejection must not let it go: every round is kept (R-UNIT-7).
ALTER TABLE unit ADD COLUMN submitted_file_id uuid;
