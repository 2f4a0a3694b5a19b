-- Who takes part in what a row refers to, and how many have a part in it.
CREATE SCHEMA parties;
SET search_path = parties;

CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL, email text NOT NULL UNIQUE);
CREATE TABLE listings (
  id serial PRIMARY KEY,
  seller_id int NOT NULL REFERENCES users,
  title text NOT NULL,
  price numeric(8,2) NOT NULL
);
CREATE TABLE orders (
  id serial PRIMARY KEY,
  listing_id int NOT NULL UNIQUE REFERENCES listings,
  buyer_id int NOT NULL REFERENCES users
);
CREATE TABLE reviews (
  id serial PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  author_id int NOT NULL REFERENCES users,
  recipient_id int NOT NULL REFERENCES users,
  stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5)
);
CREATE TABLE disputes (
  id serial PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  opened_by int NOT NULL REFERENCES users
);
CREATE TABLE posts (id serial PRIMARY KEY, author_id int NOT NULL REFERENCES users, body text NOT NULL);
CREATE TABLE comments (
  id serial PRIMARY KEY,
  post_id int NOT NULL REFERENCES posts,
  author_id int NOT NULL REFERENCES users,
  body text NOT NULL
);
CREATE TABLE likes (
  post_id int REFERENCES posts,
  user_id int REFERENCES users,
  PRIMARY KEY (post_id, user_id)
);

CREATE TABLE firms (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE consignments (
  id serial PRIMARY KEY,
  shipper_id int NOT NULL REFERENCES firms,
  consignee_id int NOT NULL REFERENCES firms
);
CREATE TABLE freight_invoices (
  id serial PRIMARY KEY,
  consignment_id int NOT NULL REFERENCES consignments,
  bill_to_id int NOT NULL REFERENCES firms
);

-- Those who supervise are of the same cost centre; a vacancy is of the same cost centre as who hires for it.
CREATE TABLE cost_centers (code varchar(8) PRIMARY KEY, title varchar(80) NOT NULL);
CREATE TABLE work_sites (id serial PRIMARY KEY, name varchar(80) NOT NULL, city varchar(60) NOT NULL);
CREATE TABLE workers (
  id serial PRIMARY KEY,
  full_name text NOT NULL,
  cost_center_code varchar(8) NOT NULL REFERENCES cost_centers,
  site_id int NOT NULL REFERENCES work_sites,
  supervisor_id int REFERENCES workers
);
CREATE TABLE vacancies (
  id serial PRIMARY KEY,
  title varchar(80) NOT NULL,
  cost_center_code varchar(8) NOT NULL REFERENCES cost_centers,
  hiring_manager_id int NOT NULL REFERENCES workers
);

-- What is said comes after what it replies to, in whatever words.
CREATE TABLE threads (id serial PRIMARY KEY, subject text NOT NULL);
CREATE TABLE direct_messages (
  id bigserial PRIMARY KEY,
  thread_id int NOT NULL REFERENCES threads,
  sender_id int NOT NULL REFERENCES users,
  content text NOT NULL,
  sent_at timestamptz NOT NULL,
  reply_to_id bigint REFERENCES direct_messages
);
CREATE TABLE remarks (
  id bigserial PRIMARY KEY,
  post_id int NOT NULL REFERENCES posts,
  parent_id bigint REFERENCES remarks,
  author_id int NOT NULL REFERENCES users,
  body text NOT NULL,
  commented_at timestamptz NOT NULL
);

-- Who has a thing and who uses it; who carries goods is no party to the bill.
CREATE TABLE flats (id serial PRIMARY KEY, owner_id int NOT NULL REFERENCES users, address text NOT NULL);
CREATE TABLE leases (
  id serial PRIMARY KEY,
  flat_id int NOT NULL REFERENCES flats,
  tenant_id int NOT NULL REFERENCES users,
  starts_on date NOT NULL
);
CREATE TABLE tools (id serial PRIMARY KEY, owner_id int NOT NULL REFERENCES users, name text NOT NULL);
CREATE TABLE tool_loans (
  id serial PRIMARY KEY,
  tool_id int NOT NULL UNIQUE REFERENCES tools,
  borrower_id int NOT NULL REFERENCES users,
  lent_on date NOT NULL
);
CREATE TABLE voyages (
  id serial PRIMARY KEY,
  shipper_id int NOT NULL REFERENCES firms,
  consignee_id int NOT NULL REFERENCES firms,
  carrier_id int NOT NULL REFERENCES firms
);
CREATE TABLE voyage_bills (
  id serial PRIMARY KEY,
  voyage_id int NOT NULL REFERENCES voyages,
  bill_to_id int NOT NULL REFERENCES firms
);

-- Who writes in a group belongs to it; who teaches a module is of its faculty, two steps away.
CREATE TABLE groups (id serial PRIMARY KEY, title text NOT NULL);
CREATE TABLE group_members (group_id int REFERENCES groups, user_id int REFERENCES users, PRIMARY KEY (group_id, user_id));
CREATE TABLE messages_of_groups (
  id serial PRIMARY KEY,
  author_id int NOT NULL REFERENCES users,
  group_id int REFERENCES groups,
  body text NOT NULL
);
CREATE TABLE faculties (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE lecturers (id serial PRIMARY KEY, faculty_id int NOT NULL REFERENCES faculties, full_name text NOT NULL);
CREATE TABLE programmes (id serial PRIMARY KEY, faculty_id int NOT NULL REFERENCES faculties, name text NOT NULL);
CREATE TABLE modules (id serial PRIMARY KEY, programme_id int NOT NULL REFERENCES programmes, title text NOT NULL);
CREATE TABLE offerings (
  id serial PRIMARY KEY,
  module_id int NOT NULL REFERENCES modules,
  lecturer_id int NOT NULL REFERENCES lecturers
);
