-- E-mail to applicants: written in the transaction of its cause, sent behind the requests, at least once.
CREATE TABLE notice (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'asked', 'accepted', 'refused', 'taken-back')),
  application TEXT NOT NULL REFERENCES application (id),
  address TEXT NOT NULL,
  -- The address as far as it tells mailboxes apart: a mailbox gets a handful a day.
  mailbox TEXT NOT NULL,
  language TEXT NOT NULL,
  -- Without angle brackets. The same at every try, so that one that arrives twice is seen to be one.
  message_id TEXT NOT NULL UNIQUE,
  -- The message that it follows.
  reply_to TEXT,
  subject TEXT NOT NULL,
  -- The first mail holds the key to its application, which is kept nowhere else: erased once it is sent, and some days
  -- after it could not be.
  body TEXT,
  created_at TEXT NOT NULL,
  -- When it is tried next, and until when.
  due_at TEXT NOT NULL,
  give_up_at TEXT NOT NULL,
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  sent_at TEXT,
  failed_at TEXT,
  -- In words, for staff.
  last_problem TEXT,
  CHECK (sent_at IS NULL OR failed_at IS NULL),
  CHECK (sent_at IS NULL OR body IS NULL),
  CHECK (failed_at IS NULL OR last_problem IS NOT NULL),
  CHECK (body IS NOT NULL OR sent_at IS NOT NULL OR failed_at IS NOT NULL)
) STRICT;
CREATE INDEX notice_waiting ON notice (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX notice_to_erase ON notice (failed_at) WHERE failed_at IS NOT NULL AND body IS NOT NULL;
CREATE INDEX notice_by_application ON notice (application);
CREATE INDEX notice_by_mailbox ON notice (mailbox, created_at);
