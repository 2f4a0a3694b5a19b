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

RESET search_path;
