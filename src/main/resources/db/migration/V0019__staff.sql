-- Staff accounts that the organiser administers: a start password must be replaced at the first sign-in, and a second
-- factor is enrolled by its owner before it counts.
ALTER TABLE staff
    ADD COLUMN must_change_password boolean     NOT NULL DEFAULT false,
    ADD COLUMN totp_pending         bytea,
    ADD COLUMN last_sign_in_at      timestamptz,
    ADD COLUMN version              bigint      NOT NULL DEFAULT 1 CHECK (version > 0);
