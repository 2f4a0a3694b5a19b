-- Constraints checked at the end of the transaction, constraint triggers, foreign keys not yet validated.
CREATE SCHEMA deferrable_constraints;
SET search_path = deferrable_constraints;

CREATE TABLE parent (
  id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED,
  rank int NOT NULL UNIQUE DEFERRABLE
);
CREATE TABLE target (
  id int PRIMARY KEY
);
CREATE TABLE child (
  id int PRIMARY KEY,
  target_id int NOT NULL REFERENCES target DEFERRABLE INITIALLY DEFERRED,
  old_target_id int
);
ALTER TABLE child ADD FOREIGN KEY (old_target_id) REFERENCES target NOT VALID;
ALTER TABLE child ADD CHECK (old_target_id <> 0) NOT VALID;

CREATE FUNCTION require_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM deferrable_constraints.target WHERE id = NEW.target_id) THEN
    RAISE EXCEPTION 'no target %', NEW.target_id;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER require_target AFTER INSERT ON child DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_target();

RESET search_path;
