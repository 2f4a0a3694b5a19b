-- What is unique only together with its parent, and what is given back of what was bought.
CREATE SCHEMA within;
SET search_path = within;

CREATE TABLE users (id serial PRIMARY KEY, full_name text NOT NULL, email text UNIQUE);
CREATE TABLE projects (id serial PRIMARY KEY, name varchar(80) NOT NULL, owner_id int NOT NULL REFERENCES users);
CREATE TABLE labels (
  id serial PRIMARY KEY,
  project_id int NOT NULL REFERENCES projects,
  name varchar(40) NOT NULL,
  UNIQUE (project_id, name)
);
CREATE TABLE posts (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, title text NOT NULL);
CREATE TABLE comments (
  id serial PRIMARY KEY,
  post_id int NOT NULL REFERENCES posts,
  user_id int NOT NULL REFERENCES users,
  body text NOT NULL
);
CREATE TABLE likes (
  id serial PRIMARY KEY,
  user_id int NOT NULL REFERENCES users,
  likeable_type varchar(20) NOT NULL,
  likeable_id int NOT NULL,
  UNIQUE (user_id, likeable_type, likeable_id)
);

CREATE TABLE products (id serial PRIMARY KEY, name text NOT NULL, price numeric(10,2) NOT NULL);
CREATE TABLE orders (id serial PRIMARY KEY, user_id int NOT NULL REFERENCES users, total numeric(12,2) NOT NULL);
CREATE TABLE order_items (
  id serial PRIMARY KEY,
  order_id int NOT NULL REFERENCES orders,
  product_id int NOT NULL REFERENCES products,
  quantity int NOT NULL CHECK (quantity > 0),
  unit_price numeric(10,2) NOT NULL,
  line_total numeric(12,2) NOT NULL
);
CREATE TABLE returns (
  id serial PRIMARY KEY,
  order_item_id int NOT NULL REFERENCES order_items,
  quantity int NOT NULL CHECK (quantity > 0),
  refund_amount numeric(10,2) NOT NULL
);

CREATE TABLE memberships (
  id serial PRIMARY KEY,
  project_id int NOT NULL REFERENCES projects,
  user_id int NOT NULL REFERENCES users,
  UNIQUE (project_id, user_id)
);

CREATE TABLE departments (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE students (id serial PRIMARY KEY, full_name text NOT NULL, department_id int NOT NULL REFERENCES departments);
CREATE TABLE courses (id serial PRIMARY KEY, title text NOT NULL, department_id int NOT NULL REFERENCES departments);
CREATE TABLE enrolments (
  student_id int NOT NULL REFERENCES students,
  course_id int NOT NULL REFERENCES courses,
  PRIMARY KEY (student_id, course_id)
);
