-- Sign-ins of staff who have yet to replace a start password or to enrol a second factor: good for nothing else.
ALTER TABLE session_family ADD COLUMN unfinished boolean NOT NULL DEFAULT false;
