-- What rows share out among each other, pay back in turn and are counted by.
CREATE SCHEMA books;
SET search_path = books;

CREATE TABLE journal_entries (
    entry_id serial PRIMARY KEY,
    entry_date date NOT NULL,
    total_debit numeric(14,2) NOT NULL,
    total_credit numeric(14,2) NOT NULL,
    CHECK (total_debit = total_credit)
);
CREATE TABLE journal_lines (
    entry_id int NOT NULL REFERENCES journal_entries,
    line_no smallint NOT NULL,
    debit numeric(14,2) NOT NULL DEFAULT 0 CHECK (debit >= 0),
    credit numeric(14,2) NOT NULL DEFAULT 0 CHECK (credit >= 0),
    PRIMARY KEY (entry_id, line_no),
    CHECK ((debit = 0) <> (credit = 0))
);
CREATE TABLE ledger_transactions (id serial PRIMARY KEY, occurred_at timestamptz NOT NULL);
CREATE TABLE ledger_postings (
    id serial PRIMARY KEY,
    transaction_id int NOT NULL REFERENCES ledger_transactions,
    direction text NOT NULL CHECK (direction IN ('debit', 'credit')),
    amount numeric(14,2) NOT NULL CHECK (amount > 0)
);

CREATE TABLE companies (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE owners (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE shareholdings (
    company_id int NOT NULL REFERENCES companies,
    owner_id int NOT NULL REFERENCES owners,
    share_percent numeric(5,2) NOT NULL CHECK (share_percent > 0 AND share_percent <= 100),
    PRIMARY KEY (company_id, owner_id)
);
CREATE TABLE grading_components (
    id serial PRIMARY KEY,
    company_id int NOT NULL REFERENCES companies,
    weight_pct int NOT NULL
);

CREATE TABLE loans (
    id serial PRIMARY KEY,
    principal numeric(12,2) NOT NULL,
    interest_rate numeric(5,2) NOT NULL,
    term_months int NOT NULL,
    start_date date NOT NULL,
    maturity_date date NOT NULL
);
CREATE TABLE loan_instalments (
    loan_id int NOT NULL REFERENCES loans,
    seq_no int NOT NULL,
    due_on date NOT NULL,
    amount_due numeric(12,2) NOT NULL,
    principal_part numeric(12,2) NOT NULL,
    interest_part numeric(12,2) NOT NULL,
    balance_after numeric(12,2) NOT NULL,
    PRIMARY KEY (loan_id, seq_no)
);

CREATE TABLE projects (
    id serial PRIMARY KEY,
    name text NOT NULL,
    budget numeric(12,2) NOT NULL,
    spent numeric(12,2) NOT NULL
);
CREATE TABLE expenses (
    id serial PRIMARY KEY,
    project_id int NOT NULL REFERENCES projects,
    amount numeric(10,2) NOT NULL
);
CREATE TABLE fitness_classes (
    id serial PRIMARY KEY,
    max_participants int NOT NULL,
    booked int NOT NULL,
    spots_left int NOT NULL
);
CREATE TABLE class_bookings (
    id serial PRIMARY KEY,
    class_id int NOT NULL REFERENCES fitness_classes,
    booked_at timestamp NOT NULL
);
CREATE TABLE concerts (id serial PRIMARY KEY, title text NOT NULL, tickets_sold int NOT NULL);
CREATE TABLE ticket_orders (
    id serial PRIMARY KEY,
    concert_id int NOT NULL REFERENCES concerts,
    num_tickets int NOT NULL
);
CREATE TABLE promo_codes (id serial PRIMARY KEY, code text NOT NULL UNIQUE, times_redeemed int NOT NULL DEFAULT 0);
CREATE TABLE code_redemptions (id serial PRIMARY KEY, promo_code_id int NOT NULL REFERENCES promo_codes);

CREATE TABLE posts (id serial PRIMARY KEY, title text NOT NULL, body text NOT NULL, likes_count int NOT NULL);
CREATE TABLE photos (id serial PRIMARY KEY, url text NOT NULL, like_count int NOT NULL);
CREATE TABLE likes (
    id serial PRIMARY KEY,
    likeable_type text NOT NULL CHECK (likeable_type IN ('Post', 'Photo')),
    likeable_id int NOT NULL
);
