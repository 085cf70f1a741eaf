-- The outbox of notices (R-NOT): written in the transaction of its cause, drained by the notice role.
CREATE TABLE notice (
  notice_id   uuid        NOT NULL PRIMARY KEY,
  unit_id     uuid        NOT NULL,
  channel     text        NOT NULL CHECK (channel IN ('sms', 'mail')),
  recipient   bytea       NOT NULL,
  kind        text        NOT NULL,
  language    text        NOT NULL,
  -- encrypted; emptied once the notice is sent or has expired, for it may hold a code
  parameters  bytea       NOT NULL,
  key         text        NOT NULL CONSTRAINT notice_key UNIQUE CHECK (length(key) BETWEEN 1 AND 200),
  -- pending: not tried yet; failed: tried, will be tried again; dead: given up, waits for a person
  state       text        NOT NULL CHECK (state IN ('pending', 'sent', 'failed', 'dead')),
  attempts    int         NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at     timestamptz NOT NULL,
  -- after this the notice is not sent any more (one-time codes)
  expires_at  timestamptz,
  lease_until timestamptz,
  fence       bigint      NOT NULL DEFAULT 0,
  last_error  text        NOT NULL DEFAULT '' CHECK (length(last_error) <= 500),
  created_at  timestamptz NOT NULL,
  sent_at     timestamptz
) WITH (fillfactor = 80);

CREATE INDEX notice_due ON notice (channel, next_at) WHERE state IN ('pending', 'failed');
CREATE INDEX notice_dead ON notice (created_at) WHERE state = 'dead';
CREATE INDEX notice_of_unit ON notice (unit_id, created_at);
