-- Accounts, sign-in and sessions (R-ACC). Tables of a unit begin with its id; what is unique across units is a claim
-- table of its own; nothing here refers to a table of another distribution key.

-- One row is one account: the unit itself.
CREATE TABLE account (
    unit_id                uuid PRIMARY KEY,
    category               text NOT NULL,
    kind                   text NOT NULL CHECK (kind IN ('organisation', 'individual')),
    credit_code            text CHECK (length(credit_code) = 18),
    -- The check digit fails and the owner said "this is what my licence says": for the reviewer's eye (R-ACC-3).
    credit_code_doubtful   boolean NOT NULL,
    name                   bytea NOT NULL,
    delegation_id          uuid,
    recommendation_code    text,
    mobile                 bytea,
    email                  bytea NOT NULL,
    password_hash          text NOT NULL,
    -- Goes up with each new password; a rehash of the same one leaves it.
    password_version       integer NOT NULL CHECK (password_version > 0),
    language               text NOT NULL,
    created_at             timestamptz NOT NULL,
    password_changed_at    timestamptz NOT NULL,
    CHECK (category LIKE 'domestic-%' OR category LIKE 'overseas-%'),
    CHECK ((category LIKE 'domestic-%') = (delegation_id IS NOT NULL)),
    CHECK (category NOT LIKE 'domestic-%' OR mobile IS NOT NULL),
    CHECK (NOT (category LIKE 'domestic-%' AND kind = 'organisation') OR credit_code IS NOT NULL)
);

-- Who owns a login name. Written in the transaction that creates the account, so that one name is one account.
CREATE TABLE login_claim (
    kind         text NOT NULL CHECK (kind IN ('credit-code', 'mobile', 'email')),
    value_index  bytea NOT NULL,
    unit_id      uuid NOT NULL,
    PRIMARY KEY (kind, value_index)
);

-- The live one-time code of a purpose and a target; a new one replaces the old one (R-ACC-6).
CREATE TABLE verification_code (
    target_index  bytea NOT NULL,
    purpose       text NOT NULL,
    code_hash     bytea NOT NULL,
    wrong_tries   smallint NOT NULL CHECK (wrong_tries >= 0),
    used          boolean NOT NULL,
    expires_at    timestamptz NOT NULL,
    PRIMARY KEY (target_index, purpose)
) WITH (fillfactor = 70);
CREATE INDEX verification_code_expires_at ON verification_code (expires_at);

-- When codes were sent to a target within the last day; never longer than the limit of a day.
CREATE TABLE code_quota (
    target_index  bytea PRIMARY KEY,
    sent_at       timestamptz[] NOT NULL,
    last_at       timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX code_quota_last_at ON code_quota (last_at);

-- Wrong passwords by login name, whether or not such an account exists.
CREATE TABLE sign_in_attempt (
    login_index    bytea PRIMARY KEY,
    failures       integer NOT NULL CHECK (failures > 0),
    blocked_until  timestamptz NOT NULL,
    last_at        timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX sign_in_attempt_last_at ON sign_in_attempt (last_at);

-- A sign-in: the family of all its refresh tokens. The subject is a unit or a member of staff.
CREATE TABLE session_family (
    subject_id    uuid NOT NULL,
    family_id     uuid NOT NULL,
    role          text NOT NULL,
    secret        bytea NOT NULL CHECK (length(secret) = 32),
    generation    integer NOT NULL CHECK (generation > 0),
    rotated_at    timestamptz NOT NULL,
    device        text NOT NULL,
    created_at    timestamptz NOT NULL,
    last_used_at  timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    PRIMARY KEY (subject_id, family_id)
) WITH (fillfactor = 70);
CREATE INDEX session_family_expires_at ON session_family (expires_at);

-- Sign-ins that ended before their access tokens did; every node polls it. Rows leave when those tokens are dead anyway.
CREATE TABLE revocation (
    family_id   uuid PRIMARY KEY,
    revoked_at  timestamptz NOT NULL
);
CREATE INDEX revocation_revoked_at ON revocation (revoked_at);

-- Accounts of staff: few, the same on every node (a reference table).
CREATE TABLE staff (
    staff_id             uuid PRIMARY KEY,
    username             text NOT NULL CONSTRAINT staff_username_unique UNIQUE,
    display_name         text NOT NULL,
    password_hash        text NOT NULL,
    role                 text NOT NULL CHECK (role <> 'unit'),
    scope_delegation_id  uuid,
    totp_secret          bytea,
    totp_last_step       bigint NOT NULL,
    active               boolean NOT NULL,
    created_at           timestamptz NOT NULL,
    CHECK ((role IN ('delegation', 'sub-delegation')) = (scope_delegation_id IS NOT NULL))
);
