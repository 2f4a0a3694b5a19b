-- Ticketing without declared foreign keys on half of it, as older applications have it.
CREATE SCHEMA helpdesk;
SET search_path = helpdesk;

CREATE TABLE teams (id serial PRIMARY KEY, name varchar(80) NOT NULL, email varchar(120));
CREATE TABLE agents (
  id serial PRIMARY KEY, team_id int NOT NULL REFERENCES teams, name varchar(120) NOT NULL, email varchar(120) NOT NULL UNIQUE,
  is_available boolean NOT NULL DEFAULT true, hired_at date, open_tickets int NOT NULL DEFAULT 0
);
CREATE TABLE customers (
  id serial PRIMARY KEY, company varchar(120), contact_name varchar(120), contact_email varchar(120), phone varchar(40), timezone varchar(40),
  created_at timestamp NOT NULL
);
CREATE TABLE tickets (
  id serial PRIMARY KEY, ticket_no varchar(20) NOT NULL UNIQUE, customer_id int NOT NULL REFERENCES customers, agent_id int REFERENCES agents, team_id int REFERENCES teams,
  subject varchar(200) NOT NULL, body text, priority varchar(10) NOT NULL DEFAULT 'normal', status varchar(20) NOT NULL DEFAULT 'open',
  channel varchar(20), category varchar(50), created_at timestamp NOT NULL, first_response_at timestamp, resolved_at timestamp, closed_at timestamp, updated_at timestamp NOT NULL,
  reopened_count int NOT NULL DEFAULT 0, comment_count int NOT NULL DEFAULT 0, satisfaction_rating int CHECK (satisfaction_rating BETWEEN 1 AND 5)
);
CREATE TABLE ticket_comments (
  id serial PRIMARY KEY, ticket_id int NOT NULL REFERENCES tickets, author_type varchar(20) NOT NULL CHECK (author_type IN ('agent', 'customer')), author_id int NOT NULL,
  body text NOT NULL, is_internal boolean NOT NULL DEFAULT false, parent_id int REFERENCES ticket_comments, created_at timestamp NOT NULL
);
CREATE TABLE attachments (id serial PRIMARY KEY, comment_id int NOT NULL, file_name varchar(200) NOT NULL, content_type varchar(80) NOT NULL, size_bytes bigint NOT NULL, created_at timestamp NOT NULL);
CREATE TABLE sla_policies (id serial PRIMARY KEY, name varchar(80) NOT NULL, priority varchar(10), first_response_minutes int NOT NULL, resolution_minutes int NOT NULL);
CREATE TABLE ticket_events (id serial PRIMARY KEY, ticket_id int NOT NULL, agent_id int, event_type varchar(30) NOT NULL, old_value varchar(80), new_value varchar(80), created_at timestamp NOT NULL);
CREATE TABLE tags (id serial PRIMARY KEY, name varchar(40) NOT NULL UNIQUE, usage_count int NOT NULL DEFAULT 0);
CREATE TABLE ticket_tags (ticket_id int NOT NULL REFERENCES tickets, tag_id int NOT NULL REFERENCES tags, PRIMARY KEY (ticket_id, tag_id));
