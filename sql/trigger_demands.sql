-- What trigger functions in PL/pgSQL demand of rows is met before a trigger fires: seen in a preview, which fires none.
SET client_min_messages = warning;
CREATE SCHEMA demand;
CREATE DOMAIN demand.small AS int CHECK (VALUE < 1000);
CREATE TYPE demand.pair AS (x int, y int);
CREATE TABLE demand.item (id int PRIMARY KEY, a int NOT NULL CHECK (a BETWEEN 0 AND 20), b int CHECK (b BETWEEN 0 AND 20),
                          kind text NOT NULL CHECK (kind IN ('trainer', 'walker', 'groomer')), "Name" text NOT NULL);
CREATE TABLE demand.other (id int PRIMARY KEY);

-- Whether all rows, or some, or none are as the condition says where the body judges them.
CREATE FUNCTION demand.rows(body text, condition text, timing text DEFAULT 'BEFORE', arguments text DEFAULT '',
                            traits text DEFAULT '', fires text DEFAULT 'true') RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  share numeric;
BEGIN
  SET LOCAL check_function_bodies = off;
  EXECUTE format('CREATE OR REPLACE FUNCTION demand.judge() RETURNS trigger LANGUAGE plpgsql %s AS %L', traits, body);
  DROP TRIGGER IF EXISTS check_it ON demand.item;
  EXECUTE format('CREATE TRIGGER check_it %s INSERT OR UPDATE ON demand.item FOR EACH ROW WHEN (%s) EXECUTE FUNCTION demand.judge(%s)',
                 timing, fires, arguments);
  EXECUTE format('SELECT avg((%s)::int) FROM synth_preview(NULL::demand.item, 300)', condition) INTO share;
  RETURN CASE share WHEN 1 THEN 'all' WHEN 0 THEN 'none' ELSE 'some' END;
END $$;

-- The condition of an error is turned round.
SELECT demand.rows($$ BEGIN IF NEW.a < 10 THEN RAISE EXCEPTION 'too little: %', NEW.a; END IF; RETURN NEW; END $$, 'a >= 10');
SELECT demand.rows($$ BEGIN ASSERT length(NEW."Name") > 25, 'short'; RETURN NEW; END; $$, 'length("Name") > 25');
SELECT demand.rows($$ BEGIN IF NEW.a < 10 THEN RAISE division_by_zero; END IF; RETURN NEW; END $$, 'a >= 10');

-- What only says something is passed over, and so are comments.
SELECT demand.rows($$ BEGIN IF NEW.a > 1 THEN RAISE NOTICE 'large'; END IF; RETURN NEW; END $$, 'a > 1');
SELECT demand.rows($$ /* IF NEW.a > 1 THEN RAISE EXCEPTION */ BEGIN -- RAISE EXCEPTION
  RETURN NEW; END $$, 'a > 1');

-- Branches: of IF, behind a RETURN, of CASE.
SELECT demand.rows($$ BEGIN
  IF NEW.a < 10 THEN
    IF NEW.b IS NULL THEN RAISE EXCEPTION 'b'; END IF;
  ELSIF NEW.a < 15 THEN RAISE 'two';
  ELSE NULL;
  END IF;
  RETURN NEW; END $$, 'a < 10 AND b IS NOT NULL OR a >= 15');
SELECT demand.rows($$ BEGIN IF NEW.a < 3 THEN RETURN NEW; END IF; RAISE EXCEPTION 'not one'; END $$, 'a < 3');
SELECT demand.rows($$ BEGIN
  IF NEW.a < 3 THEN RETURN NEW; ELSIF NEW.b > 5 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'neither'; END $$, 'a < 3 OR b > 5');
SELECT demand.rows($$ BEGIN
  IF NEW.a < 3 THEN RETURN NEW; ELSIF NEW.b > 5 THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'neither'; END $$, 'a < 3');
SELECT demand.rows($$ BEGIN
  CASE NEW.a WHEN 1, 2 THEN NULL; WHEN 3 THEN NULL; ELSE RAISE EXCEPTION 'no'; END CASE;
  RETURN NEW; END $$, 'a IN (1, 2, 3)');
SELECT demand.rows($$ BEGIN
  CASE NEW.kind WHEN 'walker' THEN RAISE 'w'; WHEN 'trainer' THEN NULL; END CASE;
  RETURN NEW; END $$, $$kind = 'trainer'$$);
SELECT demand.rows($$ BEGIN
  CASE WHEN NEW.a > 7 THEN RAISE 'seven'; WHEN NEW.b IS NULL THEN RAISE 'b'; ELSE NULL; END CASE;
  RETURN NEW; END $$, 'a <= 7 AND b IS NOT NULL');

-- What variables stand for, also columns that were assigned, in the type that they have.
SELECT demand.rows($$ DECLARE most CONSTANT int := 5; n numeric(4, 1); BEGIN
  n := NEW.a / 2;
  IF n > most THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW; END $$, 'a / 2 <= 5');
SELECT demand.rows($$ DECLARE n int; BEGIN n := NEW.a / 4.0; IF n <> 3 THEN RAISE 'n'; END IF; RETURN NEW; END $$,
                   'round(a / 4.0) = 3');
SELECT demand.rows($$ DECLARE n demand.small := NEW.a; m n%TYPE = n; BEGIN
  IF m > 4 THEN RAISE 'm'; END IF; RETURN NEW; END $$, 'a <= 4');
SELECT demand.rows($$ DECLARE n int; BEGIN IF n IS NULL AND NEW.a > 4 THEN RAISE 'null at first'; END IF; RETURN NEW; END $$,
                   'a <= 4');
SELECT demand.rows($$ BEGIN
  IF NEW.b IS NULL THEN NEW.b := 7; END IF;
  IF NEW.b <> 7 THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW; END $$, 'b IS NULL OR b = 7');
SELECT demand.rows($$ DECLARE n int := 3; BEGIN
  IF NEW.kind = 'trainer' THEN n := 9; ELSIF NEW.kind = 'walker' THEN n := 12; END IF;
  IF NEW.a <> n THEN RAISE 'n'; END IF;
  RETURN NEW; END $$, $$a = CASE kind WHEN 'trainer' THEN 9 WHEN 'walker' THEN 12 ELSE 3 END$$);
SELECT demand.rows($$ <<outside>> DECLARE a int := NEW.a; BEGIN
  DECLARE a int := 100; BEGIN IF outside.a > 4 AND judge.tg_op = 'INSERT' AND a = 100 THEN RAISE 'a'; END IF; END;
  RETURN NEW; END $$, 'a <= 4');

-- How they are called.
SELECT demand.rows($$ BEGIN IF TG_OP = 'UPDATE' AND OLD.a > 1 OR TG_OP = 'DELETE' THEN RAISE EXCEPTION '%', TG_ARGV[1]; END IF;
  RETURN NEW; END $$, 'a > 1');
SELECT demand.rows($$ BEGIN IF NEW.a > 4 AND (OLD IS NULL OR OLD.a <> NEW.a) THEN RAISE 'old'; END IF; RETURN NEW; END $$, 'a <= 4');
SELECT demand.rows($$ BEGIN IF NEW.kind = TG_ARGV[1] AND TG_ARGV[2] IS NULL AND TG_NARGS = 2 THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW; END $$, $$kind <> 'walker'$$, 'BEFORE', $$'first', 'walker'$$);
SELECT demand.rows($$ BEGIN
  IF TG_WHEN = 'AFTER' AND TG_LEVEL = 'ROW' AND TG_NAME = 'check_it' AND TG_TABLE_SCHEMA = 'demand' AND TG_TABLE_NAME = 'item'
     AND NEW.a > 4 THEN RAISE 'after'; END IF;
  RETURN NULL; END $$, 'a <= 4', 'AFTER');

SELECT demand.rows($$ BEGIN RAISE 'always'; END $$, 'a <= 4', fires => 'NEW.a > 4');
SELECT demand.rows($$ BEGIN IF NEW.b > 4 THEN RAISE 'b'; END IF; RETURN NEW; END $$, 'a <= 4 OR b <= 4 OR b IS NULL',
                   fires => 'NEW.a > 4');

-- What they look up is not known: queries, loops, what is raised to be caught, records.
SELECT demand.rows($$ DECLARE n int; r record; p demand.pair; BEGIN
  SELECT count(*) INTO n FROM demand.other WHERE id = NEW.id;
  IF n > 0 OR NEW.a > n THEN RAISE EXCEPTION 'there'; END IF;
  IF EXISTS (SELECT FROM demand.other) AND NEW.a > 1 THEN RAISE EXCEPTION 'any'; END IF;
  IF NEW.a > (SELECT max(id) FROM demand.other) THEN RAISE EXCEPTION 'max'; END IF;
  FOR i IN 1..3 LOOP IF NEW.a > i THEN RAISE EXCEPTION 'i'; END IF; END LOOP;
  BEGIN IF NEW.a > 1 THEN RAISE EXCEPTION 'x'; END IF; EXCEPTION WHEN OTHERS THEN NULL; END;
  SELECT * INTO r FROM demand.other;
  IF NEW.a > r.id THEN RAISE 'r'; END IF;
  IF NEW.a > p.x THEN RAISE 'p'; END IF;
  IF NEW.a > 1 AND NOT FOUND THEN RAISE 'found'; END IF;
  IF NEW.a > 1 AND sqlstate = '00000' THEN RAISE 'state'; END IF;
  IF NEW.a = 9 THEN RAISE EXCEPTION 'nine'; END IF;
  RETURN NEW; END $$, 'a > 1');
SELECT demand.rows($$ DECLARE n int; BEGIN
  IF NEW.a = 9 OR NEW.a < 4 THEN RAISE EXCEPTION 'nine'; END IF;
  n := 3; EXECUTE 'SELECT 1' INTO n; IF NEW.a > n THEN RAISE 'n'; END IF;
  n := 3; GET DIAGNOSTICS n = ROW_COUNT; IF NEW.a > n THEN RAISE 'n'; END IF;
  n := 3; SELECT 20, 3 INTO NEW.a, n; IF NEW.a > n THEN RAISE 'n'; END IF;
  RETURN NEW; END $$, 'a >= 4 AND a <> 9');
SELECT demand.rows($$ BEGIN NEW := NULL; IF NEW.a > 4 THEN RAISE 'none'; END IF; RETURN NEW; END $$, 'a > 4');
SELECT demand.rows($$ BEGIN IF random() < 0.5 AND NEW.a > 4 THEN RAISE 'chance'; END IF; RETURN NEW; END $$, 'a > 4');

-- Rows are suppressed before they are written, if nothing else is done with them.
SELECT demand.rows($$ BEGIN IF NEW.b IS NULL THEN RETURN NULL; END IF; RETURN NEW; END $$, 'b IS NULL');
SELECT demand.rows($$ BEGIN IF NEW.b IS NULL THEN RETURN OLD; END IF; RETURN NEW; END $$, 'b IS NULL');
SELECT demand.rows($$ BEGIN IF NEW.b IS NULL THEN RETURN NULL; END IF; RETURN NEW; END $$, 'b IS NULL', 'AFTER');
SELECT demand.rows($$ BEGIN IF NEW.b IS NULL THEN INSERT INTO demand.other VALUES (NEW.id); RETURN NULL; END IF; RETURN NEW; END $$,
                   'b IS NULL');

-- Nothing is said of what is not understood: broken functions, missing types, other languages, functions out of reach.
SELECT demand.rows('SELECT 1', 'a > 1');
SELECT demand.rows($$ BEGIN IF NEW.a > 1 RAISE EXCEPTION 'x'; END $$, 'a > 1');
SELECT demand.rows('', 'a > 1');
SELECT demand.rows($$ DECLARE n missing; BEGIN IF NEW.a > 1 THEN RAISE 'x'; END IF; RETURN NEW; END $$, 'a > 1');
SELECT demand.rows($$ BEGIN IF NEW.missing > 1 THEN RAISE 'x'; END IF; IF NEW.a > 4 THEN RAISE 'a'; END IF; RETURN NEW; END $$, 'a <= 4');
SELECT demand.rows($$ BEGIN IF missing(NEW.a) THEN RAISE 'x'; END IF; IF NEW.a > 4 THEN RAISE 'a'; END IF; RETURN NEW; END $$, 'a <= 4');

-- Names are found along the path that the function brings along. Along the caller's there are types of variables, but
-- nothing that could be called.
SELECT demand.rows($$ DECLARE n small := NEW.a; BEGIN IF n > 4 THEN RAISE 'n'; END IF; RETURN NEW; END $$, 'a <= 4',
                   traits => 'SET search_path = demand');
SHOW search_path;
CREATE TYPE demand.level AS ENUM ('low', 'high');
CREATE FUNCTION demand.is_odd(n int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT n % 2 = 1';
SELECT demand.rows($$ BEGIN IF 'low'::level < 'high' AND NOT is_odd(NEW.a) THEN RAISE 'odd'; END IF; RETURN NEW; END $$, 'a % 2 = 1',
                   traits => 'SET search_path = demand');
SET search_path = "$user", public, demand;
SELECT demand.rows($$ BEGIN IF 'low'::level < 'high' AND NOT is_odd(NEW.a) THEN RAISE 'odd'; END IF; RETURN NEW; END $$, 'a % 2 = 1');
SELECT demand.rows($$ DECLARE n small := NEW.a; BEGIN IF n > 4 THEN RAISE 'n'; END IF; RETURN NEW; END $$, 'a <= 4');
RESET search_path;
SELECT demand.rows($$ DECLARE n small := NEW.a; BEGIN IF n > 4 THEN RAISE 'n'; END IF; RETURN NEW; END $$, 'a <= 4',
                   traits => 'SECURITY DEFINER SET search_path = demand');
SELECT count(*) FROM synth_generate('demand', rows => 20);
SELECT bool_and(a <= 4) FROM demand.item;

-- Parts of a variable are not the variable.
ALTER TABLE demand.item ADD list int[];
SELECT demand.rows($$ BEGIN NEW.list[1] := 5; IF NEW.list IS NULL OR NEW.a > 4 THEN RAISE 'list'; END IF; RETURN NEW; END $$, 'a > 4');
DROP SCHEMA demand CASCADE;
