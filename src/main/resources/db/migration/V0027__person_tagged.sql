-- Queues of reviewers filtered by a tag, which may be rare among hundreds of thousands of persons. Written only from the
-- moment at which a person is tagged.
CREATE INDEX person_tagged_of_desk ON person (edition_id, desk_id, tag, state, submitted_at, person_id) WHERE tag IS NOT NULL;
CREATE INDEX person_tagged_of_node ON person (edition_id, node_id, tag, state, submitted_at, person_id) WHERE tag IS NOT NULL;
CREATE INDEX person_tagged_of_edition ON person (edition_id, tag, state, submitted_at, person_id) WHERE tag IS NOT NULL;
