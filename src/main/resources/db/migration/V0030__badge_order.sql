-- Orders of badge fees (R-PAY-1..3, 5). "order" is a word of SQL, hence badge_order.

-- Visitors always pay: whoever need not is staff or a VIP, and in no order. No gateway takes an order of nothing.
ALTER TABLE edition ADD CONSTRAINT edition_has_fees CHECK (new_badge_fen > 0 AND reused_badge_fen > 0);

CREATE TABLE badge_order (
    unit_id      uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    edition_id   uuid        NOT NULL,
    -- what people read and type; alphanumeric, 16 characters, the front part of the payments' numbers
    number       text        NOT NULL CHECK (number ~ '^[A-Z0-9]{16}$'),
    state        text        NOT NULL CHECK (state IN ('unpaid', 'confirming', 'closing', 'paid', 'cancelled', 'expired')),
    -- what a closing order becomes once every gateway has said that nothing was paid
    closing_to   text        CHECK (closing_to IN ('cancelled', 'expired')),
    amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
    persons      int         NOT NULL CHECK (persons > 0),
    -- the first moment at which nothing may be paid any more: the last way's deadline when the order was made
    expires_at   timestamptz NOT NULL,
    -- how it was paid: a channel's code; null until then
    paid_by      text,
    -- when the payer paid, by the gateway's or bank's word
    paid_at      timestamptz,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    -- what the request that made it was to do: asked again, it finds this order; null if nobody can ask again
    intent       uuid,
    UNIQUE (unit_id, intent),
    PRIMARY KEY (unit_id, order_id),
    CHECK ((state = 'closing') = (closing_to IS NOT NULL)),
    CHECK ((state = 'paid') = (paid_at IS NOT NULL)),
    CHECK ((paid_by IS NULL) = (paid_at IS NULL))
) WITH (fillfactor = 85);

-- what the round of expiry and the round of closing look for
CREATE INDEX badge_order_ending ON badge_order (expires_at) WHERE state = 'unpaid';
CREATE INDEX badge_order_closing ON badge_order (updated_at) WHERE state = 'closing';

-- Who is paid for by an order. live: the order is neither cancelled nor expired.
CREATE TABLE badge_order_person (
    unit_id    uuid    NOT NULL,
    order_id   uuid    NOT NULL,
    edition_id uuid    NOT NULL,
    person_id  uuid    NOT NULL,
    fee        text    NOT NULL CHECK (fee IN ('new-badge', 'reused-badge')),
    fee_fen    bigint  NOT NULL CHECK (fee_fen > 0),
    live       boolean NOT NULL DEFAULT true,
    PRIMARY KEY (unit_id, order_id, person_id)
);

-- A person is in at most one live order (R-PAY-2).
CREATE UNIQUE INDEX badge_order_person_live ON badge_order_person (unit_id, edition_id, person_id) WHERE live;

-- Whose number it is: unique across units, written with the order. Callbacks know nothing but a number.
CREATE TABLE badge_order_number (
    number   text PRIMARY KEY,
    unit_id  uuid NOT NULL,
    order_id uuid NOT NULL
);
