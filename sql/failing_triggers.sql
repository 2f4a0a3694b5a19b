-- Whatever a trigger raises costs its table alone, where what is unsatisfiable is skipped; except that the caller
-- cancels, or the time that a statement may take is over.
SET client_min_messages = warning;
CREATE SCHEMA zoo;
CREATE FUNCTION zoo.raises() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'as the trigger says' USING ERRCODE = TG_ARGV[0]; END $$;
CREATE FUNCTION zoo.looks_for_column() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN NEW.there_is_none := 1; RETURN NEW; END $$;
CREATE FUNCTION zoo.looks_for_table() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM 1 FROM zoo.there_is_none; RETURN NEW; END $$;
CREATE FUNCTION zoo.divides() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RETURN NEW WHERE 1 / (NEW.id - NEW.id) = 1; END $$;
CREATE FUNCTION zoo.returns_nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION zoo.writes_itself() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN INSERT INTO zoo.endless VALUES (NEW.id + 1); RETURN NEW; END $$;

CREATE TABLE zoo.fine (id int PRIMARY KEY);
CREATE TABLE zoo.raises_p0001 (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.raises_p0001 FOR EACH ROW EXECUTE FUNCTION zoo.raises('P0001');
CREATE TABLE zoo.raises_xx000 (id int PRIMARY KEY);
CREATE TRIGGER t AFTER INSERT ON zoo.raises_xx000 FOR EACH ROW EXECUTE FUNCTION zoo.raises('XX000');
CREATE TABLE zoo.raises_0a000 (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.raises_0a000 FOR EACH STATEMENT EXECUTE FUNCTION zoo.raises('0A000');
CREATE TABLE zoo.raises_40001 (id int PRIMARY KEY);
CREATE TRIGGER t AFTER INSERT ON zoo.raises_40001 FOR EACH STATEMENT EXECUTE FUNCTION zoo.raises('40001');
CREATE TABLE zoo.raises_late (id int PRIMARY KEY);
CREATE CONSTRAINT TRIGGER t AFTER INSERT ON zoo.raises_late DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION zoo.raises('23514');
CREATE TABLE zoo.missing_column (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.missing_column FOR EACH ROW EXECUTE FUNCTION zoo.looks_for_column();
CREATE TABLE zoo.missing_table (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.missing_table FOR EACH ROW EXECUTE FUNCTION zoo.looks_for_table();
CREATE TABLE zoo.division (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.division FOR EACH ROW EXECUTE FUNCTION zoo.divides();
CREATE TABLE zoo.no_return (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.no_return FOR EACH ROW EXECUTE FUNCTION zoo.returns_nothing();
CREATE TABLE zoo.endless (id int PRIMARY KEY);
CREATE TRIGGER t BEFORE INSERT ON zoo.endless FOR EACH ROW EXECUTE FUNCTION zoo.writes_itself();
CREATE TABLE zoo.needs_setting (id int PRIMARY KEY, who text DEFAULT current_setting('zoo.nobody_set_it'));
CREATE TABLE zoo.child (id int PRIMARY KEY, parent int NOT NULL REFERENCES zoo.raises_late,
                        other int REFERENCES zoo.fine);

SELECT table_name, rows, regexp_replace(note, '\(.*|integer out of range.*|stack depth.*', '...') AS note
FROM synth_generate('zoo', rows => 20, options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";

-- What triggers defer is due at the end of the run, not at commit, when nobody could skip it; and only that of
-- the run: constraints are deferred afterwards as before.
SELECT rows FROM synth_generate('zoo', rows => 20, tables => '{raises_late}');
BEGIN;
SELECT rows, note FROM synth_generate('zoo', rows => 20, tables => '{raises_late}',
                                      options => '{"unsatisfiable": "skip"}');
INSERT INTO zoo.raises_late VALUES (1);
SELECT count(*) AS until_commit FROM zoo.raises_late;
COMMIT;
BEGIN;
SET CONSTRAINTS zoo.t IMMEDIATE;
SELECT rows FROM synth_generate('zoo', rows => 20, tables => '{fine,raises_late}', options => '{"unsatisfiable": "skip"}');
INSERT INTO zoo.raises_late VALUES (1);
ROLLBACK;

-- Every order has a line when all is written.
CREATE TABLE zoo.orders (id int PRIMARY KEY);
CREATE TABLE zoo.line (id int PRIMARY KEY, orders_id int NOT NULL REFERENCES zoo.orders);
CREATE FUNCTION zoo.has_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM zoo.line WHERE orders_id = NEW.id) THEN RAISE EXCEPTION 'an order without lines'; END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER has_line AFTER INSERT ON zoo.orders DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION zoo.has_line();
SELECT table_name, rows, note FROM synth_generate('zoo', tables => '{orders,line}', rows => 50)
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows, note FROM synth_generate('zoo', tables => '{orders,line}', rows => 50)
ORDER BY table_name::text COLLATE "C";
SELECT table_name, rows, note FROM synth_generate('zoo', tables => '{orders,line}', row_counts => '{"line": 3}')
ORDER BY table_name::text COLLATE "C";

-- Cells that cannot be computed are asked for by another table, which is not to blame.
CREATE TABLE zoo.impossible (id int PRIMARY KEY, area int NOT NULL,
                             CHECK ((area + id) % 2 = 3), UNIQUE (area, id));
CREATE TABLE zoo.areal (id int PRIMARY KEY, area int NOT NULL, UNIQUE (area, id));
CREATE TABLE zoo.both (area int NOT NULL, a int, b int NOT NULL,
                       FOREIGN KEY (area, a) REFERENCES zoo.impossible (area, id),
                       FOREIGN KEY (area, b) REFERENCES zoo.areal (area, id));
SELECT table_name, rows, split_part(note, ' of table', 1) AS note
FROM synth_generate('zoo', tables => '{impossible,areal,both}', options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";

-- What triggers want to belong together does, once they have rejected what does not.
CREATE TABLE zoo.panel (id int PRIMARY KEY);
CREATE TABLE zoo.matter (id int PRIMARY KEY, panel_id int NOT NULL REFERENCES zoo.panel);
CREATE TABLE zoo.label (id int PRIMARY KEY, panel_id int NOT NULL REFERENCES zoo.panel);
CREATE TABLE zoo.matter_label (matter_id int REFERENCES zoo.matter, label_id int REFERENCES zoo.label,
                               PRIMARY KEY (matter_id, label_id));
CREATE FUNCTION zoo.of_one_panel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT panel_id FROM zoo.matter WHERE id = NEW.matter_id)
     <> (SELECT panel_id FROM zoo.label WHERE id = NEW.label_id) THEN
    RAISE EXCEPTION 'the label belongs to another panel';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER t BEFORE INSERT ON zoo.matter_label FOR EACH ROW EXECUTE FUNCTION zoo.of_one_panel();
SELECT table_name, rows
FROM synth_generate('zoo', tables => '{panel,matter,label,matter_label}', rows => 100, seed => 3,
                    row_counts => '{"panel": 40}', options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";

-- Rows that are referred to do not come about; who may do without them does.
CREATE TABLE zoo.herd (id int PRIMARY KEY, leader_id int, size int NOT NULL);
CREATE TABLE zoo.leader (id int PRIMARY KEY, herd_id int NOT NULL REFERENCES zoo.herd);
ALTER TABLE zoo.herd ADD FOREIGN KEY (leader_id) REFERENCES zoo.leader;
CREATE FUNCTION zoo.suppress() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER t BEFORE INSERT ON zoo.leader FOR EACH ROW EXECUTE FUNCTION zoo.suppress();
SELECT table_name, rows
FROM synth_generate('zoo', tables => '{herd,leader}', rows => 20, options => '{"unsatisfiable": "skip"}')
ORDER BY table_name::text COLLATE "C";
SELECT count(leader_id) FROM zoo.herd;

-- A trigger may raise any code that there is, also one that we use among ourselves.
CREATE TABLE zoo.echo (id int PRIMARY KEY);
CREATE FUNCTION zoo.imitates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'not ours' USING ERRCODE = 'XXSG1'; END $$;
CREATE TRIGGER t BEFORE INSERT ON zoo.echo FOR EACH ROW EXECUTE FUNCTION zoo.imitates();
SELECT rows FROM synth_generate('zoo', tables => '{echo}');
SELECT rows FROM synth_generate('zoo', tables => '{echo}', options => '{"unsatisfiable": "skip"}');

-- Time is the caller's: it is not a matter of one table.
CREATE FUNCTION zoo.sleeps() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON zoo.fine FOR EACH ROW EXECUTE FUNCTION zoo.sleeps();
SET statement_timeout = '200ms';
SELECT rows FROM synth_generate('zoo', tables => '{fine}', options => '{"unsatisfiable": "skip"}');
RESET statement_timeout;
DROP SCHEMA zoo CASCADE;
