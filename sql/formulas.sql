-- Numbers whose names tie them to others of the row follow from them.
CREATE SCHEMA formulas;
SET search_path = formulas;
CREATE TABLE counts (id serial PRIMARY KEY, expected_qty int NOT NULL, counted_qty int NOT NULL, difference int NOT NULL);
CREATE TABLE trips (id serial PRIMARY KEY, odometer_start int NOT NULL, odometer_end int NOT NULL, distance_km int NOT NULL);
CREATE TABLE sellers (id serial PRIMARY KEY, commission_rate numeric(4, 2) NOT NULL);
CREATE TABLE payouts (id serial PRIMARY KEY, seller_id int NOT NULL REFERENCES sellers, gross_amount numeric(12, 2) NOT NULL,
  commission_amount numeric(12, 2) NOT NULL, net_amount numeric(12, 2) NOT NULL);
CREATE TABLE standings (id serial PRIMARY KEY, played int NOT NULL, won int NOT NULL, drawn int NOT NULL, lost int NOT NULL,
  goals_for int NOT NULL, goals_against int NOT NULL, goal_difference int NOT NULL, points int NOT NULL);
CREATE TABLE motions (id serial PRIMARY KEY, votes_for int NOT NULL, votes_against int NOT NULL, total_votes int NOT NULL);
CREATE TABLE campaigns (id serial PRIMARY KEY, impressions int NOT NULL, clicks int NOT NULL, ctr numeric(6, 4) NOT NULL,
  conversions int NOT NULL, conversion_pct numeric(5, 2) NOT NULL);
CREATE TABLE patients (id serial PRIMARY KEY, height_cm int, weight_kg numeric(5, 1), bmi numeric(4, 1));
CREATE TABLE loans (id serial PRIMARY KEY, principal numeric(12, 2) NOT NULL, interest_rate numeric(5, 2) NOT NULL,
  term_months int NOT NULL, monthly_payment numeric(12, 2) NOT NULL, outstanding_balance numeric(12, 2) NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'active', 'paid_off', 'rejected')), opened_on date NOT NULL);
CREATE TABLE instalments (id serial PRIMARY KEY, loan_id int NOT NULL REFERENCES loans, principal_amt numeric(10, 2) NOT NULL,
  interest_amt numeric(10, 2) NOT NULL, total_due numeric(10, 2) NOT NULL);
-- The result has no room, or must not be less than nothing.
CREATE TABLE narrow (id serial PRIMARY KEY, votes_for int NOT NULL CHECK (votes_for > 900), votes_against int NOT NULL CHECK (votes_against > 900),
  total_votes numeric(3, 0) NOT NULL, income int NOT NULL, expense int NOT NULL, profit int NOT NULL CHECK (profit >= 0));
CREATE TABLE fairs (id serial PRIMARY KEY, admission_price numeric(6, 2) NOT NULL, budget numeric(12, 2) NOT NULL, actual_cost numeric(12, 2) NOT NULL);
CREATE TABLE plans (id serial PRIMARY KEY, name text NOT NULL, duration_months int NOT NULL);
CREATE TABLE memberships (id serial PRIMARY KEY, plan_id int NOT NULL REFERENCES plans, start_date date NOT NULL,
  end_date date NOT NULL, status text NOT NULL CHECK (status IN ('active', 'expired', 'cancelled')), CHECK (end_date > start_date));
CREATE TABLE payments (id serial PRIMARY KEY, amount_cents int NOT NULL, paid_at timestamptz NOT NULL);
CREATE TABLE refunds (id serial PRIMARY KEY, payment_id int NOT NULL REFERENCES payments, amount_cents int NOT NULL);
CREATE TABLE halls (id serial PRIMARY KEY, seat_count int NOT NULL);
CREATE TABLE shows (id serial PRIMARY KEY, hall_id int NOT NULL REFERENCES halls, seats_sold int NOT NULL, seats_available int NOT NULL);
CREATE TABLE exams (id serial PRIMARY KEY, passing_score int NOT NULL);
CREATE TABLE sittings (id serial PRIMARY KEY, exam_id int NOT NULL REFERENCES exams, score int NOT NULL, passed boolean NOT NULL,
  progress_pct int NOT NULL CHECK (progress_pct BETWEEN 0 AND 100), completed_at timestamptz);
CREATE TABLE subscriptions (id serial PRIMARY KEY, started_at timestamptz NOT NULL, trial_ends_at timestamptz,
  status text NOT NULL CHECK (status IN ('trialing', 'active', 'past_due', 'canceled')));
SELECT sum(rows) FROM public.synth_generate('formulas', rows => 300, seed => 5, as_of => '2026-06-30');
SELECT count(*) FILTER (WHERE difference <> counted_qty - expected_qty) AS difference,
  bool_and(abs(difference) <= expected_qty * 0.1 + 1) AS close FROM counts;
SELECT count(*) FILTER (WHERE distance_km <> odometer_end - odometer_start) AS distance,
  count(*) FILTER (WHERE odometer_end < odometer_start) AS backwards FROM trips;
SELECT count(*) FILTER (WHERE net_amount <> gross_amount - commission_amount) AS net,
  count(*) FILTER (WHERE commission_amount <> round(gross_amount * commission_rate / CASE WHEN commission_rate < 1 THEN 1 ELSE 100 END, 2)) AS commission
FROM payouts p JOIN sellers s ON s.id = seller_id;
SELECT count(*) FILTER (WHERE played <> won + drawn + lost) AS played, count(*) FILTER (WHERE points <> 3 * won + drawn) AS points,
  count(*) FILTER (WHERE goal_difference <> goals_for - goals_against) AS goals FROM standings;
SELECT count(*) FROM motions WHERE total_votes <> votes_for + votes_against;
SELECT count(*) FILTER (WHERE clicks > impressions OR conversions > clicks) AS funnel,
  count(*) FILTER (WHERE ctr <> round(clicks::numeric / nullif(impressions, 0), 4)) AS ctr,
  count(*) FILTER (WHERE conversion_pct <> round(100 * conversions::numeric / nullif(clicks, 0), 2)) AS conversion FROM campaigns;
SELECT count(*) FROM patients WHERE abs(bmi - weight_kg / (height_cm / 100.0) ^ 2) > 0.06;
SELECT count(*) FILTER (WHERE monthly_payment * term_months < principal) AS too_little,
  count(*) FILTER (WHERE outstanding_balance > principal) AS too_much,
  count(*) FILTER (WHERE status = 'paid_off' AND outstanding_balance <> 0) AS still FROM loans;
SELECT count(*) FROM instalments WHERE total_due <> principal_amt + interest_amt;
SELECT count(*) FILTER (WHERE actual_cost NOT BETWEEN 0.59 * budget AND 1.16 * budget) AS unlike_the_plan FROM fairs;
SELECT count(*), bool_and(profit = greatest(income - expense, 0)) AS profit FROM narrow;
SELECT count(*) FILTER (WHERE end_date <> (start_date + duration_months * interval '1 month')::date) AS term,
  count(*) FILTER (WHERE status = 'active' AND end_date < '2026-06-30') AS over FROM memberships m JOIN plans p ON p.id = plan_id;
SELECT count(*) FROM payments p WHERE amount_cents < (SELECT sum(amount_cents) FROM refunds r WHERE r.payment_id = p.id);
SELECT count(*) FROM shows JOIN halls h ON h.id = hall_id WHERE seats_sold + seats_available <> seat_count;
SELECT count(*) FILTER (WHERE passed <> (score >= passing_score)) AS passed,
  count(*) FILTER (WHERE (progress_pct = 100) <> (completed_at IS NOT NULL)) AS progress FROM sittings s JOIN exams e ON e.id = exam_id;
SELECT count(*) FROM subscriptions WHERE status = 'trialing' AND trial_ends_at IS NULL OR status = 'trialing' AND trial_ends_at < '2026-06-30';
SET client_min_messages = warning;
DROP SCHEMA formulas CASCADE;

RESET search_path;
-- What is paid follows from a total that may be missing, and of numbers that would follow from each other in a circle
-- one keeps its own draw.
CREATE SCHEMA formulas;
CREATE TABLE formulas.bill (id int PRIMARY KEY, total numeric(12, 2), amount_paid numeric(12, 2) NOT NULL);
CREATE TABLE formulas.sale (id int PRIMARY KEY, commission_rate numeric, min_value numeric(12, 2), withdrawal int,
  gross_amount numeric(12, 2) NOT NULL, commission numeric NOT NULL, margin numeric(12, 2), balance int);
CREATE TABLE formulas.stay (room_charges numeric(10, 2), paid_amount numeric(10, 2) DEFAULT 0,
  outstanding_balance numeric(10, 2) GENERATED ALWAYS AS (room_charges - paid_amount) STORED);
SELECT table_name, rows, note FROM synth_generate('formulas', rows => 100);
SELECT count(*) FILTER (WHERE amount_paid <> total) AS unpaid, count(total) < 100 AS missing FROM formulas.bill;
SELECT count(*) FROM formulas.sale WHERE abs(commission - gross_amount * commission_rate / 100) > 0.01;
DROP SCHEMA formulas CASCADE;
