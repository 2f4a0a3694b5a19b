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

RESET search_path;
