-- Payments through gateways (R-PAY-4, 6, 7): one row is one try to pay an order by one channel.

CREATE TABLE payment (
    unit_id      uuid        NOT NULL,
    payment_id   uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    -- our number at the gateway (out_trade_no, orderId): the order's number and two digits
    number       text        NOT NULL CHECK (number ~ '^[A-Z0-9]{18}$'),
    channel      text        NOT NULL CHECK (channel IN ('alipay', 'wechatpay', 'unionpay-qr', 'unionpay-b2b')),
    -- whose channel it is: the name's first word
    gateway      text        NOT NULL GENERATED ALWAYS AS (split_part(channel, '-', 1)) STORED,
    state        text        NOT NULL CHECK (state IN ('sending', 'open', 'unknown', 'paid', 'closed', 'failed')),
    amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
    -- txnTime of UnionPay, part of a payment's identity there; seconds
    sent_at      timestamptz NOT NULL,
    -- what the payer scans, or the form that takes them to their bank (JSON; nothing personal in it); null until known
    code         text,
    -- from then on the code is not shown any more; the gateway may still report a success
    expires_at   timestamptz NOT NULL,
    -- of the success: the gateway's own number, what it says was paid and when
    trade_no     text,
    captured_fen bigint      CHECK (captured_fen >= 0),
    captured_at  timestamptz,
    -- what became of the money: booked to its order, or odd
    outcome      text        CHECK (outcome IN ('booked', 'late', 'double', 'wrong-amount', 'wrong-currency')),
    -- when to ask the gateway next; null when nothing is left to ask
    ask_at       timestamptz,
    asks         int         NOT NULL DEFAULT 0,
    -- who asks at the moment, until when; fence makes a late answer of somebody whose lease is over harmless
    lease_until  timestamptz,
    fence        int         NOT NULL DEFAULT 0,
    -- why the last call failed, for finance; never what a gateway said word for word
    note         text        NOT NULL DEFAULT '',
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (unit_id, payment_id),
    UNIQUE (unit_id, number),
    CHECK ((state = 'paid') = (captured_fen IS NOT NULL)),
    CHECK ((captured_fen IS NULL) = (captured_at IS NULL)),
    CHECK ((captured_fen IS NULL) = (trade_no IS NULL)),
    CHECK ((captured_fen IS NULL) = (outcome IS NULL))
) WITH (fillfactor = 85);

CREATE INDEX payment_of_order ON payment (unit_id, order_id, created_at);
-- One open try for each order and channel: the second caller gets the first one's code.
CREATE UNIQUE INDEX payment_open ON payment (unit_id, order_id, channel) WHERE state IN ('sending', 'open', 'unknown');
-- One success pays an order.
CREATE UNIQUE INDEX payment_booked ON payment (unit_id, order_id) WHERE outcome = 'booked';
-- a queue for each gateway: what waits for one that is away is not in the others' way
CREATE INDEX payment_to_ask ON payment (gateway, ask_at) WHERE ask_at IS NOT NULL;
-- the day's ledger of a channel, for reconciliation
CREATE INDEX payment_captured ON payment (channel, captured_at) WHERE captured_at IS NOT NULL;

-- A gateway's transaction belongs to one payment, across units.
CREATE TABLE payment_trade_claim (
    gateway    text NOT NULL CHECK (gateway IN ('alipay', 'wechatpay', 'unionpay')),
    trade_no   text NOT NULL,
    unit_id    uuid NOT NULL,
    payment_id uuid NOT NULL,
    PRIMARY KEY (gateway, trade_no)
);

-- Every message of a gateway that was verified, as it came; what was refused is kept as a hash and a reason only.
CREATE TABLE payment_message (
    message_id  uuid        PRIMARY KEY,
    gateway     text        NOT NULL CHECK (gateway IN ('alipay', 'wechatpay', 'unionpay')),
    digest      bytea       NOT NULL,           -- SHA-256 of the raw body
    kind        text        NOT NULL CHECK (kind IN ('payment', 'refund', 'other', 'refused')),
    -- our number in it, as far as it could be read
    number      text        NOT NULL DEFAULT '',
    verdict     text        NOT NULL,           -- booked, repeated, late, double, wrong-amount, unknown-order, bad-signature …
    body        bytea,                          -- encrypted; null where refused
    received_at timestamptz NOT NULL
);

-- The same message again is kept once, so that nobody can fill the table by repeating one.
CREATE UNIQUE INDEX payment_message_once ON payment_message (gateway, digest, (body IS NULL));
CREATE INDEX payment_message_received ON payment_message (received_at);
CREATE INDEX payment_message_number ON payment_message (number) WHERE number <> '';

-- Money that does not fit, for finance: late, double or of a wrong amount; or of an order that we do not know.
CREATE TABLE odd_payment (
    odd_id      uuid        PRIMARY KEY,
    gateway     text        NOT NULL,
    trade_no    text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('late', 'double', 'wrong-amount', 'wrong-currency', 'unknown-order')),
    unit_id     uuid,
    order_id    uuid,
    payment_id  uuid,
    number      text        NOT NULL,
    expected_fen bigint,
    amount_fen  bigint      NOT NULL,
    currency    text        NOT NULL,
    paid_at     timestamptz NOT NULL,
    -- open: waits for finance; refunding: a refund of its own is queued; resolved: finance has dealt with it
    state       text        NOT NULL CHECK (state IN ('open', 'refunding', 'resolved')),
    note        text        NOT NULL DEFAULT '',
    resolved_by uuid,
    resolved_at timestamptz,
    created_at  timestamptz NOT NULL,
    UNIQUE (gateway, trade_no, kind),
    CHECK ((state = 'resolved') = (resolved_at IS NOT NULL))
);

CREATE INDEX odd_payment_queue ON odd_payment (state, created_at, odd_id);
-- what belongs to a day's ledger beside the payments
CREATE INDEX odd_payment_paid ON odd_payment (gateway, paid_at);

-- Refunds that the system owes by itself (late and double successes), each with a number of its own, written with its
-- cause. Sending them is the refunds' work.
CREATE TABLE owed_refund (
    unit_id    uuid        NOT NULL,
    refund_id  uuid        NOT NULL,
    payment_id uuid        NOT NULL,
    gateway    text        NOT NULL CHECK (gateway IN ('alipay', 'wechatpay', 'unionpay')),
    trade_no   text        NOT NULL,           -- the gateway's transaction that is sent back
    number     text        NOT NULL CHECK (number ~ '^[A-Z0-9]{20}$'), -- the payment's number and two digits: out_refund_no
    amount_fen bigint      NOT NULL CHECK (amount_fen > 0),
    cause      text        NOT NULL CHECK (cause IN ('late', 'double')),
    state      text        NOT NULL CHECK (state IN ('queued')),
    -- what its gateway has said of it by itself, in a message or a bill; done stays done
    told       text        CHECK (told IN ('pending', 'failed', 'done')),
    told_at    timestamptz,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (unit_id, refund_id),
    UNIQUE (unit_id, number),
    UNIQUE (unit_id, payment_id, trade_no),
    CHECK ((told IS NULL) = (told_at IS NULL))
);

CREATE INDEX owed_refund_queue ON owed_refund (state, created_at);
-- what belongs to a day's bill
CREATE INDEX owed_refund_done ON owed_refund (gateway, told_at) WHERE told = 'done';

-- One-time link by which a colleague without account pays an order (hash of its token).
CREATE TABLE payer_link (
    token_hash bytea       PRIMARY KEY,
    unit_id    uuid        NOT NULL,
    order_id   uuid        NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE INDEX payer_link_of_order ON payer_link (unit_id, order_id);
CREATE INDEX payer_link_expiry ON payer_link (expires_at);
