-- Rows that follow one another: balances, readings, histories and numbered steps.
CREATE SCHEMA chains;
SET search_path = chains;
CREATE TABLE accounts (id serial PRIMARY KEY, balance numeric(12, 2) NOT NULL, opened_at timestamptz NOT NULL);
CREATE TABLE transactions (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts,
  kind text NOT NULL CHECK (kind IN ('deposit', 'withdrawal', 'fee', 'interest')),
  amount numeric(12, 2) NOT NULL CHECK (amount > 0), balance_after numeric(12, 2) NOT NULL, posted_at timestamptz NOT NULL);
CREATE TABLE members (id serial PRIMARY KEY, points_balance int NOT NULL);
CREATE TABLE point_movements (id serial PRIMARY KEY, member_id int NOT NULL REFERENCES members, points int NOT NULL,
  balance_before int NOT NULL, balance_after int NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE ledger_entries (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, entry_date date NOT NULL,
  debit numeric(12, 2), credit numeric(12, 2), running_balance numeric(14, 2) NOT NULL);
CREATE TABLE meters (id serial PRIMARY KEY, initial_reading int NOT NULL, last_reading int);
CREATE TABLE meter_readings (id serial PRIMARY KEY, meter_id int NOT NULL REFERENCES meters, read_on date NOT NULL,
  reading_value int NOT NULL, previous_value int, consumption int);
CREATE TABLE orders (id serial PRIMARY KEY, ordered_at timestamptz NOT NULL,
  status text NOT NULL CHECK (status IN ('new', 'paid', 'shipped', 'delivered', 'cancelled')));
CREATE TABLE order_status_history (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders, from_status text,
  to_status text NOT NULL CHECK (to_status IN ('new', 'paid', 'shipped', 'delivered', 'cancelled')), changed_at timestamptz NOT NULL);
CREATE TABLE order_events (order_id int NOT NULL REFERENCES orders, seq int NOT NULL, happened_at timestamptz NOT NULL, PRIMARY KEY (order_id, seq));
CREATE TABLE purses (id serial PRIMARY KEY, opened_on date NOT NULL);
CREATE TABLE purse_entries (id serial PRIMARY KEY, purse_id int NOT NULL REFERENCES purses, booked_on date NOT NULL,
  direction char(2) NOT NULL CHECK (direction IN ('CR', 'DR')), amount numeric(12, 2) NOT NULL CHECK (amount > 0),
  running_balance numeric(14, 2) NOT NULL);
CREATE FUNCTION broken() RETURNS TABLE (claim text, violations bigint) LANGUAGE sql SET search_path = chains AS $$
  SELECT 'balance', count(*) FROM (SELECT balance_after, sum(CASE WHEN kind IN ('deposit', 'interest') THEN amount ELSE -amount END)
    OVER (PARTITION BY account_id ORDER BY posted_at, id) AS sum FROM transactions) t WHERE balance_after <> sum OR sum < 0
  UNION ALL SELECT 'points', count(*) FROM (SELECT balance_before, balance_after, points,
    lag(balance_after, 1, 0) OVER (PARTITION BY member_id ORDER BY created_at, id) AS last FROM point_movements) t
    WHERE balance_before <> last OR balance_after <> last + points
  UNION ALL SELECT 'points balance', count(*) FROM members m WHERE points_balance <>
    (SELECT coalesce(sum(points), 0) FROM point_movements p WHERE p.member_id = m.id)
  UNION ALL SELECT 'running balance', count(*) FROM (SELECT running_balance, (debit IS NULL) = (credit IS NULL) AS wrong,
    sum(coalesce(credit, 0) - coalesce(debit, 0)) OVER (PARTITION BY account_id ORDER BY entry_date, id) AS sum FROM ledger_entries) t
    WHERE running_balance <> sum OR wrong
  UNION ALL SELECT 'letters', count(*) FROM (SELECT running_balance, sum(CASE direction WHEN 'CR' THEN amount ELSE -amount END)
    OVER (PARTITION BY purse_id ORDER BY booked_on, id) AS sum FROM purse_entries) t WHERE running_balance <> sum
  UNION ALL SELECT 'readings', count(*) FROM (SELECT reading_value, previous_value, consumption,
    lag(reading_value, 1, initial_reading) OVER (PARTITION BY meter_id ORDER BY read_on, r.id) AS last
    FROM meter_readings r JOIN meters m ON m.id = meter_id) t
    WHERE previous_value <> last OR consumption <> reading_value - last OR reading_value < last
  UNION ALL SELECT 'last reading', count(*) FROM meters m WHERE last_reading <> (SELECT max(reading_value) FROM meter_readings r WHERE r.meter_id = m.id)
  UNION ALL SELECT 'history', count(*) FROM (SELECT from_status, lag(to_status) OVER (PARTITION BY order_id ORDER BY changed_at, id) AS last
    FROM order_status_history) h WHERE from_status IS DISTINCT FROM last
  UNION ALL SELECT 'standstill', count(*) FROM order_status_history WHERE from_status = to_status
  UNION ALL SELECT 'end of history', count(*) FROM (SELECT DISTINCT ON (order_id) order_id, to_status FROM order_status_history
    ORDER BY order_id, changed_at DESC, id DESC) h JOIN orders o ON o.id = order_id WHERE to_status <> status
  UNION ALL SELECT 'steps', count(*) FROM (SELECT seq, row_number() OVER (PARTITION BY order_id ORDER BY happened_at) AS place FROM order_events) e
    WHERE seq <> place
$$;
SELECT sum(rows) FROM public.synth_generate('chains', rows => 100, seed => 5, as_of => '2026-06-30',
  row_counts => '{"purses": 20, "transactions": 1000, "point_movements": 700, "ledger_entries": 500, "meter_readings": 600, "order_status_history": 300, "order_events": 400}');
SELECT * FROM broken() WHERE violations > 0;
-- The balance of an account is that after its last row, of whichever ledger.
SELECT count(*) FROM accounts a WHERE balance NOT IN (
  coalesce((SELECT balance_after FROM transactions t WHERE t.account_id = a.id ORDER BY posted_at DESC, id DESC LIMIT 1), 0),
  coalesce((SELECT running_balance FROM ledger_entries t WHERE t.account_id = a.id ORDER BY entry_date DESC, id DESC LIMIT 1), 0));
-- What comes later is of new accounts, meters and orders.
SELECT sum(rows) FROM public.synth_generate('chains', rows => 100, seed => 6, as_of => '2026-06-30');
SELECT * FROM broken() WHERE violations > 0;
SET client_min_messages = warning;
DROP SCHEMA chains CASCADE;
