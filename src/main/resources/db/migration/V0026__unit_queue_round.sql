-- Reviewers count what waits and what of it came back a second time. With the round in the index the counts of a scope
-- need no visit to the table: a quarter of the pages at 100,000 units.
DROP INDEX unit_of_desk;
DROP INDEX unit_of_node;
DROP INDEX unit_of_edition;
CREATE INDEX unit_of_desk ON unit (edition_id, desk_id, state, submitted_at, unit_id) INCLUDE (round);
CREATE INDEX unit_of_node ON unit (edition_id, node_id, state, submitted_at, unit_id) INCLUDE (round);
CREATE INDEX unit_of_edition ON unit (edition_id, state, submitted_at, unit_id) INCLUDE (round);
