-- Approved units, each with 50 visitors who wait for payment: enough for 25 orders of two. The ids are those that the
-- generator makes (OrderKeys). Usage: psql -v units=N -f orders.sql

INSERT INTO unit (unit_id, edition_id, category, delegation_id, state, created_at, updated_at, round, name, desk_id, node_id,
                  submitted_at, decided_at)
SELECT ('0190f000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, e.edition_id, 'domestic-enterprise', d.delegation_id,
       'approved', now(), now(), 1, 'unit ' || n, coalesce(d.parent_id, d.delegation_id), d.delegation_id, now(), now()
FROM generate_series(1, :units) n, (SELECT edition_id FROM edition ORDER BY opens_at DESC LIMIT 1) e,
     (SELECT delegation_id, parent_id FROM delegation ORDER BY code LIMIT 1) d;

INSERT INTO person (unit_id, edition_id, person_id, kind, state, tag, round, desk_id, node_id, entry_days, submitted_at,
                    created_at, updated_at)
SELECT u.unit_id, u.edition_id,
       ('0190f200-0000-7000-8000-' || lpad((50 * right(u.unit_id::text, 12)::bigint + i)::text, 12, '0'))::uuid,
       'mainland', 'pending-payment', 'visitor', 1, u.desk_id, u.node_id, '{}', now(), now(), now()
FROM unit u, generate_series(0, 49) i;

ANALYZE;
