-- Conditions with several ways to meet them: what is rare stays rare, and every way occurs.
SET client_min_messages = warning;
CREATE SCHEMA ways;
CREATE TABLE ways.documents (
  id serial PRIMARY KEY,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  CHECK (is_deleted = false OR deleted_at IS NOT NULL)
);
CREATE TABLE ways.records (
  id serial PRIMARY KEY,
  is_deleted boolean NOT NULL DEFAULT false,
  deleted_at timestamptz,
  CHECK ((deleted_at IS NOT NULL) = is_deleted)
);
CREATE TABLE ways.orders (
  id serial PRIMARY KEY,
  status text NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled')),
  cancel_reason text,
  CHECK (status <> 'cancelled' OR cancel_reason IS NOT NULL)
);
CREATE TABLE ways.payments (
  id serial PRIMARY KEY,
  method text NOT NULL CHECK (method IN ('card', 'iban', 'cash')),
  card_number text,
  iban text,
  CHECK (method = 'card' AND card_number IS NOT NULL AND iban IS NULL
    OR method = 'iban' AND card_number IS NULL AND iban IS NOT NULL
    OR method = 'cash' AND num_nonnulls(card_number, iban) = 0)
);
CREATE TABLE ways.remarks (
  id serial PRIMARY KEY,
  document_id int REFERENCES ways.documents,
  order_id int REFERENCES ways.orders,
  payment_id int REFERENCES ways.payments,
  CHECK (num_nonnulls(document_id, order_id, payment_id) = 1)
);
-- Ten million is nothing that a column draws by itself.
CREATE TABLE ways.extremes (
  id serial PRIMARY KEY,
  n int NOT NULL,
  CHECK (n < 1000 OR n > 10000000)
);
SELECT table_name, rows, note FROM synth_generate('ways', rows => 1000, as_of => '2026-01-01') ORDER BY 1;
SELECT count(*) FILTER (WHERE is_deleted) BETWEEN 10 AND 100 AS rarely_deleted,
       count(deleted_at) < 150 AS rarely_dated
FROM ways.documents;
SELECT count(*) FILTER (WHERE is_deleted) BETWEEN 5 AND 100 AS rarely_deleted FROM ways.records;
SELECT count(*) FILTER (WHERE status = 'cancelled') BETWEEN 10 AND 150 AS rarely_cancelled FROM ways.orders;
SELECT count(DISTINCT method) AS methods, min(n) > 200 AS all_common
FROM (SELECT method, count(*) AS n FROM ways.payments GROUP BY 1) m;
SELECT count(document_id) > 200 AS document, count(order_id) > 200 AS "order", count(payment_id) > 200 AS payment
FROM ways.remarks;
SELECT count(*) FILTER (WHERE n > 10000000) BETWEEN 10 AND 200 AS neglected_now_and_then FROM ways.extremes;
DROP SCHEMA ways CASCADE;
-- Constants beside the column, and conditions within one of several intervals.
CREATE SCHEMA ways;
CREATE TABLE ways.halves (
  weight numeric NOT NULL,
  CHECK (weight * 2 <= 190),
  CHECK (weight BETWEEN 5 AND 10 OR weight BETWEEN 50 AND 60)
);
CREATE TABLE ways.fives (
  n numeric NOT NULL,
  CHECK (n BETWEEN 5 AND 10 OR n BETWEEN 50 AND 60),
  CHECK (n % 5 = 0)
);
CREATE TABLE ways.turned (
  a smallint NOT NULL CHECK (abs(a) < 50),
  b int NOT NULL CHECK (100 - b > 40),
  c int NOT NULL CHECK (-3 * c + 10 <= 4),
  d real NOT NULL CHECK (d / 4 > 20)
);
-- What only the edge of a condition meets is computed.
CREATE TABLE ways.edges (
  low int NOT NULL CHECK (low > 0),
  high int NOT NULL,
  opens timestamp NOT NULL,
  closes timestamp NOT NULL,
  CHECK (high - low BETWEEN 5 AND 6),
  CHECK (closes > opens AND closes <= opens + interval '8 hours')
);
SELECT table_name, rows, note FROM synth_generate('ways', rows => 200, as_of => '2026-01-01') ORDER BY 1;
SELECT count(DISTINCT weight) > 50 AS varied, bool_or(weight < 11) AND bool_or(weight > 49) AS both FROM ways.halves;
SELECT array_agg(DISTINCT n::int ORDER BY n::int) AS fives FROM ways.fives;
DROP SCHEMA ways CASCADE;
-- Keys that share a nullable column, and nulls that are alike.
CREATE SCHEMA ways;
CREATE TABLE ways.shared (
  a int CHECK (a IN (1, 2, 3)),
  b text NOT NULL CHECK (b IN ('x', 'y')),
  c date,
  UNIQUE (a, c)
);
CREATE UNIQUE INDEX ON ways.shared (a, b);
CREATE TABLE ways.alike (flag boolean, UNIQUE NULLS NOT DISTINCT (flag));
SELECT table_name, rows, note FROM synth_generate('ways', rows => 50) ORDER BY 1;
DROP SCHEMA ways CASCADE;
-- Not every row can have the keys that others must refer to.
CREATE SCHEMA ways;
CREATE TABLE ways.contact (email text UNIQUE, phone text UNIQUE, CHECK (num_nonnulls(email, phone) = 1));
CREATE TABLE ways.mailing (email text NOT NULL REFERENCES ways.contact (email));
CREATE TABLE ways.call (phone text NOT NULL REFERENCES ways.contact (phone));
SELECT table_name, rows, note FROM synth_generate('ways', rows => 50) ORDER BY 1;
DROP SCHEMA ways CASCADE;
