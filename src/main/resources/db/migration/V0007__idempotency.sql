-- Keys of requests that happen once (Idempotency-Key): claimed before the use case runs, answered when it has ended.
CREATE TABLE idempotency (
  -- unit or member of staff; for a sign-up, where nobody is known yet, made of key and body
  caller       uuid        NOT NULL,
  key_hash     bytea       NOT NULL CHECK (length(key_hash) = 32),
  request_hash bytea       NOT NULL CHECK (length(request_hash) = 32), -- keyed hash of route and body
  claim        uuid        NOT NULL,  -- of the request that runs or ran
  lease_until  timestamptz NOT NULL,  -- after this, without an answer, an equal request may take the key over
  answer       bytea,                 -- encrypted; none while the request runs
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (caller, key_hash)
) WITH (fillfactor = 80);
ALTER TABLE idempotency ALTER COLUMN answer SET STORAGE EXTERNAL;
CREATE INDEX idempotency_created ON idempotency (created_at);
