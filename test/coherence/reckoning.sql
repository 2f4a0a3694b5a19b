-- Numbers that follow from others of their row, and what parents say of some of their children alone.
CREATE SCHEMA reckoning;
SET search_path = reckoning;

CREATE TABLE hotels (id serial PRIMARY KEY, name varchar(60) NOT NULL, room_rating int NOT NULL CHECK (room_rating BETWEEN 1 AND 5),
  service_rating int NOT NULL CHECK (service_rating BETWEEN 1 AND 5), food_rating int NOT NULL CHECK (food_rating BETWEEN 1 AND 5), overall_rating numeric(2,1) NOT NULL);
CREATE TABLE appraisals (id serial PRIMARY KEY, goals_score numeric(2,1) NOT NULL CHECK (goals_score BETWEEN 1 AND 5), teamwork_score numeric(2,1) NOT NULL CHECK (teamwork_score BETWEEN 1 AND 5),
  overall_score numeric(2,1) NOT NULL CHECK (overall_score BETWEEN 1 AND 5));
CREATE TABLE treatment_estimates (id serial PRIMARY KEY, estimated_insurance numeric(10,2) NOT NULL, estimated_patient numeric(10,2) NOT NULL, estimated_total numeric(10,2) NOT NULL);
CREATE TABLE fx_quotes (id serial PRIMARY KEY, fx_bid numeric(10,4) NOT NULL, fx_ask numeric(10,4) NOT NULL, fx_mid numeric(10,4) NOT NULL, quoted_at timestamptz NOT NULL);
CREATE TABLE candles (id serial PRIMARY KEY, open numeric(10,2) NOT NULL, high numeric(10,2) NOT NULL, low numeric(10,2) NOT NULL, close numeric(10,2) NOT NULL);
CREATE TABLE motions (id serial PRIMARY KEY, yes_votes int NOT NULL, no_votes int NOT NULL, abstentions int NOT NULL, total_votes int NOT NULL);
CREATE TABLE test_runs (id serial PRIMARY KEY, total int NOT NULL, passed int NOT NULL, failed int NOT NULL, skipped int NOT NULL);
CREATE TABLE batches (id serial PRIMARY KEY, planned_qty int NOT NULL, good_qty int NOT NULL, scrap_qty int NOT NULL, yield_pct numeric(5,2) NOT NULL);
CREATE TABLE mailings (id serial PRIMARY KEY, sent int NOT NULL, delivered int NOT NULL, opened int NOT NULL, clicked int NOT NULL, bounced int NOT NULL);
CREATE TABLE mortgages (id serial PRIMARY KEY, loan_amount numeric(11,2) NOT NULL, property_value numeric(11,2) NOT NULL, ltv_pct numeric(5,2) NOT NULL);
CREATE TABLE assets (id serial PRIMARY KEY, purchase_value numeric(12,2) NOT NULL, accumulated_depreciation numeric(12,2) NOT NULL, book_value numeric(12,2) NOT NULL);
CREATE TABLE tills (id serial PRIMARY KEY, opening_balance numeric(10,2) NOT NULL, cash_in numeric(10,2) NOT NULL, cash_out numeric(10,2) NOT NULL, closing_balance numeric(10,2) NOT NULL,
  counted numeric(10,2) NOT NULL, difference numeric(10,2) NOT NULL);
CREATE TABLE duties (id serial PRIMARY KEY, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, break_minutes int NOT NULL, hours numeric(5,2) NOT NULL);
CREATE TABLE sailings (id serial PRIMARY KEY, capacity int NOT NULL, passengers_booked int NOT NULL, passengers_boarded int NOT NULL);
CREATE TABLE house_policies (id serial PRIMARY KEY, name varchar(60) NOT NULL, annual_premium numeric(10,2) NOT NULL, deductible numeric(10,2) NOT NULL, sum_insured numeric(12,2) NOT NULL);

CREATE TABLE clubs (id serial PRIMARY KEY, name varchar(60) NOT NULL, active_member_count int NOT NULL DEFAULT 0);
CREATE TABLE memberships (id serial PRIMARY KEY, club_id int NOT NULL REFERENCES clubs, member varchar(60) NOT NULL, status text NOT NULL CHECK (status IN ('active', 'left', 'banned')));
CREATE TABLE meetups (id serial PRIMARY KEY, title varchar(80) NOT NULL, starts_at timestamptz NOT NULL, going_count int NOT NULL DEFAULT 0);
CREATE TABLE rsvps (id serial PRIMARY KEY, meetup_id int NOT NULL REFERENCES meetups, answer text NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')));
CREATE TABLE agents (id serial PRIMARY KEY, name varchar(60) NOT NULL, open_tickets int NOT NULL DEFAULT 0);
CREATE TABLE tickets (id serial PRIMARY KEY, agent_id int REFERENCES agents, subject varchar(80) NOT NULL, status text NOT NULL CHECK (status IN ('open', 'closed')));
CREATE TABLE consignments (id serial PRIMARY KEY, waybill varchar(20) NOT NULL UNIQUE, package_count int NOT NULL);
CREATE TABLE consignment_items (id serial PRIMARY KEY, consignment_id int NOT NULL REFERENCES consignments, packages int NOT NULL);
CREATE TABLE auctions (id serial PRIMARY KEY, item varchar(80) NOT NULL, highest_bid numeric(8,2));
CREATE TABLE bids (id serial PRIMARY KEY, auction_id int NOT NULL REFERENCES auctions, amount numeric(8,2) NOT NULL);
CREATE TABLE guest_rooms (id serial PRIMARY KEY, name varchar(40) NOT NULL, max_guests int NOT NULL);
CREATE TABLE room_bookings (id serial PRIMARY KEY, guest_room_id int NOT NULL REFERENCES guest_rooms, adults int NOT NULL, children int NOT NULL, check_in date NOT NULL, check_out date NOT NULL);
CREATE TABLE exams (id serial PRIMARY KEY, title varchar(60) NOT NULL, max_points int NOT NULL, pass_points int NOT NULL, CHECK (pass_points < max_points));
CREATE TABLE exam_results (id serial PRIMARY KEY, exam_id int NOT NULL REFERENCES exams, student varchar(60) NOT NULL, points numeric(5,1) NOT NULL, passed boolean NOT NULL);
CREATE TABLE supplies (id serial PRIMARY KEY, name varchar(60) NOT NULL, stock_quantity int NOT NULL, reorder_level int NOT NULL, needs_reorder boolean NOT NULL);
CREATE TABLE readings (id serial PRIMARY KEY, value numeric(8,2) NOT NULL, lower_limit numeric(8,2) NOT NULL, upper_limit numeric(8,2) NOT NULL, within_limits boolean NOT NULL);
CREATE TABLE department_budgets (id serial PRIMARY KEY, budget numeric(12,2) NOT NULL, spent numeric(12,2) NOT NULL, over_budget boolean NOT NULL);
