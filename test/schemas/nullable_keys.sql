-- NOT NULL foreign keys to unique columns that may be null: parents without a value have no children. Rows that
-- are there already hold nulls, and conditions, trees and optional references want nulls, too.
CREATE SCHEMA nullable_keys;
SET search_path = nullable_keys;

CREATE TABLE country (
  id int PRIMARY KEY,
  iso_code char(2) UNIQUE,
  number int UNIQUE
);
INSERT INTO country SELECT i, CASE WHEN i % 3 = 0 THEN chr(64 + i) || 'X' END, NULL FROM generate_series(1, 12) i;

CREATE TABLE city (
  id int PRIMARY KEY,
  iso_code char(2) NOT NULL REFERENCES country (iso_code),
  name text NOT NULL
);

-- Either a code or a reason why there is none.
CREATE TABLE article (
  id int PRIMARY KEY,
  code text UNIQUE,
  reason text,
  CHECK ((code IS NULL) <> (reason IS NULL))
);
CREATE TABLE article_label (
  id int PRIMARY KEY,
  code text NOT NULL REFERENCES article (code)
);

CREATE TABLE document (
  id int PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('draft', 'final')),
  number int UNIQUE,
  CHECK ((kind = 'final') = (number IS NOT NULL))
);
CREATE TABLE document_copy (
  number int PRIMARY KEY REFERENCES document (number),
  copied_on date
);

-- A key that is itself an optional reference, one to one.
CREATE TABLE person (
  id int PRIMARY KEY,
  name text NOT NULL
);
CREATE TABLE account (
  id int PRIMARY KEY,
  person_id int UNIQUE REFERENCES person
);
CREATE TABLE session (
  id int PRIMARY KEY,
  person_id int NOT NULL REFERENCES account (person_id)
);

-- Of a tree only those with a parent, by a composite key.
CREATE TABLE node (
  id int PRIMARY KEY,
  parent_id int REFERENCES node,
  place int,
  UNIQUE (parent_id, place)
);
CREATE TABLE mark (
  id int PRIMARY KEY,
  parent_id int NOT NULL,
  place int NOT NULL,
  FOREIGN KEY (parent_id, place) REFERENCES node (parent_id, place)
);

-- One row for each parent that has a value.
CREATE TABLE badge (
  iso_code char(2) PRIMARY KEY REFERENCES country (iso_code)
);
CREATE TABLE badge_colour (
  iso_code char(2) NOT NULL REFERENCES country (iso_code),
  colour text NOT NULL CHECK (colour IN ('red', 'green')),
  PRIMARY KEY (iso_code, colour)
);

RESET search_path;
