-- The table of the contestants that bring none of their own: the service's columns, key, and fill factor.
CREATE TABLE draft (
    unit_id    uuid        NOT NULL,
    edition_id uuid        NOT NULL,
    page       text        NOT NULL,
    version    bigint      NOT NULL,
    body       bytea       NOT NULL,
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (unit_id, edition_id, page)
) WITH (fillfactor = 50);
