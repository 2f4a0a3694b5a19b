-- Where things come to their regular end, and what is said of those that do not.
CREATE SCHEMA ends;
SET search_path = ends;

CREATE TABLE payments (
  id serial PRIMARY KEY,
  amount numeric(10,2) NOT NULL,
  created_at timestamptz NOT NULL,
  refunded_at timestamptz,
  status text NOT NULL CHECK (status IN ('pending', 'paid', 'failed', 'refunded'))
);
CREATE TABLE tickets (
  id serial PRIMARY KEY,
  created_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('reserved', 'paid', 'expired', 'refunded')),
  motive_reason text
);
CREATE TABLE listings (
  id serial PRIMARY KEY,
  title text NOT NULL,
  created_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'live', 'sold_out', 'expired', 'removed'))
);
CREATE TABLE orders (
  id serial PRIMARY KEY,
  ordered_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('new', 'paid', 'shipped', 'delivered', 'returned', 'cancelled')),
  reason text
);
CREATE TABLE invoices (
  id serial PRIMARY KEY,
  issued_on date NOT NULL,
  due_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'sent', 'partially_paid', 'paid', 'void'))
);
CREATE TABLE entries (
  id serial PRIMARY KEY,
  entered_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('registered', 'disqualified', 'finished')),
  disqualified_comment text
);
