-- Exclusion constraints: disjoint ranges, also per group and under a condition, and other shapes.
CREATE SCHEMA exclusion;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;
SET search_path = exclusion, public;

CREATE TABLE maintenance (
  id int PRIMARY KEY,
  window_of tstzrange NOT NULL,
  EXCLUDE USING gist (window_of WITH &&)
);

CREATE TABLE room (
  room_id int PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE booking (
  id int PRIMARY KEY,
  room_id int NOT NULL REFERENCES room,
  during daterange NOT NULL,
  canceled boolean NOT NULL DEFAULT false,
  EXCLUDE USING gist (room_id WITH =, during WITH &&) WHERE (NOT canceled)
);

-- What cannot be arranged: the index decides, and other rows take the place of those that it rejects.
CREATE TABLE field (
  id int PRIMARY KEY,
  area box NOT NULL,
  EXCLUDE USING gist (area WITH &&)
);

CREATE TABLE allotment (
  id int PRIMARY KEY,
  network cidr NOT NULL,
  EXCLUDE USING gist (network inet_ops WITH &&)
);

-- Per value of columns that refer to nothing.
CREATE TYPE court AS ENUM ('clay', 'grass', 'hall');
CREATE TABLE court_booking (
  id int PRIMARY KEY,
  court court NOT NULL,
  during tstzrange NOT NULL,
  EXCLUDE USING gist (court WITH =, during WITH &&)
);
CREATE TABLE shift (
  id int PRIMARY KEY,
  ward text NOT NULL,
  machine_no int NOT NULL CHECK (machine_no BETWEEN 1 AND 40),
  starts_at timestamp NOT NULL,
  ends_at timestamp NOT NULL,
  CHECK (ends_at > starts_at),
  EXCLUDE USING gist (ward WITH =, machine_no WITH =, tsrange(starts_at, ends_at) WITH &&)
);

RESET search_path;
