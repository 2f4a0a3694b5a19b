-- What the rows show if the names are read: in full, somebody who writes them out sees nothing special.
SET search_path = abbreviated;
SELECT 'who works there has a name and a day on which that began' AS claim, count(*) AS violations FROM tbl_emp
WHERE emp_fnm IS NULL OR emp_lnm IS NULL OR emp_fnm !~ '^[[:alpha:] ''-]+$' OR hire_dt IS NULL
UNION ALL SELECT 'nobody gets half of the sale', count(*) FROM tbl_emp WHERE comm_pct > 25
UNION ALL SELECT 'cities lie in the state of their ZIP code', count(*) FROM tbl_cust
WHERE cty_nm = 'Chicago' AND st_cd <> 'IL' OR cty_nm = 'Houston' AND st_cd <> 'TX' OR cty_nm = 'Phoenix' AND st_cd <> 'AZ'
  OR cty_nm = 'Los Angeles' AND zip_cd !~ '^9'
UNION ALL SELECT 'most need no second line', greatest(0, 2 * count(addr_ln2) - count(*)) FROM tbl_cust
UNION ALL SELECT 'bar codes are thirteen digits', count(*) FROM tbl_prod WHERE bar_cd !~ '^[0-9]{13}$'
UNION ALL SELECT 'categories are of goods', greatest(0, 1 - count(*)) FROM tbl_prod WHERE prod_ctgy IN ('Books', 'Kitchen', 'Toys')
UNION ALL SELECT 'an order has a state, a number and a currency before it is shipped', greatest(0,
    count(*) FILTER (WHERE ord_sts IS NULL) + count(*) FILTER (WHERE po_no IS NULL AND ship_dt IS NULL)
    - count(*) FILTER (WHERE ship_dt IS NULL) / 4) FROM tbl_ord_hdr
UNION ALL SELECT 'an order has a line', count(*) FROM tbl_ord_hdr h WHERE NOT EXISTS (SELECT FROM tbl_ord_dtl d WHERE d.ord_no = h.ord_no)
UNION ALL SELECT 'carriers carry', count(*) FROM tbl_ord_hdr WHERE ship_via !~ 'UPS|FedEx|USPS|DHL|OnTrac|Amazon'
UNION ALL SELECT 'no more is shipped than ordered', count(*) FROM tbl_ord_dtl WHERE ship_qty > ord_qty
UNION ALL SELECT 'payments have a day', count(*) FROM tbl_pmt WHERE pmt_dt IS NULL
UNION ALL SELECT 'terms are terms', count(*) FROM tbl_pmt WHERE pmt_trms !~ 'Net|Due|COD|EOM|Prepa'
UNION ALL SELECT 'cards have numbers and end', count(*) FROM tbl_pmt WHERE crd_no !~ '^[0-9]{13,19}$' OR crd_exp_dt !~ '^[01][0-9]/[0-9]{2}$'
UNION ALL SELECT 'complaints ache', greatest(0, count(DISTINCT chief_cmplnt) FILTER (WHERE chief_cmplnt ~ 'As (usual|agreed)|On request')) FROM encntr
UNION ALL SELECT 'who pays insures', greatest(0, count(*) * 2 / 3 - count(*) FILTER (WHERE pyr_nm ~ 'Insurance|Health|Mutual|Medicare|Life|Blue|Aetna|Assurance')) FROM encntr;
