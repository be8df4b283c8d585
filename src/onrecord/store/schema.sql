-- The log is the one truth. Nothing in it is ever changed or removed; what was wrong is followed by what is right.
CREATE TABLE log (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  recorded TEXT NOT NULL,          -- UTC, ISO 8601 with milliseconds; never runs backwards
  kind     TEXT NOT NULL,
  id       TEXT NOT NULL,
  body     TEXT                    -- JSON; NULL: gone from here on
);
CREATE INDEX log_of_id ON log (kind, id, seq);
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

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
CREATE TRIGGER log_keeps_current AFTER INSERT ON log BEGIN
  DELETE FROM current WHERE NEW.body IS NULL AND kind = NEW.kind AND id = NEW.id;
  INSERT INTO current (kind, id, seq, since)
    SELECT NEW.kind, NEW.id, NEW.seq, NEW.recorded WHERE NEW.body IS NOT NULL
    ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq;
  DELETE FROM passages WHERE NEW.body IS NULL AND kind = NEW.kind AND id = NEW.id;
END;

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
CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN
  INSERT INTO found (rowid, words) VALUES (NEW.number, NEW.words);
END;
CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', OLD.number, OLD.words);
END;
CREATE TRIGGER passages_changed AFTER UPDATE ON passages BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', OLD.number, OLD.words);
  INSERT INTO found (rowid, words) VALUES (NEW.number, NEW.words);
END;
