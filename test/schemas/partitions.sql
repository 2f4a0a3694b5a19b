-- Declarative partitions by range, list and hash, in two levels, with and without a default partition,
-- as child and as parent of foreign keys; and plain inheritance.
CREATE SCHEMA partitions;
SET search_path = partitions;

CREATE TABLE sensor (
  sensor_id int PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE measurement (
  sensor_id int NOT NULL REFERENCES sensor,
  measured_at timestamptz NOT NULL,
  value double precision
) PARTITION BY RANGE (measured_at);
CREATE TABLE measurement_2023 PARTITION OF measurement FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE measurement_2024 PARTITION OF measurement FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX ON measurement (sensor_id, measured_at);

CREATE TABLE customer (
  region text NOT NULL,
  customer_id int NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (region, customer_id)
) PARTITION BY LIST (region);
CREATE TABLE customer_north PARTITION OF customer FOR VALUES IN ('north', 'north-west');
CREATE TABLE customer_south PARTITION OF customer FOR VALUES IN ('south');
CREATE TABLE customer_other PARTITION OF customer DEFAULT;

CREATE TABLE purchase (
  purchase_id bigint NOT NULL,
  region text NOT NULL,
  customer_id int NOT NULL,
  purchased_on date NOT NULL,
  PRIMARY KEY (purchase_id),
  FOREIGN KEY (region, customer_id) REFERENCES customer
) PARTITION BY HASH (purchase_id);
CREATE TABLE purchase_0 PARTITION OF purchase FOR VALUES WITH (MODULUS 3, REMAINDER 0);
CREATE TABLE purchase_1 PARTITION OF purchase FOR VALUES WITH (MODULUS 3, REMAINDER 1);
CREATE TABLE purchase_2 PARTITION OF purchase FOR VALUES WITH (MODULUS 3, REMAINDER 2);

-- Some remainders have no partition yet.
CREATE TABLE journal (
  journal_id bigint PRIMARY KEY,
  title text NOT NULL
) PARTITION BY HASH (journal_id);
CREATE TABLE journal_0 PARTITION OF journal FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE journal_2 PARTITION OF journal FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE journal_entry (
  journal_id bigint NOT NULL REFERENCES journal,
  entered_at timestamptz NOT NULL,
  body text NOT NULL
) PARTITION BY HASH (journal_id);
CREATE TABLE journal_entry_0 PARTITION OF journal_entry FOR VALUES WITH (MODULUS 2, REMAINDER 0);

CREATE TABLE event (
  event_id int NOT NULL,
  kind text NOT NULL,
  year int NOT NULL,
  payload jsonb
) PARTITION BY LIST (kind);
CREATE TABLE event_click PARTITION OF event FOR VALUES IN ('click') PARTITION BY RANGE (year);
CREATE TABLE event_click_old PARTITION OF event_click FOR VALUES FROM (MINVALUE) TO (2020);
CREATE TABLE event_click_new PARTITION OF event_click FOR VALUES FROM (2020) TO (MAXVALUE);
CREATE TABLE event_view PARTITION OF event FOR VALUES IN ('view', 'scroll') PARTITION BY HASH (event_id);
CREATE TABLE event_view_0 PARTITION OF event_view FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE event_view_1 PARTITION OF event_view FOR VALUES WITH (MODULUS 2, REMAINDER 1);

-- A partition whose columns stand in another order, with a constraint of its own.
CREATE TABLE reading (
  id int NOT NULL,
  class "char" NOT NULL,
  amount numeric(8,2)
) PARTITION BY LIST (class);
CREATE TABLE reading_a (amount numeric(8,2) CHECK (amount > 0), class "char" NOT NULL, id int NOT NULL);
ALTER TABLE reading ATTACH PARTITION reading_a FOR VALUES IN ('a');

CREATE TABLE vehicle (
  id int PRIMARY KEY,
  plate text NOT NULL UNIQUE
);
CREATE TABLE truck (
  load_kg int NOT NULL CHECK (load_kg BETWEEN 500 AND 40000),
  PRIMARY KEY (id)
) INHERITS (vehicle);

-- Named after tables without partitions, which do not keep them from having rows.
CREATE TABLE chapter (
  chapter_id bigint PRIMARY KEY,
  title text NOT NULL
) PARTITION BY RANGE (chapter_id);
CREATE TABLE footnote (
  footnote_id int PRIMARY KEY,
  chapter_id bigint NOT NULL,
  body text NOT NULL
);

RESET search_path;
