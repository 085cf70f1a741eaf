-- Imports of persons from spreadsheets (R-PER-7). An import is one row, claimed with a lease and a fencing number, so that
-- another node goes on with it when its own dies; "done" rows are behind it whatever happens, and no row is taken twice.
CREATE TABLE person_import (
    unit_id     uuid        NOT NULL,
    import_id   uuid        NOT NULL,
    edition_id  uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('uploading', 'received', 'running', 'done', 'failed')),
    file_name   bytea       NOT NULL,               -- encrypted: people name files after people
    size        bigint      NOT NULL CHECK (size >= 0),
    parts       uuid[]      NOT NULL,               -- the file in the blob store, in pieces; none once they are removed
    total       int         NOT NULL DEFAULT 0,     -- filled rows; 0 before they are counted
    done        int         NOT NULL DEFAULT 0,     -- rows that are behind it, good and bad
    added       int         NOT NULL DEFAULT 0,
    renewed     int         NOT NULL DEFAULT 0,     -- persons of an earlier import that nobody had changed
    wrong       int         NOT NULL DEFAULT 0,
    photos      int         NOT NULL DEFAULT 0,     -- persons who got one
    problem     text,                               -- code of what is wrong with the whole file
    attempts    int         NOT NULL DEFAULT 0,     -- claims since it last came forward
    fence       bigint      NOT NULL DEFAULT 0,     -- of the present claim; an older one can write nothing
    lease_until timestamptz,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (unit_id, import_id),
    CHECK (done BETWEEN 0 AND greatest(total, 0) AND added + renewed + wrong = done),
    CHECK ((state = 'failed') = (problem IS NOT NULL))
);
-- One at a time for each unit: two would not know of each other's documents.
CREATE UNIQUE INDEX person_import_one ON person_import (unit_id) WHERE state IN ('uploading', 'received', 'running');
CREATE INDEX person_import_waiting ON person_import (created_at) WHERE state IN ('uploading', 'received', 'running');
CREATE INDEX person_import_parts ON person_import (changed_at) WHERE state IN ('done', 'failed') AND parts <> '{}';

-- Rows that were not imported, to be given back.
CREATE TABLE person_import_row (
    unit_id   uuid  NOT NULL,
    import_id uuid  NOT NULL,
    place     int   NOT NULL,                       -- among the filled rows, from 1
    body      bytea NOT NULL,                       -- encrypted JSON: the row and what is wrong with it
    PRIMARY KEY (unit_id, import_id, place)
);

-- Which version of its draft an import made of a person: while the draft has it, nobody has touched it since.
CREATE TABLE person_import_draft (
    unit_id       uuid   NOT NULL,
    person_id     uuid   NOT NULL,
    draft_version bigint NOT NULL,
    PRIMARY KEY (unit_id, person_id)
);
