-- Which rows have a detail that only some kinds have, told by labels, by a flag, or by what stands in front.
CREATE SCHEMA details;
SET search_path = details;
CREATE TABLE attachments (id serial PRIMARY KEY, media varchar(8) NOT NULL CHECK (media IN ('image', 'video', 'gif')), url text NOT NULL, duration_seconds int);
CREATE TABLE wallets (id serial PRIMARY KEY, type varchar(12) NOT NULL CHECK (type IN ('card', 'sepa_debit', 'paypal')), brand varchar(20), last4 varchar(4), exp_month int, exp_year int);
CREATE TABLE clienti (id serial PRIMARY KEY, tipo varchar(8) NOT NULL CHECK (tipo IN ('privato', 'azienda')), cognome varchar(40) NOT NULL, ragione_sociale varchar(80), email varchar(80));
CREATE TABLE kunden (id serial PRIMARY KEY, kundentyp varchar(12) NOT NULL CHECK (kundentyp IN ('Privat', 'Unternehmen')), nachname varchar(40) NOT NULL, firmenname varchar(80));
CREATE TABLE accounts (id serial PRIMARY KEY, iban varchar(34) NOT NULL UNIQUE, balance numeric(12, 2) NOT NULL DEFAULT 0, opened_at timestamp NOT NULL);
CREATE TABLE movements (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, counterparty_account_id int REFERENCES accounts,
  kind varchar(12) NOT NULL CHECK (kind IN ('deposit', 'withdrawal', 'transfer', 'fee')), amount numeric(10, 2) NOT NULL);
CREATE TABLE locations (id serial PRIMARY KEY, code varchar(8) NOT NULL UNIQUE);
CREATE TABLE stock_moves (id serial PRIMARY KEY, move_type varchar(8) NOT NULL CHECK (move_type IN ('receipt', 'issue', 'transfer')),
  from_location int REFERENCES locations, to_location int REFERENCES locations, quantity int NOT NULL);
CREATE TABLE titles (id serial PRIMARY KEY, kind varchar(8) NOT NULL CHECK (kind IN ('movie', 'series')), title text NOT NULL, seasons int, runtime_minutes int);
CREATE TABLE credits (id serial PRIMARY KEY, full_name text NOT NULL, role varchar(10) NOT NULL CHECK (role IN ('actor', 'director', 'writer')), character_name text);
CREATE TABLE couriers (id serial PRIMARY KEY, full_name text NOT NULL, vehicle varchar(10) NOT NULL CHECK (vehicle IN ('bicycle', 'scooter', 'car')), license_plate varchar(10));
CREATE TABLE discounts (id serial PRIMARY KEY, duration varchar(10) NOT NULL CHECK (duration IN ('once', 'repeating', 'forever')), duration_in_months int);
CREATE TABLE imoveis (id serial PRIMARY KEY, finalidade varchar(8) NOT NULL CHECK (finalidade IN ('venda', 'aluguel')), valor_venda numeric(12, 2), valor_aluguel numeric(10, 2));
CREATE TABLE activities (id serial PRIMARY KEY, kind varchar(8) NOT NULL CHECK (kind IN ('call', 'email', 'meeting')), call_outcome varchar(12) CHECK (call_outcome IN ('connected', 'no_answer', 'voicemail')));
CREATE TABLE conversations (id serial PRIMARY KEY, is_group boolean NOT NULL DEFAULT false, title text);
CREATE TABLE sensors (id serial PRIMARY KEY, battery_powered boolean NOT NULL, battery_pct smallint CHECK (battery_pct BETWEEN 0 AND 100));
CREATE TABLE sendungen (id serial PRIMARY KEY, gefahrgut boolean NOT NULL DEFAULT false, un_nummer varchar(6));
CREATE TABLE guests (id serial PRIMARY KEY, id_document_type varchar(10) CHECK (id_document_type IN ('passport', 'id_card')), id_document_number varchar(20),
  insurance_provider varchar(60), insurance_policy_number varchar(20));
CREATE TABLE logins (id serial PRIMARY KEY, email varchar(80) NOT NULL, last_sign_in_at timestamp, last_sign_in_ip inet);
CREATE TABLE ledger_entries (id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, related_account_id int REFERENCES accounts,
  entry_type varchar(12) NOT NULL CHECK (entry_type IN ('deposit', 'withdrawal', 'transfer', 'fee', 'interest')), amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  balance_after numeric(12, 2), posted_at timestamp NOT NULL);
CREATE TABLE abonnes (id serial PRIMARY KEY, profil varchar(12) NOT NULL CHECK (profil IN ('individuel', 'association')), siren varchar(9), date_naissance date);
CREATE TABLE sponsors (id serial PRIMARY KEY, sponsor_class varchar(10) NOT NULL CHECK (sponsor_class IN ('private', 'corporate')), vat_number varchar(20), date_of_birth date, contact_person varchar(60));
CREATE TABLE job_lines (id serial PRIMARY KEY, cd char(1) NOT NULL CHECK (cd IN ('P', 'L')), part_no varchar(20), mechanic_name varchar(60));
COMMENT ON COLUMN job_lines.cd IS 'P = part, L = labour';
CREATE TABLE account_moves (id serial PRIMARY KEY, tx_code varchar(10) NOT NULL CHECK (tx_code IN ('atm', 'purchase', 'salary', 'interest')), terminal_no varchar(12));
CREATE TABLE medien (id serial PRIMARY KEY, medienart varchar(12) NOT NULL CHECK (medienart IN ('Buch', 'Zeitschrift', 'DVD')), issn varchar(9), seiten int, spieldauer_min int);
CREATE TABLE verkaeufe (id serial PRIMARY KEY, finanziert boolean NOT NULL, laufzeit_monate int, zinssatz numeric(5, 2));
