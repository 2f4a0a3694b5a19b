-- As many rows in each table as in the one they refer to, which they choose among by a parent in common.
CREATE SCHEMA gathered;
SET search_path = gathered;

CREATE TABLE kitchen (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, name text NOT NULL, city text);
CREATE TABLE dish (
  id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  kitchen_id int NOT NULL REFERENCES kitchen,
  name text NOT NULL,
  price numeric(8,2) NOT NULL
);
CREATE TABLE eater (id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY, full_name text NOT NULL);
CREATE TABLE meal_order (
  id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  eater_id int NOT NULL REFERENCES eater,
  kitchen_id int NOT NULL REFERENCES kitchen,
  ordered_at timestamptz NOT NULL
);
CREATE TABLE order_line (
  id int PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  meal_order_id int NOT NULL REFERENCES meal_order,
  dish_id int NOT NULL REFERENCES dish,
  name text NOT NULL,
  quantity int NOT NULL,
  price numeric(8,2) NOT NULL
);
CREATE TABLE depot (id int PRIMARY KEY, city text NOT NULL);
CREATE TABLE driver (id int PRIMARY KEY, depot_id int NOT NULL REFERENCES depot, name text NOT NULL);
CREATE TABLE van (id int PRIMARY KEY, depot_id int NOT NULL REFERENCES depot, plate text NOT NULL);
CREATE TABLE tour (
  id int PRIMARY KEY,
  driver_id int NOT NULL REFERENCES driver,
  van_id int NOT NULL REFERENCES van,
  day date NOT NULL
);
-- Numbered within the parent: all parents have some.
CREATE TABLE inn (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE chamber_kind (id int PRIMARY KEY, inn_id int NOT NULL REFERENCES inn, name text NOT NULL);
CREATE TABLE chamber (
  id int PRIMARY KEY,
  inn_id int NOT NULL REFERENCES inn,
  chamber_kind_id int NOT NULL REFERENCES chamber_kind,
  number text NOT NULL,
  UNIQUE (inn_id, number)
);
