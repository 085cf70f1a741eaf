-- An unpaid order for each person that the seeder made, with a code of Alipay's that somebody has just paid.
UPDATE person SET state = 'pending-payment', tag = 'visitor', round = greatest(round, 1),
    submitted_at = coalesce(submitted_at, now()), ordered_at = now();
CREATE TEMP TABLE made AS
    SELECT unit_id, edition_id, person_id, 'FG' || lpad((row_number() OVER ())::text, 14, '0') AS number FROM person;
INSERT INTO badge_order (unit_id, order_id, edition_id, number, state, amount_fen, persons, expires_at, created_at, updated_at)
    SELECT unit_id, person_id, edition_id, number, 'unpaid', 20000, 1, '2099-01-01', '2026-09-01', '2026-09-01' FROM made;
INSERT INTO badge_order_person (unit_id, order_id, edition_id, person_id, fee, fee_fen)
    SELECT unit_id, person_id, edition_id, person_id, 'new-badge', 20000 FROM made;
INSERT INTO badge_order_number (number, unit_id, order_id) SELECT number, unit_id, person_id FROM made;
INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, code, expires_at, created_at,
        updated_at)
    SELECT unit_id, gen_random_uuid(), person_id, number || '01', 'alipay', 'open', 20000, '2026-09-01', 'code', '2026-09-02',
        '2026-09-01', '2026-09-01' FROM made;
VACUUM (ANALYZE);
