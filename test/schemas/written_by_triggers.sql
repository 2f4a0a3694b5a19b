-- Triggers that write rows into other tables, which get rows of their own, too: under the key of the row that
-- was inserted, without a foreign key; and in the place of it, as partitions were made once.
CREATE SCHEMA written_by_triggers;
SET search_path = written_by_triggers;

CREATE TABLE article (
  id serial PRIMARY KEY,
  title text NOT NULL
);
-- By its name it would be filled before what is written into it.
CREATE TABLE an_index (
  id int PRIMARY KEY,
  title text NOT NULL
);
CREATE FUNCTION index_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO written_by_triggers.an_index VALUES (NEW.id, NEW.title);
  RETURN NEW;
END $$;
CREATE TRIGGER index_article AFTER INSERT ON article FOR EACH ROW EXECUTE FUNCTION index_article();

CREATE TABLE reading (
  id serial PRIMARY KEY,
  read_on date NOT NULL,
  value numeric(8,2) NOT NULL
);
CREATE TABLE earlier_reading (PRIMARY KEY (id)) INHERITS (reading);
CREATE TABLE later_reading (PRIMARY KEY (id)) INHERITS (reading);
CREATE FUNCTION sort_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.read_on < current_date - 300 THEN
    INSERT INTO written_by_triggers.earlier_reading VALUES (NEW.*);
  ELSE
    INSERT INTO written_by_triggers.later_reading VALUES (NEW.*);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sort_reading BEFORE INSERT ON reading FOR EACH ROW EXECUTE FUNCTION sort_reading();
