-- Texts beside a label say what it says.
CREATE SCHEMA wording;
CREATE TYPE wording.notification_type AS ENUM ('like', 'comment', 'follow', 'mention', 'system');
SET search_path = wording;

CREATE TABLE accounts (id serial PRIMARY KEY, number text);
CREATE TABLE transactions (
  id serial PRIMARY KEY,
  account_id int NOT NULL REFERENCES accounts,
  transaction_type varchar(20) NOT NULL CHECK (transaction_type IN ('deposit', 'withdrawal', 'transfer', 'fee', 'interest')),
  amount numeric(12,2) NOT NULL,
  description varchar(60),
  status text CHECK (status IN ('pending', 'completed', 'failed'))
);
CREATE TABLE notifications (id serial PRIMARY KEY, type notification_type NOT NULL, message text NOT NULL);
CREATE TABLE audit_logs (id serial PRIMARY KEY, action varchar(20) NOT NULL CHECK (action IN ('CREATE', 'UPDATE', 'DELETE', 'LOGIN')), details text);
CREATE TABLE leave_requests (
  id serial PRIMARY KEY,
  leave_type varchar(20) NOT NULL CHECK (leave_type IN ('annual', 'sick', 'parental', 'unpaid')),
  reason text NOT NULL
);
CREATE TABLE support_tickets (
  id serial PRIMARY KEY,
  category text NOT NULL CHECK (category IN ('billing', 'technical', 'account', 'general')),
  subject varchar(200) NOT NULL,
  subject_length int GENERATED ALWAYS AS (length(subject)) STORED
);
-- Labels that no list knows leave the text as it is.
CREATE TABLE movements (id serial PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('fee', 'xq17')), note text NOT NULL);

RESET search_path;
