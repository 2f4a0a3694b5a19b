-- Tables that refer to themselves: nullable, NOT NULL, composite, by another column, and many to many.
CREATE SCHEMA self_references;
SET search_path = self_references;

CREATE TABLE category (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id int REFERENCES category,
  name text NOT NULL,
  CHECK (parent_id <> id)
);

CREATE TABLE thread (
  id bigint PRIMARY KEY,
  root_id bigint NOT NULL REFERENCES thread,
  subject text NOT NULL
);

CREATE TABLE node (
  tree int,
  label int,
  parent_label int,
  PRIMARY KEY (tree, label),
  FOREIGN KEY (tree, parent_label) REFERENCES node
);

CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  mother_id uuid REFERENCES person,
  father_id uuid REFERENCES person,
  name text NOT NULL
);

CREATE TABLE friendship (
  person_id uuid REFERENCES person ON DELETE CASCADE,
  friend_id uuid REFERENCES person ON DELETE CASCADE,
  since date NOT NULL,
  PRIMARY KEY (person_id, friend_id),
  CHECK (person_id <> friend_id)
);

RESET search_path;
