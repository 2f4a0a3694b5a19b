-- CHECKs on columns that follow from others, which what these follow from does not meet: totals, counters, names,
-- balances, terms. Every table gets its rows.
CREATE SCHEMA derived_1;
CREATE SCHEMA derived_2;
CREATE SCHEMA derived_3;
CREATE SCHEMA derived_4;
CREATE SCHEMA derived_5;
CREATE SCHEMA derived_6;
CREATE SCHEMA derived_7;
CREATE SCHEMA derived_8;
CREATE SCHEMA derived_9;
CREATE SCHEMA derived_10;
CREATE FUNCTION derived_1.odd(numeric) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN trunc($1 * 100) % 2 = 1; END $$;
CREATE TABLE derived_1.products (
  id int PRIMARY KEY,
  name text NOT NULL,
  price numeric(8,2) NOT NULL
);
CREATE TABLE derived_1.orders (
  id int PRIMARY KEY,
  total numeric(12,2) NOT NULL CHECK (total > 20 AND total < 21)
);
CREATE TABLE derived_1.order_items (
  id int PRIMARY KEY,
  order_id int NOT NULL REFERENCES derived_1.orders,
  product_id int NOT NULL REFERENCES derived_1.products,
  quantity int NOT NULL,
  unit_price numeric(8,2) NOT NULL CHECK (derived_1.odd(unit_price)),
  line_total numeric(12,2) NOT NULL CHECK (derived_1.odd(line_total))
);
CREATE TABLE derived_2.author (
  id int PRIMARY KEY,
  name text NOT NULL,
  book_count int NOT NULL CHECK (book_count % 11 = 10)
);
CREATE TABLE derived_2.book (
  id int PRIMARY KEY,
  author_id int NOT NULL REFERENCES derived_2.author,
  title text NOT NULL
);
CREATE DOMAIN derived_3.tiny AS numeric CHECK (VALUE < 3);
CREATE TABLE derived_3.invoice (
  id int PRIMARY KEY,
  subtotal numeric(10,2) NOT NULL,
  tax numeric(10,2) NOT NULL,
  total derived_3.tiny NOT NULL
);
CREATE TABLE derived_3.invoice_line (
  id int PRIMARY KEY,
  invoice_id int NOT NULL REFERENCES derived_3.invoice,
  quantity int NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  amount derived_3.tiny NOT NULL
);
CREATE TABLE derived_4.person (
  id int PRIMARY KEY,
  first_name text NOT NULL,
  last_name text NOT NULL,
  slug text NOT NULL CHECK (slug ~ '^q'),
  display_name text NOT NULL CHECK (display_name LIKE 'Q%'),
  username text NOT NULL CHECK (username ~ '^[0-9]+$'),
  age int NOT NULL,
  birth_date date NOT NULL,
  CHECK (age < 3)
);
CREATE TABLE derived_5.product (
  id int PRIMARY KEY,
  name text NOT NULL CHECK (length(name) > 3)
);
CREATE TABLE derived_5.line (
  id int PRIMARY KEY,
  product_id int NOT NULL REFERENCES derived_5.product,
  product_name varchar(200) NOT NULL CHECK (product_name LIKE '%#%'),
  quantity int NOT NULL
);
CREATE TABLE derived_6.account (
  id int PRIMARY KEY,
  balance numeric(12,2) NOT NULL CHECK (balance <> 0 AND balance * 100 % 100 = 50)
);
CREATE TABLE derived_6.entry (
  id int PRIMARY KEY,
  account_id int NOT NULL REFERENCES derived_6.account,
  amount numeric(12,2) NOT NULL,
  balance_after numeric(12,2) NOT NULL CHECK (balance_after * 100 % 100 = 50),
  entry_date date NOT NULL
);
CREATE TABLE derived_7.exam (
  id int PRIMARY KEY,
  score int NOT NULL CHECK (score BETWEEN 0 AND 100),
  grade text NOT NULL CHECK (grade ~ '^[X-Z]$'),
  passed text CHECK (passed IN ('Q'))
);
CREATE TABLE derived_8.booking (
  id int PRIMARY KEY,
  check_in date NOT NULL,
  check_out date NOT NULL,
  nights int NOT NULL CHECK (nights % 100 = 77),
  total_price numeric(10,2) NOT NULL CHECK (total_price * 100 % 7 = 3),
  price_per_night numeric(10,2) NOT NULL
);
CREATE TABLE derived_9.loan (
  id int PRIMARY KEY,
  principal numeric(12,2) NOT NULL,
  rate numeric(5,2) NOT NULL,
  term_months int NOT NULL,
  monthly_payment numeric(12,2) NOT NULL CHECK (monthly_payment * 100 % 13 = 5)
);
CREATE TABLE derived_10.ticket (
  id int PRIMARY KEY,
  status text NOT NULL CHECK (status IN ('open','closed')),
  opened_at timestamptz NOT NULL,
  closed_at timestamptz CHECK (EXTRACT(second from closed_at) = 7),
  minutes_open int CHECK (minutes_open % 17 = 3)
);
