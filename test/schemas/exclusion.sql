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

-- Several constraints over one range: for the same rows of a parent, or for other parents.
CREATE TABLE decision (
  id int PRIMARY KEY,
  room_id int NOT NULL REFERENCES room,
  valid_during daterange NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'sent', 'annulled')),
  approved_at timestamptz,
  EXCLUDE USING gist (room_id WITH =, valid_during WITH &&) WHERE (status = 'draft'),
  EXCLUDE USING gist (room_id WITH =, valid_during WITH &&) WHERE (status = 'sent')
);
CREATE TABLE guest (
  guest_id int PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE stay (
  id int PRIMARY KEY,
  room_id int NOT NULL REFERENCES room,
  guest_id int NOT NULL REFERENCES guest,
  during daterange NOT NULL,
  booked_at timestamptz NOT NULL,
  EXCLUDE USING gist (room_id WITH =, during WITH &&),
  EXCLUDE USING gist (guest_id WITH =, during WITH &&)
);

-- An interval that follows from other columns.
CREATE TABLE lease (
  id int PRIMARY KEY,
  room_id int NOT NULL REFERENCES room,
  begins_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on > begins_on),
  term daterange NOT NULL GENERATED ALWAYS AS (daterange(begins_on, ends_on)) STORED,
  signed_at timestamptz NOT NULL,
  EXCLUDE USING gist (room_id WITH =, term WITH &&)
);

-- In a circle: each screen refers to one of the shows that must not overlap on it.
CREATE TABLE screen (
  screen_id int PRIMARY KEY,
  premiere_id int NOT NULL,
  seats int NOT NULL
);
CREATE TABLE show (
  show_id int PRIMARY KEY,
  screen_id int NOT NULL REFERENCES screen,
  during tstzrange NOT NULL,
  EXCLUDE USING gist (screen_id WITH =, during WITH &&)
);
ALTER TABLE screen ADD FOREIGN KEY (premiere_id) REFERENCES show;

RESET search_path;
