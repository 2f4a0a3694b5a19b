-- Bills of many trades and in six languages: what a row comes to stands behind what it is made of.
CREATE SCHEMA statements;
SET search_path = statements;

CREATE TABLE consignments (
  id serial PRIMARY KEY,
  goods_value numeric(10,2) NOT NULL,
  insurance_charge numeric(8,2) NOT NULL,
  freight numeric(8,2) NOT NULL,
  loyalty_rebate numeric(8,2) NOT NULL,
  sum_charged numeric(10,2) NOT NULL);

CREATE TABLE nursery_statements (
  id serial PRIMARY KEY,
  fees_charged numeric(8,2) NOT NULL,
  subsidy_amount numeric(8,2) NOT NULL,
  late_fees numeric(6,2) NOT NULL,
  payments_received numeric(8,2) NOT NULL,
  balance_owing numeric(8,2) NOT NULL);

CREATE TABLE car_deals (
  id serial PRIMARY KEY,
  "SalePrice" numeric(10,2) NOT NULL,
  "TradeAllowance" numeric(9,2) NOT NULL,
  "DocFee" numeric(6,2) NOT NULL,
  "SalesTax" numeric(8,2) NOT NULL,
  "AmountDue" numeric(10,2) NOT NULL,
  "DownPayment" numeric(9,2) NOT NULL,
  "AmountFinanced" numeric(10,2) NOT NULL);

CREATE TABLE stall_sales (
  id serial PRIMARY KEY,
  items_total numeric(10,2) NOT NULL,
  shipping_total numeric(8,2) NOT NULL,
  vat_total numeric(8,2) NOT NULL,
  marketplace_fee numeric(8,2) NOT NULL,
  paid_total numeric(10,2) NOT NULL,
  seller_proceeds numeric(10,2) NOT NULL);

CREATE TABLE phone_bills (
  inv_no varchar(12) PRIMARY KEY,
  rcur_amt numeric(9,2) NOT NULL,
  usg_amt numeric(9,2) NOT NULL,
  tax_amt numeric(9,2) NOT NULL,
  ttl_amt numeric(9,2) NOT NULL,
  paid_amt numeric(9,2) NOT NULL,
  bal_amt numeric(9,2) NOT NULL);

CREATE TABLE host_payments (
  id serial PRIMARY KEY,
  fare numeric(8,2) NOT NULL,
  platform_fee numeric(7,2) NOT NULL,
  host_payout numeric(8,2) NOT NULL);

CREATE TABLE nobody_knows (
  id serial PRIMARY KEY,
  base_price numeric(9,2) NOT NULL,
  sales_tax numeric(8,2) NOT NULL,
  wubble numeric(8,2) NOT NULL,
  discount numeric(8,2) NOT NULL,
  frobnal numeric(9,2) NOT NULL);

CREATE TABLE beitragsrechnung (
  nr serial PRIMARY KEY,
  grundbeitrag numeric(7,2) NOT NULL,
  zusatzbeitrag numeric(6,2) NOT NULL,
  ermaessigung numeric(6,2) NOT NULL,
  gesamtbetrag numeric(7,2) NOT NULL);

CREATE TABLE "Verkauf" (
  "VerkaufNr" serial PRIMARY KEY,
  "Summe_netto" numeric(9,2) NOT NULL,
  "MwSt_Betrag" numeric(8,2) NOT NULL,
  "Summe_brutto" numeric(9,2) NOT NULL,
  "Rabatt" numeric(7,2) NOT NULL,
  "Zahlbetrag" numeric(9,2) NOT NULL);

CREATE TABLE facture_cantine (
  numero serial PRIMARY KEY,
  montant numeric(7,2) NOT NULL,
  remise_bourse numeric(6,2) NOT NULL,
  net_a_payer numeric(7,2) NOT NULL);

CREATE TABLE note_honoraires (
  numero serial PRIMARY KEY,
  montant_ht numeric(9,2) NOT NULL,
  tva numeric(8,2) NOT NULL,
  montant_ttc numeric(9,2) NOT NULL);

CREATE TABLE factura_clinica (
  numero serial PRIMARY KEY,
  base_imponible numeric(8,2) NOT NULL,
  iva numeric(7,2) NOT NULL,
  importe_total numeric(8,2) NOT NULL,
  cubierto_seguro numeric(8,2) NOT NULL,
  a_cargo_paciente numeric(8,2) NOT NULL);

CREATE TABLE pedidos (
  id serial PRIMARY KEY,
  valor_produtos numeric(10,2) NOT NULL,
  valor_frete numeric(8,2) NOT NULL,
  valor_desconto numeric(9,2) NOT NULL,
  valor_total numeric(10,2) NOT NULL);

CREATE TABLE ordini (
  id serial PRIMARY KEY,
  importo_merce numeric(10,2) NOT NULL,
  spese_spedizione numeric(8,2) NOT NULL,
  sconto numeric(8,2) NOT NULL,
  totale numeric(10,2) NOT NULL);

-- What is no bill though it ends in words of one.
CREATE TABLE prices_of_goods (
  id serial PRIMARY KEY,
  purchase_price numeric(9,2) NOT NULL,
  list_price numeric(9,2) NOT NULL,
  deposit numeric(9,2) NOT NULL,
  credit_limit numeric(9,2) NOT NULL);

-- So many at a price for each, in words of many trades; and what their headers say of them.
CREATE TABLE bazaar_orders (
  id serial PRIMARY KEY,
  placed_at timestamp NOT NULL,
  items_total numeric(10,2) NOT NULL,
  shipping_total numeric(8,2) NOT NULL,
  paid_total numeric(10,2) NOT NULL);

CREATE TABLE bazaar_order_items (
  order_id integer NOT NULL REFERENCES bazaar_orders,
  line_no smallint NOT NULL,
  pieces integer NOT NULL,
  price_each numeric(7,2) NOT NULL,
  amount numeric(10,2) NOT NULL,
  PRIMARY KEY (order_id, line_no));

CREATE TABLE workshop_hours (
  id serial PRIMARY KEY,
  hours numeric(4,1) NOT NULL,
  rate numeric(6,2) NOT NULL,
  charge numeric(9,2) NOT NULL);

CREATE TABLE care_places (
  id serial PRIMARY KEY,
  days_per_week smallint NOT NULL CHECK (days_per_week BETWEEN 1 AND 5),
  daily_fee numeric(6,2) NOT NULL,
  weekly_fee numeric(8,2) NOT NULL);

CREATE TABLE cantine (
  numero serial PRIMARY KEY,
  nb_repas smallint NOT NULL,
  prix_repas numeric(4,2) NOT NULL,
  montant numeric(8,2) NOT NULL,
  remise numeric(7,2) NOT NULL,
  net_a_payer numeric(8,2) NOT NULL);

CREATE TABLE so_dtl (
  so_dtl_id serial PRIMARY KEY,
  ord_qty integer NOT NULL,
  unit_prc numeric(8,2) NOT NULL,
  ext_prc numeric(11,2) NOT NULL);

CREATE TABLE course_offers (
  id serial PRIMARY KEY,
  term_months smallint NOT NULL,
  monthly_price numeric(7,2) NOT NULL,
  registration_fee numeric(7,2) NOT NULL);
