-- Triggers that reject rows by rules which the usual values of a column break.
CREATE SCHEMA trigger_rules;
SET search_path = trigger_rules;

-- What a comment says is a wish; the trigger decides.
CREATE TABLE parcel (
  id int PRIMARY KEY,
  weight_kg int NOT NULL,
  grade text NOT NULL
);
COMMENT ON COLUMN parcel.weight_kg IS 'between 1 and 30';
COMMENT ON COLUMN parcel.grade IS 'One of: A, B, C';
CREATE FUNCTION check_parcel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.weight_kg BETWEEN 1 AND 30 THEN
    RAISE EXCEPTION 'parcels of this depot weigh more';
  END IF;
  IF NEW.grade IN ('A', 'B', 'C') THEN
    RAISE EXCEPTION 'grade % has been withdrawn', NEW.grade;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_parcel BEFORE INSERT ON parcel FOR EACH ROW EXECUTE FUNCTION check_parcel();

-- A bound far from what is usual.
CREATE TABLE bulk_order (
  id int PRIMARY KEY,
  customer_name text NOT NULL,
  quantity int NOT NULL,
  unit_price numeric(10, 2) NOT NULL,
  amount numeric(14, 2) NOT NULL
);
CREATE FUNCTION check_bulk_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount < 100000 THEN
    RAISE EXCEPTION 'amount must be at least 100000, got %', NEW.amount;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_bulk_order BEFORE INSERT OR UPDATE ON bulk_order
  FOR EACH ROW EXECUTE FUNCTION check_bulk_order();

-- Only the first state is allowed on insert.
CREATE TABLE claim (
  id int PRIMARY KEY,
  title text NOT NULL,
  status text NOT NULL DEFAULT 'draft',
  created_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz
);
CREATE FUNCTION check_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'fresh' THEN
      RAISE EXCEPTION 'a new claim must be fresh' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.closed_at IS NOT NULL THEN
      RAISE EXCEPTION 'a new claim cannot be closed';
    END IF;
  ELSIF OLD.status = 'closed' THEN
    RAISE EXCEPTION 'claim % is closed', OLD.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_claim BEFORE INSERT OR UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION check_claim();

-- How long something may take.
CREATE TABLE rental (
  id int PRIMARY KEY,
  start_date date NOT NULL,
  end_date date NOT NULL,
  daily_rate numeric(8, 2) NOT NULL
);
CREATE FUNCTION check_rental() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.end_date < NEW.start_date THEN
    RAISE EXCEPTION 'ends before it starts';
  ELSIF NEW.end_date - NEW.start_date < 200 THEN
    RAISE EXCEPTION 'rentals last at least 200 days';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_rental BEFORE INSERT ON rental FOR EACH ROW EXECUTE FUNCTION check_rental();

-- Texts of one form.
CREATE TABLE depot (
  id int PRIMARY KEY,
  name text NOT NULL,
  code varchar(12) NOT NULL,
  email text NOT NULL
);
CREATE FUNCTION check_depot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.name <> upper(NEW.name) THEN RAISE EXCEPTION 'name must be in upper case'; END IF;
  IF NEW.code !~ '^[A-Z]{3}-[0-9]{4}$' THEN RAISE EXCEPTION 'bad code: %', NEW.code; END IF;
  IF NEW.email NOT LIKE '%@depot.example' THEN RAISE EXCEPTION 'not one of our addresses'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_depot BEFORE INSERT OR UPDATE ON depot FOR EACH ROW EXECUTE FUNCTION check_depot();

-- When something may be.
CREATE TABLE booking (
  id int PRIMARY KEY,
  booked_for date NOT NULL,
  guests int NOT NULL
);
CREATE FUNCTION check_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.booked_for <= CURRENT_DATE THEN
    RAISE EXCEPTION 'bookings are for days to come';
  END IF;
  IF NEW.guests NOT BETWEEN 40 AND 400 THEN
    RAISE EXCEPTION 'only groups of 40 to 400';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_booking BEFORE INSERT ON booking FOR EACH ROW EXECUTE FUNCTION check_booking();

-- One column asks for another.
CREATE TABLE payment (
  id int PRIMARY KEY,
  method text NOT NULL,
  card_number text,
  iban text,
  amount numeric(10, 2) NOT NULL
);
CREATE FUNCTION check_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.method NOT IN ('plastic', 'wire') THEN RAISE EXCEPTION 'unknown method %', NEW.method; END IF;
  IF NEW.method = 'plastic' AND NEW.card_number IS NULL THEN RAISE EXCEPTION 'card number missing'; END IF;
  IF NEW.method = 'wire' AND (NEW.iban IS NULL OR NEW.card_number IS NOT NULL) THEN
    RAISE EXCEPTION 'wires need an account and no card';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_payment BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION check_payment();

-- Sums that are not those that we would make.
CREATE TABLE invoice (
  id int PRIMARY KEY,
  net numeric(10, 2) NOT NULL,
  tax numeric(10, 2) NOT NULL,
  total numeric(10, 2) NOT NULL
);
CREATE FUNCTION check_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total <> NEW.net - NEW.tax THEN
    RAISE EXCEPTION 'total must be net less tax';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_invoice BEFORE INSERT OR UPDATE ON invoice
  FOR EACH ROW EXECUTE FUNCTION check_invoice();

-- AFTER triggers, and CASE.
CREATE TABLE reading (
  id int PRIMARY KEY,
  unit text NOT NULL,
  value double precision NOT NULL
);
CREATE FUNCTION check_reading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  CASE NEW.unit
    WHEN 'K' THEN NULL;
    WHEN 'Pa' THEN NULL;
    ELSE RAISE EXCEPTION 'unit % unknown', NEW.unit;
  END CASE;
  IF NEW.value NOT BETWEEN 200 AND 400 THEN RAISE EXCEPTION 'value out of range'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_reading AFTER INSERT ON reading FOR EACH ROW EXECUTE FUNCTION check_reading();

-- A rule in the WHEN of the trigger.
CREATE TABLE transfer (
  id int PRIMARY KEY,
  amount numeric(12, 2) NOT NULL,
  reference text
);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END $$;
CREATE TRIGGER too_small BEFORE INSERT ON transfer FOR EACH ROW
  WHEN (NEW.amount < 50000 OR NEW.reference IS NULL OR NEW.reference !~ '^TR[0-9]{6}$')
  EXECUTE FUNCTION refuse('not a transfer of ours');

-- What is computed on the way is judged.
CREATE TABLE member (
  id int PRIMARY KEY,
  full_name text NOT NULL,
  birth_date date NOT NULL
);
CREATE FUNCTION check_member() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  years int;
BEGIN
  years := extract(year FROM age(current_date, NEW.birth_date));
  IF years < 65 THEN
    RAISE EXCEPTION 'members are 65 or older, not %', years;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_member BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION check_member();

-- A function of the user's says no, and one in SQL.
CREATE FUNCTION is_valid_tag(tag text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN tag = lower(tag) AND length(tag) BETWEEN 3 AND 10 AND tag NOT LIKE '% %';
END $$;
CREATE TABLE tag (
  id int PRIMARY KEY,
  label text NOT NULL,
  weight int NOT NULL
);
CREATE FUNCTION check_tag() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT trigger_rules.is_valid_tag(NEW.label) THEN RAISE EXCEPTION 'bad tag'; END IF;
  ASSERT NEW.weight % 5 = 0, 'weights go in fives';
  RETURN NEW;
END $$;
CREATE TRIGGER check_tag BEFORE INSERT ON tag FOR EACH ROW EXECUTE FUNCTION check_tag();

-- Rules about the row that is referred to.
CREATE TABLE product (
  id int PRIMARY KEY,
  name text NOT NULL,
  stock int NOT NULL,
  discontinued boolean NOT NULL
);
CREATE TABLE sale (
  id int PRIMARY KEY,
  product_id int NOT NULL REFERENCES product,
  quantity int NOT NULL
);
CREATE FUNCTION check_sale() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  p trigger_rules.product;
BEGIN
  SELECT * INTO p FROM trigger_rules.product WHERE id = NEW.product_id;
  IF p.discontinued THEN RAISE EXCEPTION 'product % is not sold any more', p.id; END IF;
  IF NEW.quantity > p.stock THEN RAISE EXCEPTION 'only % in stock', p.stock; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_sale BEFORE INSERT ON sale FOR EACH ROW EXECUTE FUNCTION check_sale();

-- Refused by a function that the trigger calls, so that its own source tells nothing.
CREATE FUNCTION complain(problem text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', problem;
END $$;
CREATE TABLE lot (
  id int PRIMARY KEY,
  batch_size int NOT NULL,
  expires_on date NOT NULL
);
CREATE FUNCTION check_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM trigger_rules.complain('too few') WHERE NEW.batch_size < 5000;
  PERFORM trigger_rules.complain('too soon') WHERE NEW.expires_on < current_date + 3650;
  RETURN NEW;
END $$;
CREATE TRIGGER check_lot BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION check_lot();

-- What rows of one kind need is looked up, in the end, where nothing is yet: then there are others only.
CREATE TABLE business (
  id int PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('trainer', 'walker', 'groomer'))
);
CREATE TABLE specialty (
  id int PRIMARY KEY,
  business_id int REFERENCES business,
  label text NOT NULL
);
CREATE FUNCTION check_business() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'trainer' THEN
    PERFORM 1 FROM trigger_rules.specialty s WHERE s.business_id = NEW.id;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'trainers have a specialty';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE CONSTRAINT TRIGGER check_business AFTER INSERT OR UPDATE ON business DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION check_business();
