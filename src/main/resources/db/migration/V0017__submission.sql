-- Submission and decision of a unit's registration (R-UNIT 5-7).

ALTER TABLE unit DROP CONSTRAINT unit_state_check;
ALTER TABLE unit ADD CONSTRAINT unit_state_check CHECK (state IN ('draft', 'submitted', 'returned', 'approved'));
ALTER TABLE unit
    -- how often it was submitted; 0 before the first time. A decision names the round that the reviewer saw.
    ADD COLUMN round        int NOT NULL DEFAULT 0 CHECK (round >= 0),
    -- name as submitted: what reviewers search for; empty before
    ADD COLUMN name         text NOT NULL DEFAULT '',
    -- the delegation that reviews it, or the nil id for the overseas desk; and the node joined, or the nil id
    ADD COLUMN desk_id      uuid,
    ADD COLUMN node_id      uuid,
    ADD COLUMN submitted_at timestamptz,
    -- when a reviewer first opened the present round: from then on it cannot be withdrawn
    ADD COLUMN opened_at    timestamptz,
    ADD COLUMN decided_at   timestamptz;
UPDATE unit u SET
    node_id = coalesce(u.delegation_id, '00000000-0000-0000-0000-000000000000'),
    desk_id = coalesce(
        (SELECT coalesce(d.parent_id, d.delegation_id) FROM delegation d WHERE d.delegation_id = u.delegation_id),
        '00000000-0000-0000-0000-000000000000');
ALTER TABLE unit ALTER COLUMN desk_id SET NOT NULL;
ALTER TABLE unit ALTER COLUMN node_id SET NOT NULL;
ALTER TABLE unit ADD CHECK (state = 'draft' OR round > 0);
ALTER TABLE unit SET (fillfactor = 85);

CREATE INDEX unit_of_desk ON unit (edition_id, desk_id, state, submitted_at, unit_id);
CREATE INDEX unit_of_node ON unit (edition_id, node_id, state, submitted_at, unit_id);
CREATE INDEX unit_of_edition ON unit (edition_id, state, submitted_at, unit_id);

-- Every submission of a unit, as it was sent in, and what was decided of it.
CREATE TABLE unit_round (
    unit_id      uuid        NOT NULL,
    edition_id   uuid        NOT NULL,
    round        int         NOT NULL CHECK (round > 0),
    body         bytea       NOT NULL, -- encrypted JSON of all checked pages
    submitted_at timestamptz NOT NULL,
    outcome      text        CHECK (outcome IN ('approved', 'returned', 'withdrawn')),
    reasons      bytea,                -- encrypted JSON list of field and text
    decided_by   uuid,
    decided_at   timestamptz,
    PRIMARY KEY (unit_id, edition_id, round),
    CHECK ((outcome IS NULL) = (decided_at IS NULL))
);
