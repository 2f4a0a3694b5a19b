-- Software as a service: tenants, plans, subscriptions, invoices, usage.
CREATE SCHEMA saas;
SET search_path = saas;

CREATE TYPE subscription_status AS ENUM ('trialing', 'active', 'past_due', 'canceled', 'expired');
CREATE TYPE invoice_status AS ENUM ('draft', 'open', 'paid', 'void', 'uncollectible');
CREATE TABLE organizations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL, slug text NOT NULL UNIQUE, domain text, billing_email text,
  industry text, employee_count int, trial_ends_at timestamptz, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL
);
CREATE TABLE users (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), organization_id uuid NOT NULL REFERENCES organizations,
  email text NOT NULL UNIQUE, full_name text NOT NULL, role text NOT NULL CHECK (role IN ('owner', 'admin', 'member', 'viewer')),
  is_active boolean NOT NULL DEFAULT true, invited_at timestamptz, joined_at timestamptz, last_seen_at timestamptz, deactivated_at timestamptz,
  created_at timestamptz NOT NULL
);
CREATE TABLE plans (
  id serial PRIMARY KEY, code text NOT NULL UNIQUE, name text NOT NULL, price_monthly numeric(10, 2) NOT NULL, price_yearly numeric(10, 2) NOT NULL,
  max_users int, is_public boolean NOT NULL DEFAULT true
);
CREATE TABLE subscriptions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), organization_id uuid NOT NULL REFERENCES organizations, plan_id int NOT NULL REFERENCES plans,
  status subscription_status NOT NULL, billing_cycle text NOT NULL CHECK (billing_cycle IN ('monthly', 'yearly')), quantity int NOT NULL DEFAULT 1,
  trial_start timestamptz, trial_end timestamptz, current_period_start timestamptz NOT NULL, current_period_end timestamptz NOT NULL,
  started_at timestamptz NOT NULL, canceled_at timestamptz, ended_at timestamptz
);
CREATE TABLE invoices (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), subscription_id uuid NOT NULL REFERENCES subscriptions, organization_id uuid NOT NULL REFERENCES organizations,
  invoice_number text NOT NULL UNIQUE, status invoice_status NOT NULL, issue_date date NOT NULL, due_date date NOT NULL, paid_at timestamptz,
  subtotal numeric(12, 2) NOT NULL, tax_rate numeric(5, 2) NOT NULL, tax numeric(12, 2) NOT NULL, total numeric(12, 2) NOT NULL,
  amount_paid numeric(12, 2) NOT NULL, amount_due numeric(12, 2) NOT NULL, currency char(3) NOT NULL
);
CREATE TABLE invoice_line_items (
  id serial PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoices, description text NOT NULL, quantity numeric(10, 2) NOT NULL,
  unit_amount numeric(12, 2) NOT NULL, amount numeric(12, 2) NOT NULL
);
CREATE TABLE payments (
  id serial PRIMARY KEY, invoice_id uuid NOT NULL REFERENCES invoices, amount numeric(12, 2) NOT NULL, currency char(3) NOT NULL,
  method text NOT NULL, card_last4 char(4), status text NOT NULL DEFAULT 'succeeded', failure_reason text, processed_at timestamptz
);
CREATE TABLE usage_records (
  id bigserial PRIMARY KEY, subscription_id uuid NOT NULL REFERENCES subscriptions, metric text NOT NULL, quantity bigint NOT NULL, recorded_at timestamptz NOT NULL
);
CREATE TABLE api_keys (
  id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES users, organization_id uuid NOT NULL REFERENCES organizations, name text, key_hash text NOT NULL,
  last_used_at timestamptz, expires_at timestamptz, revoked_at timestamptz, is_revoked boolean NOT NULL DEFAULT false, created_at timestamptz NOT NULL
);
