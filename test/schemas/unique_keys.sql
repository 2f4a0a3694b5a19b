-- Uniqueness in every form: partial, over expressions, nulls not distinct, deferrable, over small domains
-- (where only so many rows are possible), singletons, natural text keys, uuid keys, one to one chains.
CREATE SCHEMA unique_keys;
SET search_path = unique_keys;

CREATE TABLE account (
  id uuid PRIMARY KEY,
  email text NOT NULL,
  user_name varchar(30) NOT NULL,
  phone text,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX ON account (lower(email));
CREATE UNIQUE INDEX ON account (user_name) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX ON account (phone) NULLS NOT DISTINCT WHERE phone IS NOT NULL;

CREATE TABLE slot (
  id int PRIMARY KEY,
  room int,
  position int NOT NULL,
  UNIQUE NULLS NOT DISTINCT (room),
  UNIQUE (position) DEFERRABLE INITIALLY DEFERRED
);

CREATE TYPE size AS ENUM ('S', 'M', 'L');

-- At most 3 x 2 rows.
CREATE TABLE variant (
  size size NOT NULL,
  organic boolean NOT NULL,
  price money NOT NULL,
  PRIMARY KEY (size, organic)
);

-- At most 26 rows.
CREATE TABLE letter (
  letter char(1) PRIMARY KEY CHECK (letter ~ '^[A-Z]$'),
  name text NOT NULL
);

-- One row.
CREATE TABLE setting (
  lock char(1) PRIMARY KEY DEFAULT 'X' CHECK (lock = 'X'),
  title text NOT NULL
);

-- Natural keys.
CREATE TABLE currency (
  code varchar(3) PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
  name text NOT NULL UNIQUE
);
CREATE TABLE rate (
  from_code varchar(3) REFERENCES currency,
  to_code varchar(3) REFERENCES currency,
  valid_on date,
  rate numeric(12,6) NOT NULL CHECK (rate > 0),
  PRIMARY KEY (from_code, to_code, valid_on),
  CHECK (from_code <> to_code)
);

-- One to one, three deep.
CREATE TABLE profile (
  account_id uuid PRIMARY KEY REFERENCES account,
  bio text
);
CREATE TABLE avatar (
  account_id uuid PRIMARY KEY REFERENCES profile,
  image bytea NOT NULL
);
CREATE TABLE avatar_badge (
  badge_id int PRIMARY KEY,
  account_id uuid NOT NULL UNIQUE REFERENCES avatar
);

-- Junctions.
CREATE TABLE tag (
  tag text PRIMARY KEY
);
CREATE TABLE account_tag (
  account_id uuid REFERENCES account,
  tag text REFERENCES tag,
  PRIMARY KEY (account_id, tag)
);
CREATE TABLE account_tag_vote (
  account_id uuid,
  tag text,
  voter_id uuid REFERENCES account,
  vote smallint NOT NULL CHECK (vote IN (-1, 1)),
  PRIMARY KEY (account_id, tag, voter_id),
  FOREIGN KEY (account_id, tag) REFERENCES account_tag
);

-- Two keys ask for the same references; an expression that may be null is the way out.
CREATE TABLE address (
  account_id uuid NOT NULL REFERENCES account,
  is_primary boolean NOT NULL,
  is_public boolean NOT NULL
);
CREATE UNIQUE INDEX ON address (account_id, (CASE WHEN is_primary THEN true ELSE NULL::boolean END));
CREATE UNIQUE INDEX ON address (account_id, (CASE WHEN is_public THEN true ELSE NULL::boolean END));

-- Names differ within their folder; folders are trees all the same.
CREATE TABLE folder (
  id text PRIMARY KEY,
  parent_id text REFERENCES folder,
  kind text NOT NULL CHECK (kind IN ('file', 'note')),
  name text NOT NULL
);
CREATE UNIQUE INDEX ON folder (kind, coalesce(parent_id, ''), name);

-- Null, or the same as another key of the row.
CREATE TABLE library (
  name text PRIMARY KEY
);
CREATE TABLE project (
  permalink text PRIMARY KEY,
  library_name text UNIQUE REFERENCES library,
  CHECK (library_name IS NULL OR library_name = permalink)
);

-- One row at most has the flag.
CREATE TABLE unit_of_account (
  code text PRIMARY KEY,
  is_default boolean NOT NULL
);
CREATE UNIQUE INDEX ON unit_of_account (is_default) WHERE is_default;
CREATE TABLE master (
  id int PRIMARY KEY,
  is_current char(1) NOT NULL CHECK (is_current IN ('Y', 'N'))
);
CREATE UNIQUE INDEX ON master (is_current) WHERE is_current = 'Y';

-- One policy of each kind for all, others for each workspace.
CREATE TYPE workload AS ENUM ('experiment', 'notebook', 'shell');
CREATE TABLE workspace (id int PRIMARY KEY);
CREATE TABLE policy (
  workspace_id int REFERENCES workspace,
  kind workload NOT NULL,
  body jsonb
);
CREATE UNIQUE INDEX ON policy (kind) WHERE workspace_id IS NULL;
CREATE UNIQUE INDEX ON policy (workspace_id, kind) WHERE workspace_id IS NOT NULL;

RESET search_path;
