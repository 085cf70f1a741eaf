-- A unit's registration for an edition, and the files of units. Everything is keyed by unit_id first.

CREATE TABLE unit (
    unit_id               uuid        NOT NULL,
    edition_id            uuid        NOT NULL,
    category              text        NOT NULL CHECK (category IN (
        'domestic-enterprise', 'domestic-social-organisation', 'domestic-public-institution', 'domestic-government',
        'overseas-enterprise', 'overseas-government', 'overseas-social-organisation', 'overseas-other')),
    -- which node of the delegation tree reviews it; overseas units have none
    delegation_id         uuid,
    state                 text        NOT NULL CHECK (state IN ('draft')),
    qualification_file_id uuid,
    created_at            timestamptz NOT NULL,
    updated_at            timestamptz NOT NULL,
    CONSTRAINT unit_once PRIMARY KEY (unit_id, edition_id),
    CHECK (category LIKE 'domestic-%' AND delegation_id IS NOT NULL
        OR category LIKE 'overseas-%' AND delegation_id IS NULL),
    CHECK (qualification_file_id IS NULL OR category NOT LIKE '%-government')
);

-- The row is written before the bytes, so whatever a crash leaves behind is found again by its row.
CREATE TABLE file (
    unit_id      uuid        NOT NULL,
    file_id      uuid        NOT NULL,
    purpose      text        NOT NULL CHECK (purpose IN ('qualification')),
    state        text        NOT NULL CHECK (state IN ('pending', 'stored', 'attached', 'released', 'deleting')),
    content_type text        NOT NULL,
    size         bigint      NOT NULL CHECK (size >= 0),
    sha256       bytea       NOT NULL CHECK (length(sha256) = 32),
    width        int         NOT NULL,
    height       int         NOT NULL,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (unit_id, file_id)
);

-- What nothing points at, oldest first, for the sweeper.
CREATE INDEX file_to_sweep ON file (changed_at) WHERE state <> 'attached';

-- Counted beside the files, so that two uploads at once cannot both take the last place.
CREATE TABLE file_quota (
    unit_id uuid   PRIMARY KEY,
    files   int    NOT NULL CHECK (files >= 0),
    bytes   bigint NOT NULL CHECK (bytes >= 0)
);
