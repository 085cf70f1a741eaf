-- The audit trail (R-AUD): append-only, hash-chained per unit. Global actions stand under the nil unit.
CREATE TABLE audit (
  unit_id    uuid        NOT NULL,
  seq        bigint      NOT NULL CHECK (seq > 0),
  at         timestamptz NOT NULL,
  actor      text        NOT NULL CHECK (length(actor) BETWEEN 1 AND 100),
  action     text        NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  subject    text        NOT NULL CHECK (length(subject) <= 200),
  from_state text        NOT NULL CHECK (length(from_state) <= 200),
  to_state   text        NOT NULL CHECK (length(to_state) <= 200),
  why        text        NOT NULL CHECK (length(why) <= 2000),
  prev_hash  bytea       NOT NULL CHECK (length(prev_hash) = 32),
  hash       bytea       NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (unit_id, seq)
);

-- The end of each chain: its row lock orders the writers of one unit, and a cut-off tail is noticed.
CREATE TABLE audit_head (
  unit_id uuid   NOT NULL PRIMARY KEY,
  seq     bigint NOT NULL,
  hash    bytea  NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 70);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
