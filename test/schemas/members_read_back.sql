-- Tables that name one of those that belong to them, where a trigger changes what belongs to them after the
-- name was given.
CREATE SCHEMA members_read_back;
SET search_path = members_read_back;

CREATE TABLE crew (
  id serial PRIMARY KEY,
  name text NOT NULL,
  leader_id int
);
CREATE TABLE worker (
  id serial PRIMARY KEY,
  crew_id int NOT NULL REFERENCES crew,
  name text NOT NULL,
  UNIQUE (crew_id, id)
);
ALTER TABLE crew ADD FOREIGN KEY (leader_id) REFERENCES worker;
ALTER TABLE crew ADD UNIQUE (id, leader_id);

CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE FUNCTION in_capitals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := upper(NEW.name);
  RETURN NEW;
END $$;
CREATE TRIGGER note AFTER INSERT ON crew FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER in_capitals BEFORE INSERT ON worker FOR EACH ROW EXECUTE FUNCTION in_capitals();

-- Asks of each crew who leads it, when the workers have been written.
CREATE TABLE award (
  id serial PRIMARY KEY,
  crew_id int NOT NULL REFERENCES crew,
  worker_id int NOT NULL REFERENCES worker,
  FOREIGN KEY (crew_id, worker_id) REFERENCES worker (crew_id, id)
);
CREATE TABLE report (
  id serial PRIMARY KEY,
  crew_id int NOT NULL,
  leader_id int NOT NULL,
  FOREIGN KEY (crew_id, leader_id) REFERENCES crew (id, leader_id),
  FOREIGN KEY (leader_id) REFERENCES worker
);
