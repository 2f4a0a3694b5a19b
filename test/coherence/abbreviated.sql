-- Names as old systems have them: short, without vowels, with codes at the end.
CREATE SCHEMA abbreviated;
SET search_path = abbreviated;

CREATE TABLE tbl_cust (
  cust_id serial PRIMARY KEY,
  cust_nm varchar(60) NOT NULL,
  addr_ln1 varchar(60), addr_ln2 varchar(60), cty_nm varchar(40), st_cd char(2), zip_cd varchar(10), ctry_cd char(2),
  crt_dt timestamp NOT NULL DEFAULT now(), upd_dt timestamp
);
CREATE TABLE tbl_emp (
  emp_no int PRIMARY KEY,
  emp_fnm varchar(30), emp_lnm varchar(30), hire_dt date, sal_amt numeric(10,2), comm_pct numeric(4,2)
);
CREATE TABLE tbl_prod (prod_cd varchar(12) PRIMARY KEY, prod_desc varchar(80), prod_ctgy varchar(20), bar_cd varchar(13));
CREATE TABLE tbl_ord_hdr (
  ord_no int PRIMARY KEY,
  cust_id int NOT NULL REFERENCES tbl_cust,
  ord_dt date NOT NULL, ship_dt date, ship_via varchar(20),
  ord_sts char(2) CHECK (ord_sts IN ('NW', 'OP', 'SH', 'CL', 'CN')),
  po_no varchar(20), tot_amt numeric(12,2), curr_cd char(3)
);
CREATE TABLE tbl_ord_dtl (
  ord_no int REFERENCES tbl_ord_hdr, ln_no smallint,
  prod_cd varchar(12) REFERENCES tbl_prod, ord_qty int NOT NULL CHECK (ord_qty > 0), ship_qty int,
  PRIMARY KEY (ord_no, ln_no)
);
CREATE TABLE tbl_pmt (
  pmt_id bigserial PRIMARY KEY,
  ord_no int REFERENCES tbl_ord_hdr,
  pmt_dt date, pmt_amt numeric(12,2), pmt_trms varchar(10), crd_no varchar(19), crd_exp_dt varchar(5)
);
CREATE TABLE encntr (
  enc_id int PRIMARY KEY,
  chief_cmplnt varchar(200), prov_spclty varchar(40), pyr_nm varchar(50)
);
