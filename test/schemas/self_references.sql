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

-- One root, or one for each tenant and kind.
CREATE TABLE realm (
  id int PRIMARY KEY,
  parent_id int REFERENCES realm,
  name text NOT NULL,
  CHECK (parent_id <> id)
);
CREATE UNIQUE INDEX ON realm ((1)) WHERE parent_id IS NULL;
CREATE TABLE tenant (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE folder (
  id int PRIMARY KEY,
  tenant_id int NOT NULL REFERENCES tenant,
  parent_id int REFERENCES folder,
  is_archive boolean NOT NULL
);
CREATE UNIQUE INDEX ON folder (tenant_id, is_archive) WHERE parent_id IS NULL;

-- Each of one other: whoever came before has others already.
CREATE TABLE gift_exchange (
  giver_born date PRIMARY KEY,
  receiver_born date NOT NULL UNIQUE REFERENCES gift_exchange
);
CREATE TABLE queue_place (
  ticket int PRIMARY KEY,
  behind int UNIQUE REFERENCES queue_place
);

RESET search_path;

-- A key of two columns, of which one may not be null: at the root it is that of the row itself.
CREATE DOMAIN branch AS smallint NOT NULL CHECK (VALUE BETWEEN 1 AND 500);
CREATE TABLE post_of_branch (
  branch branch,
  number int NOT NULL,
  above_branch branch,
  above_number int,
  PRIMARY KEY (branch, number),
  FOREIGN KEY (above_branch, above_number) REFERENCES post_of_branch
);
