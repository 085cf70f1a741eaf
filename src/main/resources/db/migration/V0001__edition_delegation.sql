-- Editions, what an edition offers, the delegation tree and the partners' codes: small tables that change rarely and
-- are the same for every unit (reference tables when the database is distributed).

CREATE TABLE edition (
    edition_id        uuid        PRIMARY KEY,
    code              text        NOT NULL CONSTRAINT edition_code_once UNIQUE,
    name_zh           text        NOT NULL,
    name_en           text        NOT NULL,
    time_zone         text        NOT NULL,
    opens_at          timestamptz NOT NULL,
    closes_at         timestamptz NOT NULL,
    transfer_deadline timestamptz NOT NULL,
    scan_deadline     timestamptz NOT NULL,
    b2b_deadline      timestamptz NOT NULL,
    new_badge_fen     bigint      NOT NULL CHECK (new_badge_fen >= 0),
    reused_badge_fen  bigint      NOT NULL CHECK (reused_badge_fen >= 0),
    settings          jsonb       NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'),
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK (opens_at < closes_at)
);

-- The days of the fair on which visitors may enter.
CREATE TABLE edition_entry_day (
    edition_id uuid NOT NULL REFERENCES edition,
    day        date NOT NULL,
    PRIMARY KEY (edition_id, day)
);

CREATE TABLE exhibition_area (
    edition_id uuid NOT NULL REFERENCES edition,
    code       text NOT NULL,
    position   int  NOT NULL,
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    PRIMARY KEY (edition_id, code)
);

-- Codes are unique over all areas of the edition, so a choice needs no area beside it.
CREATE TABLE product_group (
    edition_id uuid NOT NULL,
    code       text NOT NULL,
    area_code  text NOT NULL,
    position   int  NOT NULL,
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    PRIMARY KEY (edition_id, code),
    FOREIGN KEY (edition_id, area_code) REFERENCES exhibition_area
);

CREATE TABLE special_zone (
    edition_id uuid NOT NULL,
    code       text NOT NULL,
    area_code  text NOT NULL,
    position   int  NOT NULL,
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    PRIMARY KEY (edition_id, code),
    FOREIGN KEY (edition_id, area_code) REFERENCES exhibition_area
);

CREATE TABLE industry (
    edition_id uuid NOT NULL REFERENCES edition,
    code       text NOT NULL,
    position   int  NOT NULL,
    name_zh    text NOT NULL,
    name_en    text NOT NULL,
    PRIMARY KEY (edition_id, code)
);

-- Two levels exactly: a node of level 2 has a parent, and the parent is of level 1.
CREATE TABLE delegation (
    delegation_id   uuid     PRIMARY KEY,
    code            text     NOT NULL CONSTRAINT delegation_code_once UNIQUE,
    level           smallint NOT NULL CHECK (level IN (1, 2)),
    parent_id       uuid,
    parent_level    smallint GENERATED ALWAYS AS (CASE WHEN level = 2 THEN 1 END) STORED,
    kind            text     NOT NULL,
    position        int      NOT NULL,
    name_zh         text     NOT NULL,
    name_en         text     NOT NULL,
    liaison_name_zh text     NOT NULL,
    liaison_name_en text     NOT NULL,
    liaison_phone   text     NOT NULL,
    liaison_email   text     NOT NULL,
    UNIQUE (delegation_id, level),
    FOREIGN KEY (parent_id, parent_level) REFERENCES delegation (delegation_id, level),
    CHECK ((level = 1) = (parent_id IS NULL)),
    CHECK (level = 1 AND kind IN ('province', 'separate-city', 'other')
        OR level = 2 AND kind IN ('city', 'department'))
);

-- Codes by which partners recommend visitors; upper case, so that each is typed in one way only.
CREATE TABLE recommendation_code (
    code       text PRIMARY KEY CHECK (code = upper(code)),
    partner_zh text NOT NULL,
    partner_en text NOT NULL
);
