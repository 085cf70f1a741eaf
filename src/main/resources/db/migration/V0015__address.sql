-- Courier addresses of a unit (R-ADR): at most five, one of them the default.
CREATE TABLE address (
    unit_id    uuid        NOT NULL,
    address_id uuid        NOT NULL,
    -- its place among the unit's addresses: five places make a sixth address impossible, also under a race
    place      smallint    NOT NULL CHECK (place BETWEEN 1 AND 5),
    body       bytea       NOT NULL, -- encrypted JSON: recipient, phone, region, address, postcode
    is_default boolean     NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (unit_id, address_id),
    CONSTRAINT address_place_once UNIQUE (unit_id, place)
);
CREATE UNIQUE INDEX address_one_default ON address (unit_id) WHERE is_default;
