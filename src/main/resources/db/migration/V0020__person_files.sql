-- What nothing points at, for the sweeper, oldest first. A person's draft may name a file for weeks without telling, so
-- those files are looked at by an index of their own.
DROP INDEX file_to_sweep;
CREATE INDEX file_to_sweep ON file (changed_at)
    WHERE state IN ('pending', 'released', 'deleting') OR state = 'stored' AND purpose = 'qualification';
CREATE INDEX file_of_draft_to_sweep ON file (changed_at)
    WHERE state = 'stored' AND purpose <> 'qualification';

ALTER TABLE person
    -- the document claimed by the last submission: keyed hash of type and number, as in person_document_claim
    ADD COLUMN document_index bytea,
    -- since when an order exists for the person; from then on the entry days cannot be changed (R-PER-8)
    ADD COLUMN ordered_at timestamptz;
