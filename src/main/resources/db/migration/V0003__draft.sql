-- Drafts of a unit's pages: the hot table of auto-save (R-SAVE). Rows are rewritten every few seconds, so nothing that
-- changes is indexed (HOT updates) and each page keeps free room for the next version of its rows.
CREATE TABLE draft (
    unit_id    uuid        NOT NULL,
    edition_id uuid        NOT NULL,
    page       text        NOT NULL CHECK (length(page) <= 64),
    version    bigint      NOT NULL CHECK (version > 0),
    body       bytea       NOT NULL,               -- encrypted JSON object
    hash       bytea       NOT NULL CHECK (length(hash) = 16), -- keyed hash of the plain body: equal content is not written again
    locked     boolean     NOT NULL DEFAULT false, -- submitted; the page can no longer be edited
    saved_at   timestamptz NOT NULL,
    PRIMARY KEY (unit_id, edition_id, page)
) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- Already encrypted: compressing again only costs time.
ALTER TABLE draft ALTER COLUMN body SET STORAGE EXTERNAL;
