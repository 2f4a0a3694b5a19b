-- Triggers that fire during generation: they fill, change, log, count, and make rows of their own.
CREATE SCHEMA triggers;
SET search_path = triggers;

CREATE TABLE article (
  id int PRIMARY KEY,
  title text NOT NULL,
  slug text NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE FUNCTION article_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.slug := NEW.id || '-' || lower(replace(NEW.title, ' ', '-'));
  NEW.updated_at := '2025-01-01 00:00:00+00';
  RETURN NEW;
END $$;
CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON article FOR EACH ROW EXECUTE FUNCTION article_fill();

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  relation name NOT NULL,
  operation text NOT NULL
);
CREATE FUNCTION write_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO triggers.audit (relation, operation) VALUES (TG_TABLE_NAME, TG_OP);
  RETURN NULL;
END $$;
CREATE TRIGGER audit AFTER INSERT ON article FOR EACH ROW EXECUTE FUNCTION write_audit();

CREATE TABLE comment (
  id int PRIMARY KEY,
  article_id int NOT NULL REFERENCES article,
  body text NOT NULL
);
CREATE TABLE comment_count (
  total bigint NOT NULL
);
CREATE FUNCTION count_comments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO triggers.comment_count SELECT count(*) FROM fresh;
  RETURN NULL;
END $$;
CREATE TRIGGER counted AFTER INSERT ON comment REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION count_comments();

-- A trigger knows what is on which level of a tree, below a row that is younger than all others.
CREATE TABLE scope (
  id text PRIMARY KEY,
  type text NOT NULL CHECK (type IN ('global', 'org', 'project')),
  created_at timestamptz NOT NULL,
  parent_id text REFERENCES scope
);
INSERT INTO scope VALUES ('global', 'global', '2100-01-01', NULL);
CREATE FUNCTION check_level() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  above text := (SELECT type FROM triggers.scope WHERE id = NEW.parent_id);
BEGIN
  IF (NEW.type = 'org' AND above = 'global') OR (NEW.type = 'project' AND above = 'org') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a % below %', NEW.type, above;
END $$;
CREATE TRIGGER check_level BEFORE INSERT ON scope FOR EACH ROW EXECUTE FUNCTION check_level();

-- A trigger wants rows of some parents only, a column that must be set, and one that no longer may be.
CREATE TABLE membership (
  id int PRIMARY KEY,
  scope_id text NOT NULL REFERENCES scope,
  number int NOT NULL,
  invited_by text,
  legacy_filter text,
  UNIQUE (scope_id, number)
);
CREATE FUNCTION check_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.legacy_filter IS NOT NULL THEN RAISE EXCEPTION 'legacy_filter is deprecated'; END IF;
  IF NOT EXISTS (SELECT FROM triggers.scope WHERE id = NEW.scope_id AND type <> 'project') THEN
    RAISE EXCEPTION 'members are of organisations';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_membership BEFORE INSERT ON membership FOR EACH ROW EXECUTE FUNCTION check_membership();
CREATE TABLE visit (
  id int PRIMARY KEY,
  target_id text REFERENCES scope
);
CREATE FUNCTION check_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.target_id IS NULL THEN RAISE EXCEPTION 'target_id is null'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_visit BEFORE INSERT ON visit FOR EACH ROW EXECUTE FUNCTION check_visit();

-- What is unique is drawn again, too, if nothing refers to it.
CREATE TABLE ticket (
  id int PRIMARY KEY,
  code int NOT NULL UNIQUE
);
CREATE FUNCTION check_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code % 3 <> 1 THEN RAISE EXCEPTION 'no such ticket'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_ticket BEFORE INSERT ON ticket FOR EACH ROW EXECUTE FUNCTION check_ticket();

-- A rule keeps the last vote of each person, which takes one row at a time.
CREATE TABLE last_vote (
  motion smallint NOT NULL,
  person smallint NOT NULL,
  vote smallint NOT NULL,
  PRIMARY KEY (motion, person)
);
CREATE TABLE vote (
  motion smallint NOT NULL CHECK (motion BETWEEN 1 AND 3),
  person smallint NOT NULL CHECK (person BETWEEN 1 AND 3),
  vote smallint NOT NULL CHECK (vote BETWEEN -1 AND 1)
);
CREATE RULE keep_last AS ON INSERT TO vote DO ALSO
  INSERT INTO last_vote VALUES (NEW.motion, NEW.person, NEW.vote)
  ON CONFLICT (motion, person) DO UPDATE SET vote = excluded.vote;

-- Triggers write what a column holds where there must be somebody to refer to, though the column declares nothing; the
-- record and the tables of each period refer, the table that they are written through does not.
CREATE TABLE actor (key uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE change (
  id bigserial PRIMARY KEY,
  of_table text NOT NULL,
  actor uuid NOT NULL REFERENCES actor
);
CREATE TABLE agreement (
  id int PRIMARY KEY,
  entered uuid NOT NULL,
  amended uuid,
  remarks text
);
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO triggers.change (of_table, actor) VALUES (TG_TABLE_NAME, coalesce(NEW.amended, NEW.entered));
  RETURN NEW;
END $$;
CREATE TRIGGER note_change AFTER INSERT OR UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TABLE place_of_work (code int PRIMARY KEY, name text NOT NULL);
CREATE TABLE inspection (
  found_on date NOT NULL,
  site int NOT NULL,
  findings text
);
CREATE TABLE inspection_old (
  CHECK (found_on < '2025-06-01'),
  FOREIGN KEY (site) REFERENCES place_of_work
) INHERITS (inspection);
CREATE TABLE inspection_new (
  CHECK (found_on >= '2025-06-01'),
  FOREIGN KEY (site) REFERENCES place_of_work
) INHERITS (inspection);
CREATE FUNCTION put_into_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.found_on < '2025-06-01' THEN
    INSERT INTO triggers.inspection_old VALUES (NEW.*);
  ELSE
    INSERT INTO triggers.inspection_new VALUES (NEW.*);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER put_into_period BEFORE INSERT ON inspection FOR EACH ROW EXECUTE FUNCTION put_into_period();

RESET search_path;
