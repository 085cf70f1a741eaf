-- Payment by bank transfer (R-PAY-4c): what a unit says it sent, and what the bank says arrived.

-- An order's payment reference 汇款识别码: unique for ever, across units.
CREATE TABLE transfer_reference (
    reference  text PRIMARY KEY CHECK (reference ~ '^[2-9A-HJ-NP-Z]{8}$'),
    unit_id    uuid NOT NULL,
    order_id   uuid NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX transfer_reference_of_order ON transfer_reference (unit_id, order_id);

-- A remittance form with its voucher; every one is kept, the last one counts.
CREATE TABLE transfer (
    unit_id      uuid        NOT NULL,
    transfer_id  uuid        NOT NULL,
    order_id     uuid        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('declared', 'confirmed', 'rejected', 'withdrawn')),
    payer        bytea       NOT NULL,  -- encrypted JSON: name, account, bank, slip number
    amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
    paid_on      date        NOT NULL,
    voucher      uuid        NOT NULL,  -- file
    reason       text        NOT NULL DEFAULT '',
    line_id      uuid,                  -- the bank's line that proves it
    decided_by   uuid,
    declared_at  timestamptz NOT NULL,
    decided_at   timestamptz,
    PRIMARY KEY (unit_id, transfer_id),
    CHECK ((state = 'declared') = (decided_at IS NULL))
);

CREATE UNIQUE INDEX transfer_open ON transfer (unit_id, order_id) WHERE state IN ('declared', 'confirmed');
CREATE INDEX transfer_queue ON transfer (state, declared_at, transfer_id);

-- Statements of the bank that finance imported: the file is kept, encrypted, in the blob store.
CREATE TABLE bank_statement (
    statement_id uuid        PRIMARY KEY,
    digest       bytea       NOT NULL UNIQUE, -- SHA-256: the same file twice changes nothing
    format       text        NOT NULL CHECK (format IN ('csv', 'mt940', 'camt053')),
    name         text        NOT NULL,
    blob         text        NOT NULL,
    lines        int         NOT NULL,
    repeated     int         NOT NULL,        -- lines that an earlier statement had brought
    imported_by  uuid        NOT NULL,
    imported_at  timestamptz NOT NULL
);

-- Its credit lines.
CREATE TABLE bank_line (
    line_id      uuid        PRIMARY KEY,
    statement_id uuid        NOT NULL REFERENCES bank_statement,
    line_key     bytea       NOT NULL UNIQUE, -- of date, amount, the bank's own id or else payer and text, and running number
    booked_on    date        NOT NULL,
    amount_fen   bigint      NOT NULL CHECK (amount_fen > 0),
    currency     text        NOT NULL,
    detail       bytea       NOT NULL,        -- encrypted JSON: payer name, account, bank, text, bank's id
    state        text        NOT NULL CHECK (state IN ('open', 'booked', 'discarded')),
    note         text        NOT NULL DEFAULT '',
    decided_by   uuid,
    decided_at   timestamptz,
    CHECK ((state = 'open') = (decided_at IS NULL))
);

CREATE INDEX bank_line_queue ON bank_line (state, booked_on, line_id);

-- Which orders a line paid: several only when the sums are equal.
CREATE TABLE bank_line_order (
    line_id  uuid NOT NULL, -- of bank_line, which belongs to no unit
    unit_id  uuid NOT NULL,
    order_id uuid NOT NULL,
    PRIMARY KEY (line_id, unit_id, order_id),
    UNIQUE (unit_id, order_id)
);

-- How a bank's CSV is read: chosen once by finance.
CREATE TABLE bank_mapping (
    mapping_id uuid  PRIMARY KEY,
    name       text  NOT NULL UNIQUE,
    columns    jsonb NOT NULL,
    created_by uuid  NOT NULL,
    created_at timestamptz NOT NULL
);

ALTER TABLE file DROP CONSTRAINT file_purpose_check;
ALTER TABLE file ADD CONSTRAINT file_purpose_check
    CHECK (purpose IN ('qualification', 'person_photo', 'person_proof', 'transfer_voucher'));
