-- What a bookkeeper would object to, whatever the trade.
SET search_path = ties;
SELECT 'what is kept back is its percentage', count(*) FROM progress_bills WHERE abs(retention_amount - gross_amount * retention_percent / 100) > 0.01
UNION ALL SELECT 'net is gross less what is kept back', count(*) FROM progress_bills WHERE net_amount <> gross_amount - retention_amount
UNION ALL SELECT 'a fee is its percentage', count(*) FROM payouts WHERE abs(platform_fee - gross_amount * platform_fee_percent / 100) > 0.01
UNION ALL SELECT 'net is gross less fees', count(*) FROM payouts WHERE net_amount <> gross_amount - platform_fee
UNION ALL SELECT 'no more is allowed than billed, or paid than allowed', count(*) FROM claims WHERE allowed_amount > billed_amount OR paid_amount > allowed_amount
UNION ALL SELECT 'the patient owes the rest', count(*) FROM claims WHERE patient_responsibility <> allowed_amount - paid_amount
UNION ALL SELECT 'no more is there than was received', count(*) FROM batches WHERE quantity_on_hand > quantity_received
UNION ALL SELECT 'no more refills remain than were allowed', count(*) FROM batches WHERE refills_remaining > refills_allowed
UNION ALL SELECT 'helpful votes are some of all', count(*) FROM batches WHERE helpful_votes > total_votes
UNION ALL SELECT 'handling is talk, hold and wrap-up', count(*) FROM calls WHERE hndl_sec <> talk_sec + hold_sec + acw_sec
UNION ALL SELECT 'points are some of the full ones, and their percentage', count(*) FROM evaluations WHERE tot_pts > max_pts OR abs(scr_pct - 100.0 * tot_pts / max_pts) > 0.01
UNION ALL SELECT 'children pay less', count(*) FROM exhibitions WHERE child_price >= adult_price
UNION ALL SELECT 'guests are adults and children', count(*) FROM exhibitions WHERE guests <> adults + children
UNION ALL SELECT 'warm is cold and utilities, which are less', count(*) FROM mietvertrag WHERE warmmiete <> kaltmiete + nebenkosten OR nebenkosten >= kaltmiete
UNION ALL SELECT 'a household is small', count(*) FROM mietvertrag WHERE personenzahl NOT BETWEEN 1 AND 8
UNION ALL SELECT 'meters count forward', count(*) FROM mietvertrag WHERE stand_neu < stand_alt OR verbrauch <> stand_neu - stand_alt
UNION ALL SELECT 'density is people by area', count(*) FROM quartiers WHERE abs(densite - population / superficie_km2) > 0.1
UNION ALL SELECT 'a month of pay is no year of it', count(*) FROM quartiers WHERE salaire_mensuel NOT BETWEEN 1000 AND 12000
UNION ALL SELECT 'a rate with one digit before the point is a fraction', count(*) FROM quartiers WHERE tax_rate NOT BETWEEN 0 AND 0.4
UNION ALL SELECT 'seasons and doses are few', count(*) FROM quartiers WHERE season > 12 OR dose_number > 6
UNION ALL SELECT 'a year costs ten months', count(*) FROM billing_plans WHERE price_yearly NOT BETWEEN 10 * price_monthly AND 12 * price_monthly
UNION ALL SELECT 'exhibitions last weeks to months', count(*) FROM exhibition_dates WHERE closing_date - opening_date NOT BETWEEN 14 AND 400;
