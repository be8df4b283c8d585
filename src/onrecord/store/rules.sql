-- What holds the tables to their rules. Kept apart from them, so that an older record gets the present rules when it is
-- opened: each is dropped and made again.

-- A row while something is being erased: 'blank' allows, within its transaction, to take bodies away; 'scrub' tells that
-- the file has still to be written anew.
CREATE TABLE IF NOT EXISTS erasing (step TEXT NOT NULL);

DROP TRIGGER IF EXISTS log_is_not_changed;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
  WHEN NOT (
    NEW.body IS NULL AND EXISTS (SELECT 1 FROM erasing WHERE step = 'blank')
    AND NEW.seq = OLD.seq AND NEW.recorded = OLD.recorded AND NEW.kind = OLD.kind AND NEW.id = OLD.id
    AND NOT EXISTS (SELECT 1 FROM current WHERE kind = OLD.kind AND id = OLD.id AND seq = OLD.seq)
  )
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

DROP TRIGGER IF EXISTS log_is_not_cut;
CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

DROP TRIGGER IF EXISTS log_keeps_current;
CREATE TRIGGER log_keeps_current AFTER INSERT ON log BEGIN
  DELETE FROM current WHERE NEW.body IS NULL AND kind = NEW.kind AND id = NEW.id;
  INSERT INTO current (kind, id, seq, since)
    SELECT NEW.kind, NEW.id, NEW.seq, recorded FROM log
      WHERE NEW.body IS NOT NULL AND kind = NEW.kind AND id = NEW.id ORDER BY seq LIMIT 1
    ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq;
  DELETE FROM passages WHERE NEW.body IS NULL AND kind = NEW.kind AND id = NEW.id;
END;

DROP TRIGGER IF EXISTS passages_in;
CREATE TRIGGER passages_in AFTER INSERT ON passages BEGIN
  INSERT INTO found (rowid, words) VALUES (NEW.number, NEW.words);
END;

DROP TRIGGER IF EXISTS passages_out;
CREATE TRIGGER passages_out AFTER DELETE ON passages BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', OLD.number, OLD.words);
END;

DROP TRIGGER IF EXISTS passages_changed;
CREATE TRIGGER passages_changed AFTER UPDATE ON passages BEGIN
  INSERT INTO found (found, rowid, words) VALUES ('delete', OLD.number, OLD.words);
  INSERT INTO found (rowid, words) VALUES (NEW.number, NEW.words);
END;
