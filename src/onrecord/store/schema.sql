-- The log is the one truth. Nothing in it is ever changed or removed; what was wrong is followed by what is right.
-- Triggers hold it to that (rules.sql), with one narrow exception: what must be forgotten loses its body.
CREATE TABLE log (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  recorded TEXT NOT NULL,          -- UTC, ISO 8601 with milliseconds; never runs backwards
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  body     TEXT                    -- JSON; NULL: gone from here on
);
CREATE INDEX log_of_id ON log (kind, id, seq);

-- Texts lie apart from the log, under the hash of their words: stored once however many entries point to them, and a
-- text that must be forgotten can go without a change to the log.
CREATE TABLE texts (
  key  TEXT PRIMARY KEY,
  body BLOB NOT NULL               -- UTF-8
) WITHOUT ROWID;

-- Derived: the last entry of each id. `since` is when the id came on record.
CREATE TABLE current (
  kind  TEXT NOT NULL,
  id    TEXT NOT NULL,
  seq   INTEGER NOT NULL REFERENCES log (seq),
  since TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) WITHOUT ROWID;

-- Derived: the words a search finds, and their full-text index.
CREATE TABLE passages (
  number INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  id     TEXT NOT NULL,
  words  TEXT NOT NULL,
  UNIQUE (kind, id)
);
CREATE VIRTUAL TABLE found USING fts5 (
  words, content = 'passages', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
