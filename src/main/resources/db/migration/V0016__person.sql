-- Persons of a unit (R-PER). What is typed lives in drafts (page person.<id>); a row here is the person's life, and what
-- was submitted is kept round by round.

-- The person's draft page is named person.<uuid>, 43 characters: it fits the 64 of draft.page.

CREATE TABLE person (
    unit_id       uuid        NOT NULL,
    edition_id    uuid        NOT NULL,
    person_id     uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('mainland', 'hong-kong-macao-taiwan', 'foreign', 'chinese-abroad')),
    state         text        NOT NULL CHECK (state IN ('draft', 'submitted', 'pending-lock', 'pending-payment',
        'under-check', 'approved', 'rejected', 'returned', 'cancelled', 'in-production', 'ready', 'shipped', 'issued',
        'reused')),
    tag           text        CHECK (tag IN ('visitor', 'staff', 'vip')),
    -- how often it was submitted; 0 before the first time. A decision names the round that the reviewer saw.
    round         int         NOT NULL DEFAULT 0 CHECK (round >= 0),
    -- encrypted JSON of what lists show: name, masked document number, photo; null while nothing was ever submitted
    summary       bytea,
    -- copied from the unit, so that a reviewer's queue is one index range: the delegation (or the nil id for the
    -- overseas desk), and the node that the unit joined (the nil id overseas)
    desk_id       uuid        NOT NULL,
    node_id       uuid        NOT NULL,
    photo_file_id uuid,
    proof_file_id uuid,
    entry_days    date[]      NOT NULL DEFAULT '{}',
    submitted_at  timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (unit_id, edition_id, person_id),
    CHECK ((state IN ('draft', 'cancelled')) OR round > 0),
    CHECK (state NOT IN ('pending-payment', 'under-check', 'approved', 'rejected', 'in-production', 'ready', 'shipped',
        'issued', 'reused') OR tag IS NOT NULL)
) WITH (fillfactor = 85);

-- Queues of reviewers: first those who have waited longest. One index for each reach of a reviewer.
CREATE INDEX person_of_desk ON person (edition_id, desk_id, state, submitted_at, person_id);
CREATE INDEX person_of_node ON person (edition_id, node_id, state, submitted_at, person_id);
CREATE INDEX person_of_edition ON person (edition_id, state, submitted_at, person_id);

-- Every submission of a person, as it was sent in, and what was decided of it.
CREATE TABLE person_round (
    unit_id      uuid        NOT NULL,
    edition_id   uuid        NOT NULL,
    person_id    uuid        NOT NULL,
    round        int         NOT NULL CHECK (round > 0),
    body         bytea       NOT NULL, -- encrypted JSON of the checked fields
    submitted_at timestamptz NOT NULL,
    outcome      text        CHECK (outcome IN ('accepted', 'returned', 'withdrawn')),
    reasons      bytea,                -- encrypted JSON list of field and text
    decided_by   uuid,
    decided_at   timestamptz,
    PRIMARY KEY (unit_id, edition_id, person_id, round),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);

-- Who holds a document in an edition, across all units (R-PER-5): written in the transaction that submits the person.
CREATE TABLE person_document_claim (
    edition_id     uuid  NOT NULL,
    document_index bytea NOT NULL, -- keyed hash of document type and number
    unit_id        uuid  NOT NULL,
    person_id      uuid  NOT NULL,
    PRIMARY KEY (edition_id, document_index)
);

ALTER TABLE file DROP CONSTRAINT file_purpose_check;
ALTER TABLE file ADD CONSTRAINT file_purpose_check CHECK (purpose IN ('qualification', 'person_photo', 'person_proof'));
