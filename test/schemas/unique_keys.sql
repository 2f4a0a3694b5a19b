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

-- One to one in two ways, beside a short list: rows that are added take what is left of each.
CREATE TABLE seat (id int PRIMARY KEY);
INSERT INTO seat SELECT generate_series(1, 40);
CREATE TABLE seating (
  seat_id int NOT NULL UNIQUE REFERENCES seat,
  neighbour_id int NOT NULL UNIQUE REFERENCES seat,
  place smallint NOT NULL UNIQUE CHECK (place BETWEEN 1 AND 2500),
  CHECK (seat_id <> neighbour_id)
);
CREATE TABLE seating_of_two (
  seat_id int UNIQUE REFERENCES seat,
  neighbour_id int UNIQUE REFERENCES seat,
  CHECK ((seat_id IS NULL) <> (neighbour_id IS NULL))
);

-- A part of a key is what a function makes of other columns.
CREATE TABLE branch_of (id int PRIMARY KEY);
CREATE FUNCTION context_of(branch int, draft boolean) RETURNS text LANGUAGE sql IMMUTABLE
  AS $$ SELECT coalesce(branch::text, 'main') || '_' || CASE WHEN draft THEN 'draft' ELSE 'official' END $$;
CREATE FUNCTION slug_of(title text) RETURNS text LANGUAGE plpgsql IMMUTABLE
  AS $$ BEGIN RETURN regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g'); END $$;
CREATE TABLE context_row (
  id int NOT NULL REFERENCES seat,
  context text NOT NULL,
  branch int REFERENCES branch_of,
  PRIMARY KEY (id, context),
  CHECK (context = context_of(branch, false))
);
CREATE TABLE titled (
  title text NOT NULL,
  slug text NOT NULL UNIQUE,
  CHECK (slug = slug_of(title))
);

RESET search_path;
