-- Amounts, rates and counts as bills of several countries reckon them.
CREATE SCHEMA bills;
SET search_path = bills;
CREATE TABLE artikel (
	artikel_nr serial PRIMARY KEY, bezeichnung text NOT NULL, vk_preis numeric(10,2) NOT NULL, mwst_satz numeric(4,2) NOT NULL);
CREATE TABLE angebot (
	id serial PRIMARY KEY, datum date NOT NULL, anzahl_positionen int NOT NULL, summe_netto numeric(12,2) NOT NULL,
	mwst_betrag numeric(12,2) NOT NULL, summe_brutto numeric(12,2) NOT NULL);
CREATE TABLE angebot_position (
	angebot_id int NOT NULL REFERENCES angebot, pos int NOT NULL, artikel_nr int NOT NULL REFERENCES artikel,
	menge int NOT NULL, einzelpreis numeric(10,2) NOT NULL, gesamtpreis numeric(12,2) NOT NULL, PRIMARY KEY (angebot_id, pos));
CREATE TABLE aktion (
	id serial PRIMARY KEY, preis_ohne_nachlass numeric(10,2) NOT NULL, nachlass_prozent numeric(5,2) NOT NULL,
	preis_mit_nachlass numeric(10,2) NOT NULL);
CREATE TABLE produit (
	id serial PRIMARY KEY, libelle text NOT NULL, prix_ht numeric(10,2) NOT NULL, taux_tva numeric(4,2) NOT NULL,
	prix_ttc numeric(10,2) NOT NULL);
CREATE TABLE devis (
	id serial PRIMARY KEY, montant_hors_taxe numeric(12,2) NOT NULL, taxe numeric(12,2) NOT NULL, montant_ttc numeric(12,2) NOT NULL,
	taux_remise numeric(5,2), montant_remise numeric(12,2));
CREATE TABLE sejour (
	id serial PRIMARY KEY, prix_nuit numeric(8,2) NOT NULL, nb_nuits int NOT NULL, arrivee date NOT NULL, depart date NOT NULL,
	taxe_sejour numeric(8,2) NOT NULL, total numeric(10,2) NOT NULL, acompte numeric(10,2) NOT NULL, solde numeric(10,2) NOT NULL);
CREATE TABLE facture (
	id serial PRIMARY KEY, date_facture date NOT NULL, nb_lignes int NOT NULL, montant_ht numeric(12,2) NOT NULL,
	tva numeric(12,2) NOT NULL, montant_ttc numeric(12,2) NOT NULL);
CREATE TABLE ligne_facture (
	id serial PRIMARY KEY, facture_id int NOT NULL REFERENCES facture, produit_id int NOT NULL REFERENCES produit,
	quantite int NOT NULL, prix_unitaire numeric(10,2) NOT NULL, montant numeric(12,2) NOT NULL);
CREATE TABLE fact_payment (
	payment_key bigserial PRIMARY KEY, gross_amount numeric(10,2) NOT NULL, discount_amount numeric(10,2) NOT NULL,
	tax_amount numeric(10,2) NOT NULL, net_amount numeric(10,2) NOT NULL);
CREATE TABLE payroll_run (
	id serial PRIMARY KEY, period_start date NOT NULL, period_end date NOT NULL, head_count int NOT NULL, total_gross numeric(14,2) NOT NULL);
CREATE TABLE payslip (
	id serial PRIMARY KEY, run_id int NOT NULL REFERENCES payroll_run, gross numeric(10,2) NOT NULL, tax numeric(10,2) NOT NULL,
	net numeric(10,2) NOT NULL);
CREATE TABLE visit (id serial PRIMARY KEY, room text NOT NULL, extras_total numeric(8,2) NOT NULL);
CREATE TABLE extra_charge (
	id serial PRIMARY KEY, visit_id int NOT NULL REFERENCES visit, amount numeric(8,2) NOT NULL);
