-- Every built-in type, with modifiers, and arrays, enums, composites, ranges and multiranges.
CREATE SCHEMA types;
SET search_path = types;

CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE place AS (street text, house_no int, position point);
CREATE TYPE price_range AS RANGE (subtype = numeric);

-- Shares of which all has no room.
CREATE TABLE narrow_shares (
  id serial PRIMARY KEY, completion_percent numeric(9,7) NOT NULL, occupancy_percent numeric(4,2) NOT NULL,
  humidity_percent numeric(3,1) NOT NULL
);

CREATE TABLE numbers (
  id smallserial PRIMARY KEY,
  big bigserial NOT NULL,
  n0 smallint NOT NULL, n1 int NOT NULL, n2 bigint NOT NULL, n3 numeric NOT NULL, n4 numeric(7,3) NOT NULL,
  n5 numeric(3,0) NOT NULL, n6 real NOT NULL, n7 double precision NOT NULL, n8 money NOT NULL, n9 oid NOT NULL,
  n10 boolean NOT NULL, n11 numeric(3,5) NOT NULL, n12 numeric(5,-2) NOT NULL
);

CREATE TABLE texts (
  id uuid PRIMARY KEY,
  t0 text NOT NULL, t1 varchar NOT NULL, t2 varchar(1) NOT NULL, t3 char NOT NULL, t4 char(10) NOT NULL,
  t5 name NOT NULL, t6 "char" NOT NULL, t7 bytea NOT NULL, t8 bit NOT NULL, t9 bit(7) NOT NULL,
  t10 bit varying NOT NULL, t11 bit varying(5) NOT NULL, t12 json NOT NULL, t13 jsonb NOT NULL, t14 xml NOT NULL,
  t15 tsvector NOT NULL, t16 tsquery NOT NULL, t17 jsonpath NOT NULL
);

CREATE TABLE times (
  id timestamptz PRIMARY KEY,
  d0 date NOT NULL, d1 time NOT NULL, d2 time(0) NOT NULL, d3 timetz NOT NULL, d4 timestamp NOT NULL,
  d5 timestamp(0) NOT NULL, d6 timestamptz(3) NOT NULL, d7 interval NOT NULL, d8 interval year to month NOT NULL,
  d9 interval(2) NOT NULL
);

CREATE TABLE others (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 10) PRIMARY KEY,
  o0 inet NOT NULL, o1 cidr NOT NULL, o2 macaddr NOT NULL, o3 macaddr8 NOT NULL, o4 point NOT NULL, o5 line NOT NULL,
  o6 lseg NOT NULL, o7 box NOT NULL, o8 path NOT NULL, o9 polygon NOT NULL, o10 circle NOT NULL, o11 pg_lsn NOT NULL,
  o12 pg_snapshot NOT NULL, o13 regclass NOT NULL, o14 regtype NOT NULL, o15 regproc NOT NULL, o16 xid8 NOT NULL,
  o17 tid NOT NULL, o18 regrole NOT NULL, o19 regnamespace NOT NULL
);

CREATE TABLE made (
  id int PRIMARY KEY,
  m0 mood NOT NULL, m1 place NOT NULL, m2 int4range NOT NULL, m3 tstzrange NOT NULL, m4 daterange NOT NULL,
  m5 price_range NOT NULL, m6 int8multirange NOT NULL, m7 mood[] NOT NULL, m8 int[] NOT NULL, m9 text[][] NOT NULL,
  m10 place[] NOT NULL, m11 numeric(5,2)[] NOT NULL, m12 uuid[] NOT NULL, m13 jsonb[] NOT NULL,
  m14 timestamptz[] NOT NULL, m15 numrange[] NOT NULL, m16 varchar(5)[] NOT NULL
);

RESET search_path;
