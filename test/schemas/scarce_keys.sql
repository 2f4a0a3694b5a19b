-- Keys that share columns, lie in a part of a reference, or hold where a flag is set, and of which chance must
-- find the combinations that are left.
CREATE SCHEMA scarce_keys;
SET search_path = scarce_keys, public;

-- A date of two keys, one of them over some rows only.
CREATE TABLE opening (
  branch text CHECK (branch <> 'north'),
  replaced_by int,
  day date NOT NULL,
  evening boolean NOT NULL,
  UNIQUE (day, evening)
);
CREATE UNIQUE INDEX ON opening (branch, day) WHERE replaced_by IS NULL;

-- One main member of each firm, among rows that name firm and person together.
CREATE TABLE person (
  firm int NOT NULL CHECK (firm BETWEEN 1 AND 9),
  number bigint NOT NULL,
  PRIMARY KEY (firm, number)
);
CREATE TABLE member (
  firm int NOT NULL,
  person bigint NOT NULL,
  is_main boolean NOT NULL,
  FOREIGN KEY (firm, person) REFERENCES person (firm, number)
);
CREATE UNIQUE INDEX ON member (firm) WHERE is_main;

-- Moments to the second, before and after others that are known more exactly.
CREATE TABLE reported (
  id int PRIMARY KEY,
  reported_on date NOT NULL,
  reported_at timestamp(0) NOT NULL CHECK (reported_at < '2022-01-01'),
  seen_at timestamptz(3) NOT NULL CHECK (seen_at > '2020-01-01 00:00:00.0005+00')
);

-- Division of integers, below a limit and together with other conditions.
CREATE TABLE halved (
  id int PRIMARY KEY,
  load bigint NOT NULL CHECK (load / 2 < 60) CHECK (load / 3 >= -5),
  least bigint NOT NULL,
  part int NOT NULL CHECK (part / 10 > 2),
  debt int NOT NULL CHECK (debt / 10 <= -2) CHECK (debt / -7 < 100),
  UNIQUE (load, id),
  CHECK (least <= load OR load IN (5, 10))
);
CREATE TABLE halved_alone (
  load bigint NOT NULL,
  active boolean NOT NULL,
  least bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (load, active),
  CHECK (load / 2 < 60),
  CHECK (least <= load OR load IN (5, 10))
);

-- Two columns of one domain, in pieces that leave a value out.
CREATE DOMAIN step AS bigint CHECK (VALUE <> 7) CHECK (VALUE BETWEEN 5 AND 10 OR VALUE BETWEEN 50 AND 60);
CREATE TABLE stair (
  first step NOT NULL UNIQUE,
  last step NOT NULL,
  UNIQUE (first, last)
);

-- Where nulls are alike, null is a value of its key like the others.
CREATE TYPE sole AS ENUM ('only');
CREATE TABLE null_too (
  year boolean NOT NULL,
  kind sole,
  UNIQUE NULLS NOT DISTINCT (year, kind)
);
CREATE TABLE null_in_both (
  level bigint CHECK (level IN (5, 10, 25)),
  flag boolean,
  UNIQUE NULLS NOT DISTINCT (level, flag)
);
