-- Which reviewer is looking at which unit (R-REV): a soft claim, for a few minutes. It warns; what protects a decision
-- is the guarded update of what is decided. Who had it before somebody took it over is kept with it, so that they are
-- told and do not decide unaware; it goes with the claim.
CREATE TABLE review_claim (
    edition_id uuid        NOT NULL,
    unit_id    uuid        NOT NULL,
    desk_id    uuid        NOT NULL,
    node_id    uuid        NOT NULL,
    staff_id   uuid        NOT NULL,
    until      timestamptz NOT NULL,
    taken_from uuid[]      NOT NULL DEFAULT '{}',
    PRIMARY KEY (edition_id, unit_id)
);
CREATE INDEX review_claim_of_desk ON review_claim (edition_id, desk_id, until);
CREATE INDEX review_claim_until ON review_claim (until);
