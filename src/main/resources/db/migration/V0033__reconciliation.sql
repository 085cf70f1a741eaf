-- The gateways' daily bills compared with our ledger (R-PAY-7).

CREATE TABLE gateway_bill (
    gateway     text        NOT NULL CHECK (gateway IN ('alipay', 'wechatpay', 'unionpay')),
    day         date        NOT NULL,
    -- waiting: not there yet; compared: done, with what was found; fetching: somebody is at it
    state       text        NOT NULL CHECK (state IN ('waiting', 'fetching', 'compared')),
    payments    int         NOT NULL DEFAULT 0,
    paid_fen    bigint      NOT NULL DEFAULT 0,
    refunds     int         NOT NULL DEFAULT 0,
    refunded_fen bigint     NOT NULL DEFAULT 0,
    ledger_fen  bigint      NOT NULL DEFAULT 0,
    differences int         NOT NULL DEFAULT 0,
    attempts    int         NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    lease_until timestamptz,
    fence       int         NOT NULL DEFAULT 0,
    note        text        NOT NULL DEFAULT '',
    compared_at timestamptz,
    PRIMARY KEY (gateway, day)
);

CREATE TABLE gateway_bill_line (
    gateway    text        NOT NULL,
    day        date        NOT NULL,
    line_key   text        NOT NULL,   -- kind and the gateway's number
    kind       text        NOT NULL CHECK (kind IN ('payment', 'refund')),
    number     text        NOT NULL,   -- ours
    trade_no   text        NOT NULL,
    amount_fen bigint      NOT NULL,
    at         timestamptz,
    PRIMARY KEY (gateway, day, line_key)
);

CREATE TABLE bill_difference (
    gateway     text        NOT NULL,
    day         date        NOT NULL,
    line_key    text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('only-ours', 'only-theirs', 'amount', 'status')),
    number      text        NOT NULL,
    unit_id     uuid,
    payment_id  uuid,
    ours_fen    bigint,
    theirs_fen  bigint,
    state       text        NOT NULL CHECK (state IN ('open', 'settled')),
    note        text        NOT NULL DEFAULT '',
    settled_by  uuid,       -- null where the system did, by asking the gateway
    settled_at  timestamptz,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (gateway, day, line_key, kind),
    CHECK ((state = 'settled') = (settled_at IS NOT NULL))
);

CREATE INDEX bill_difference_queue ON bill_difference (state, day, gateway, line_key);
