-- Rows that an index or a trigger rejects are drawn again or left out, though rows written before refer to
-- them: in a circle of two tables, and within one table.
CREATE SCHEMA rejected_in_circles;
SET search_path = rejected_in_circles;

-- Whichever table comes first refers to rows of the other that nothing accepts.
CREATE TABLE club (
  club_id int PRIMARY KEY,
  name text NOT NULL,
  captain_id int NOT NULL
);
CREATE TABLE player (
  player_id int PRIMARY KEY,
  club_id int NOT NULL REFERENCES club,
  name text NOT NULL
);
ALTER TABLE club ADD FOREIGN KEY (captain_id) REFERENCES player;
CREATE FUNCTION refuse_threes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) ->> TG_ARGV[0] LIKE '%3' THEN
    RAISE 'no % ends with three', TG_ARGV[0];
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON club FOR EACH ROW EXECUTE FUNCTION refuse_threes('club_id');
CREATE TRIGGER refuse BEFORE INSERT ON player FOR EACH ROW EXECUTE FUNCTION refuse_threes('player_id');

-- A row that is drawn again has another key, and rows refer to any other.
CREATE TABLE part (
  maker text NOT NULL,
  code smallint NOT NULL CHECK (code BETWEEN 1 AND 30000),
  spare_maker text NOT NULL,
  spare_code smallint NOT NULL,
  place smallint,
  PRIMARY KEY (maker, code),
  UNIQUE (spare_maker, spare_code, place),
  FOREIGN KEY (spare_maker, spare_code) REFERENCES part
);
CREATE FUNCTION refuse_sevens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.code % 7 = 0 THEN
    RAISE 'code % is reserved', NEW.code;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse BEFORE INSERT ON part FOR EACH ROW EXECUTE FUNCTION refuse_sevens();

-- Rows that a trigger suppresses without a word are none to refer to: within one table, must or may, and from one
-- that comes before.
CREATE TABLE device (
  device_id int PRIMARY KEY,
  gateway_id int NOT NULL REFERENCES device,
  port smallint NOT NULL UNIQUE
);
CREATE TABLE message (
  message_id uuid PRIMARY KEY,
  answers uuid REFERENCES message,
  length int NOT NULL
);
CREATE TABLE mailbox (
  mailbox_id int PRIMARY KEY,
  owner_id int NOT NULL,
  quota int NOT NULL
);
CREATE TABLE account (
  account_id int PRIMARY KEY,
  mailbox_id int NOT NULL REFERENCES mailbox,
  rank int NOT NULL
);
ALTER TABLE mailbox ADD FOREIGN KEY (owner_id) REFERENCES account;
CREATE FUNCTION suppress_fourths() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) ->> TG_ARGV[0])::int % 4 = 1 THEN
    RETURN NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suppress BEFORE INSERT ON device FOR EACH ROW EXECUTE FUNCTION suppress_fourths('port');
CREATE TRIGGER suppress BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION suppress_fourths('length');
CREATE TRIGGER suppress BEFORE INSERT ON mailbox FOR EACH ROW EXECUTE FUNCTION suppress_fourths('quota');
CREATE TRIGGER suppress BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION suppress_fourths('rank');
