-- Auctions: who bids, what it comes to, who wins and pays.
CREATE SCHEMA auctions;
SET search_path = auctions;
CREATE TABLE users (id serial PRIMARY KEY, username varchar(30) NOT NULL UNIQUE);
CREATE TABLE auctions (id serial PRIMARY KEY, seller_id int NOT NULL REFERENCES users, title varchar(120) NOT NULL,
  starting_price numeric(10,2) NOT NULL CHECK (starting_price > 0), reserve_price numeric(10,2), buy_now_price numeric(10,2),
  current_price numeric(10,2), bid_count int NOT NULL DEFAULT 0, start_time timestamptz NOT NULL, end_time timestamptz NOT NULL,
  status varchar(12) NOT NULL CHECK (status IN ('scheduled','open','sold','unsold','cancelled')), winner_id int REFERENCES users,
  final_price numeric(10,2), CHECK (end_time > start_time));
CREATE TABLE bids (id serial PRIMARY KEY, auction_id int NOT NULL REFERENCES auctions, bidder_id int NOT NULL REFERENCES users,
  amount numeric(10,2) NOT NULL, max_amount numeric(10,2), placed_at timestamptz NOT NULL, is_winning boolean NOT NULL DEFAULT false);
CREATE TABLE payments (id serial PRIMARY KEY, auction_id int NOT NULL REFERENCES auctions, buyer_id int NOT NULL REFERENCES users,
  amount numeric(10,2) NOT NULL);
CREATE TABLE feedback (id serial PRIMARY KEY, auction_id int NOT NULL REFERENCES auctions, from_user_id int NOT NULL REFERENCES users,
  to_user_id int NOT NULL REFERENCES users, rating smallint NOT NULL CHECK (rating BETWEEN 1 AND 5), comment text);
