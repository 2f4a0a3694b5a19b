-- What is paid in the end, in several trades' words and languages, and prices that follow from others.
CREATE SCHEMA amounts;
SET search_path = amounts;

CREATE TABLE products (
    product_id serial PRIMARY KEY,
    name varchar(100) NOT NULL,
    price_level smallint NOT NULL CHECK (price_level BETWEEN 1 AND 4),
    base_price numeric(10,2) NOT NULL CHECK (base_price > 0)
);
CREATE TABLE product_variants (
    variant_id serial PRIMARY KEY,
    product_id int NOT NULL REFERENCES products,
    sku varchar(20) NOT NULL UNIQUE,
    price numeric(10,2) NOT NULL
);
CREATE TABLE carts (
    cart_id serial PRIMARY KEY,
    item_total numeric(10,2) NOT NULL,
    discount_total numeric(10,2) NOT NULL DEFAULT 0,
    delivery_fee numeric(8,2) NOT NULL,
    tip numeric(8,2) NOT NULL,
    amount_charged numeric(10,2) NOT NULL
);
CREATE TABLE cart_items (
    cart_id int NOT NULL REFERENCES carts,
    line_no int NOT NULL,
    variant_id int NOT NULL REFERENCES product_variants,
    qty int NOT NULL CHECK (qty > 0),
    price_each numeric(10,2) NOT NULL,
    PRIMARY KEY (cart_id, line_no)
);
CREATE TABLE purchase_offers (
    offer_id serial PRIMARY KEY,
    product_id int NOT NULL REFERENCES products,
    amount numeric(10,2) NOT NULL
);

CREATE TABLE "RoomType" (
    "RoomTypeId" serial PRIMARY KEY,
    "TypeName" varchar(40) NOT NULL,
    "RackRate" numeric(8,2) NOT NULL
);
CREATE TABLE "Booking" (
    "BookingId" serial PRIMARY KEY,
    "RoomTypeId" int NOT NULL REFERENCES "RoomType",
    "ArrivalDate" date NOT NULL,
    "DepartureDate" date NOT NULL,
    "Nights" int NOT NULL,
    "Adults" smallint NOT NULL,
    "Children" smallint NOT NULL,
    "NightlyRate" numeric(8,2) NOT NULL,
    "TotalPrice" numeric(10,2) NOT NULL,
    CHECK ("DepartureDate" > "ArrivalDate")
);
CREATE TABLE "ServiceCharge" (
    "ServiceChargeId" serial PRIMARY KEY,
    "BookingId" int NOT NULL REFERENCES "Booking",
    "Quantity" int NOT NULL DEFAULT 1,
    "UnitPrice" numeric(8,2) NOT NULL,
    "Amount" numeric(10,2) NOT NULL
);

CREATE TABLE nominas (
    id serial PRIMARY KEY,
    salario_base numeric(9,2) NOT NULL,
    complementos numeric(9,2) NOT NULL DEFAULT 0,
    total_devengado numeric(9,2) NOT NULL,
    irpf_pct numeric(4,2) NOT NULL,
    retencion_irpf numeric(9,2) NOT NULL,
    seguridad_social numeric(9,2) NOT NULL,
    total_deducciones numeric(9,2) NOT NULL,
    liquido numeric(9,2) NOT NULL
);
CREATE TABLE auftragspositionen (
    pos_id serial PRIMARY KEY,
    menge int NOT NULL CHECK (menge > 0),
    einzelpreis numeric(10,2) NOT NULL,
    rabatt_prozent numeric(4,1) NOT NULL DEFAULT 0 CHECK (rabatt_prozent BETWEEN 0 AND 50),
    positionswert numeric(11,2) NOT NULL
);
CREATE TABLE baux (
    id serial PRIMARY KEY,
    loyer_hc numeric(9,2) NOT NULL,
    charges numeric(8,2) NOT NULL DEFAULT 0,
    loyer_cc numeric(9,2) NOT NULL
);
CREATE TABLE patient_bills (
    id serial PRIMARY KEY,
    gross_amount numeric(10,2) NOT NULL,
    insurance_covered numeric(10,2) NOT NULL,
    patient_payable numeric(10,2) NOT NULL
);
