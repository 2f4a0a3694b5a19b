-- Foreign keys whose values come back to where they began, and keys that must agree beyond what is declared.
CREATE SCHEMA shapes;
SET search_path = shapes;

-- A condition ties a row to the key of its parent, which is subject to the same condition.
CREATE TABLE scope (
  id text PRIMARY KEY CHECK (length(id) > 3),
  type text NOT NULL,
  parent_id text REFERENCES scope,
  CHECK (type = 'global' AND parent_id IS NULL
      OR type = 'org' AND parent_id IS NOT NULL AND parent_id <> id
      OR type = 'project' AND parent_id IS NOT NULL AND parent_id <> id)
);

CREATE TABLE node (
  id text PRIMARY KEY,
  parent_id text NOT NULL REFERENCES node,
  is_root boolean NOT NULL,
  CHECK (is_root = (parent_id = id))
);

-- The preferred address is one of the customer's.
CREATE TABLE customer (
  id uuid PRIMARY KEY,
  preferred_address uuid
);
CREATE TABLE address (
  id uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customer,
  street text,
  UNIQUE (customer_id, id)
);
ALTER TABLE customer ADD FOREIGN KEY (id, preferred_address) REFERENCES address (customer_id, id);

-- Each is the other's parent.
CREATE TABLE left_half (id uuid PRIMARY KEY);
CREATE TABLE right_half (id uuid PRIMARY KEY REFERENCES left_half DEFERRABLE INITIALLY DEFERRED);
ALTER TABLE left_half ADD FOREIGN KEY (id) REFERENCES right_half DEFERRABLE INITIALLY DEFERRED;

-- A connection's resource is of its organisation, though no resource refers to one.
CREATE TABLE org (id uuid PRIMARY KEY);
CREATE TABLE resource (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL,
  name text NOT NULL,
  UNIQUE (org_id, name)
);
CREATE TABLE connection (
  id uuid PRIMARY KEY,
  org_id uuid NOT NULL REFERENCES org,
  resource_name text NOT NULL,
  FOREIGN KEY (org_id, resource_name) REFERENCES resource (org_id, name)
);

-- Things and labels of one tenant, of whom there is no table.
CREATE TABLE label (tenant uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant, name));
CREATE TABLE thing (tenant uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant, name));
CREATE TABLE thing_label (
  tenant uuid NOT NULL,
  thing text NOT NULL,
  label text NOT NULL,
  PRIMARY KEY (tenant, thing, label),
  FOREIGN KEY (tenant, thing) REFERENCES thing (tenant, name),
  FOREIGN KEY (tenant, label) REFERENCES label (tenant, name)
);

-- A key within the columns of a reference: a file lies in several collections, and in the trash once.
CREATE TABLE collection_file (
  collection_id int NOT NULL,
  file_id int NOT NULL CHECK (file_id BETWEEN 1 AND 400),
  PRIMARY KEY (collection_id, file_id)
);
CREATE TABLE trash (
  file_id int PRIMARY KEY,
  collection_id int NOT NULL,
  FOREIGN KEY (collection_id, file_id) REFERENCES collection_file
);
CREATE TABLE pin (
  id int PRIMARY KEY,
  file_id int UNIQUE,
  collection_id int,
  FOREIGN KEY (collection_id, file_id) REFERENCES collection_file
);

-- Records of kinds that nothing lists; who refers to them wants one kind.
CREATE TABLE stored_record (
  tenant int NOT NULL,
  record_id uuid NOT NULL,
  kind varchar(40) NOT NULL,
  payload jsonb NOT NULL,
  PRIMARY KEY (tenant, record_id),
  UNIQUE (tenant, kind, record_id)
);
CREATE TABLE grant_record (
  tenant int NOT NULL,
  record_id uuid NOT NULL,
  kind varchar(40) NOT NULL DEFAULT 'Grant' CHECK (kind = 'Grant'),
  PRIMARY KEY (tenant, record_id),
  FOREIGN KEY (tenant, kind, record_id) REFERENCES stored_record (tenant, kind, record_id)
);

-- Keys that are whole numbers though their type has fractions, too, as schemas from elsewhere have them.
CREATE TABLE department (
  id numeric PRIMARY KEY,
  code text NOT NULL
);
CREATE TABLE officer (
  id numeric(5,0) PRIMARY KEY,
  department_id bigint NOT NULL REFERENCES department
);
CREATE TABLE jurisdiction (
  id numeric(3) PRIMARY KEY,
  officer_id smallint NOT NULL REFERENCES officer
);
CREATE UNIQUE INDEX ON department ((id % 1000000));

-- Each order has a line that is its main one, and a line belongs to an order.
CREATE TABLE sales_order (id int PRIMARY KEY, main_line int NOT NULL);
CREATE TABLE sales_line (
  order_id int NOT NULL REFERENCES sales_order,
  line int NOT NULL,
  PRIMARY KEY (order_id, line)
);
ALTER TABLE sales_order ADD FOREIGN KEY (id, main_line) REFERENCES sales_line;

-- Sub-types whose kind is a generated column, and one whose kind is a default.
CREATE TABLE party (
  id int PRIMARY KEY,
  kind text NOT NULL,
  UNIQUE (id, kind)
);
INSERT INTO party SELECT i, kind FROM unnest(ARRAY['company', 'estate', 'person']) WITH ORDINALITY k (kind, i);
ALTER TABLE party ADD CHECK (kind IN ('person', 'company', 'estate'));
CREATE TABLE company (
  party_id int NOT NULL,
  kind text GENERATED ALWAYS AS ('company') STORED,
  name text NOT NULL,
  FOREIGN KEY (party_id, kind) REFERENCES party (id, kind)
);
CREATE TABLE person (
  id int PRIMARY KEY,
  kind text GENERATED ALWAYS AS ('person') STORED,
  FOREIGN KEY (id, kind) REFERENCES party (id, kind)
);
