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
    -- SHA-256 of the photo last submitted, cleaned as it is stored
    ADD COLUMN photo_digest bytea,
    -- since when an order exists for the person; from then on the entry days cannot be changed (R-PER-8)
    ADD COLUMN ordered_at timestamptz;

-- the document of that submission, for good, also where the claim was given back
ALTER TABLE person_round ADD COLUMN document_index bytea;

-- What a reviewer is told: the same photo of others, and the same document submitted before, across the edition.
CREATE INDEX person_photo ON person (edition_id, photo_digest) WHERE photo_digest IS NOT NULL;
CREATE INDEX person_round_document ON person_round (edition_id, document_index) WHERE document_index IS NOT NULL;
