-- The gateways' daily bills compared with our ledger (R-PAY-7).

CREATE TABLE gateway_bill (
    gateway     text        NOT NULL CHECK (gateway IN ('alipay', 'wechatpay', 'unionpay')),
    day         date        NOT NULL,   -- in Beijing
    -- waiting: to be fetched at next_at; fetching: somebody is at it; compared: done; missing: given up, finance must look
    state       text        NOT NULL CHECK (state IN ('waiting', 'fetching', 'compared', 'missing')),
    -- of the last comparison: what the bill says, and what we have of it
    payments      int       NOT NULL DEFAULT 0,
    paid_fen      bigint    NOT NULL DEFAULT 0,
    refunds       int       NOT NULL DEFAULT 0,
    refunded_fen  bigint    NOT NULL DEFAULT 0,
    our_payments  int       NOT NULL DEFAULT 0,
    our_paid_fen  bigint    NOT NULL DEFAULT 0,
    our_refunds   int       NOT NULL DEFAULT 0,
    our_refunded_fen bigint NOT NULL DEFAULT 0,
    attempts    int         NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    lease_until timestamptz,
    fence       int         NOT NULL DEFAULT 0,
    -- why it was not there the last time, in one short word
    note        text        NOT NULL DEFAULT '',
    compared_at timestamptz,
    PRIMARY KEY (gateway, day)
);

CREATE TABLE gateway_bill_line (
    gateway    text        NOT NULL,
    day        date        NOT NULL,
    line_key   text        NOT NULL,   -- kind and the gateway's number, and a running number where that repeats
    kind       text        NOT NULL CHECK (kind IN ('payment', 'refund')),
    number     text        NOT NULL,   -- ours, of the payment
    trade_no   text        NOT NULL,
    refund_number text,                -- ours, of the refund
    amount_fen bigint      NOT NULL,
    at         timestamptz,
    PRIMARY KEY (gateway, day, line_key)
);

-- money near midnight is looked for in the bills of the days before and after
CREATE INDEX gateway_bill_line_trade ON gateway_bill_line (gateway, trade_no, day);

CREATE INDEX gateway_bill_line_refund ON gateway_bill_line (gateway, refund_number) WHERE refund_number IS NOT NULL;

CREATE TABLE bill_difference (
    difference_id uuid      PRIMARY KEY,
    gateway     text        NOT NULL,
    day         date        NOT NULL,
    line_key    text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('only-ours', 'only-theirs', 'amount', 'status')),
    number      text        NOT NULL,
    trade_no    text        NOT NULL,
    unit_id     uuid,
    payment_id  uuid,
    ours_fen    bigint,
    theirs_fen  bigint,
    state       text        NOT NULL CHECK (state IN ('open', 'settled')),
    note        text        NOT NULL DEFAULT '',
    settled_by  uuid,       -- null where the system did, by asking the gateway or by a later bill
    settled_at  timestamptz,
    created_at  timestamptz NOT NULL,
    UNIQUE (gateway, day, line_key, kind),
    CHECK ((state = 'settled') = (settled_at IS NOT NULL))
);

CREATE INDEX bill_difference_queue ON bill_difference (state, day, difference_id);
