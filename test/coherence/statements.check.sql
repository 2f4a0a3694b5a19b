-- What anybody who adds up a bill would object to.
SET search_path = statements;
SELECT 'a rebate is taken off, all else is added', count(*) FROM consignments WHERE sum_charged <> goods_value + insurance_charge + freight - loyalty_rebate
UNION ALL SELECT 'extras are less than the goods', count(*) FROM consignments WHERE freight > goods_value OR insurance_charge > goods_value OR loyalty_rebate > goods_value
UNION ALL SELECT 'the balance knows subsidies, late fees and payments', count(*) FROM nursery_statements WHERE balance_owing <> fees_charged - subsidy_amount + late_fees - payments_received OR subsidy_amount > fees_charged
UNION ALL SELECT 'what is due is the price, less what is traded in, plus fees', count(*) FROM car_deals WHERE "AmountDue" <> "SalePrice" - "TradeAllowance" + "DocFee" + "SalesTax" OR "SalesTax" > "SalePrice" * 0.12
UNION ALL SELECT 'what is financed was not paid down', count(*) FROM car_deals WHERE "AmountFinanced" <> "AmountDue" - "DownPayment" OR "DownPayment" > "AmountDue"
UNION ALL SELECT 'a fee of the market is no matter of the buyer', count(*) FROM stall_sales WHERE paid_total <> items_total + shipping_total + vat_total
UNION ALL SELECT '... but of the seller', count(*) FROM stall_sales WHERE seller_proceeds <> paid_total - marketplace_fee OR marketplace_fee > paid_total * 0.3
UNION ALL SELECT 'abbreviated bills add up', count(*) FROM phone_bills WHERE ttl_amt <> rcur_amt + usg_amt + tax_amt
UNION ALL SELECT '... and leave a balance', count(*) FROM phone_bills WHERE bal_amt <> ttl_amt - paid_amt OR paid_amt > ttl_amt
UNION ALL SELECT 'a host gets what the platform leaves', count(*) FROM host_payments WHERE host_payout <> fare - platform_fee
UNION ALL SELECT 'words that nobody knows add up by their places', count(*) FROM nobody_knows WHERE frobnal <> base_price + sales_tax + wubble - discount OR wubble > base_price
UNION ALL SELECT 'fees of a club add up', count(*) FROM beitragsrechnung WHERE gesamtbetrag <> grundbeitrag + zusatzbeitrag - ermaessigung OR ermaessigung > grundbeitrag
UNION ALL SELECT 'gross is net and tax', count(*) FROM "Verkauf" WHERE "Summe_brutto" <> "Summe_netto" + "MwSt_Betrag" OR "MwSt_Betrag" > "Summe_netto" * 0.25
UNION ALL SELECT '... and is paid less the discount', count(*) FROM "Verkauf" WHERE "Zahlbetrag" <> "Summe_brutto" - "Rabatt" OR "Rabatt" > "Summe_brutto"
UNION ALL SELECT 'a scholarship lessens the bill', count(*) FROM facture_cantine WHERE net_a_payer <> montant - remise_bourse OR remise_bourse > montant
UNION ALL SELECT 'with tax it is more', count(*) FROM note_honoraires WHERE montant_ttc <> montant_ht + tva OR tva > montant_ht * 0.25
UNION ALL SELECT 'a clinic bills tax', count(*) FROM factura_clinica WHERE importe_total <> base_imponible + iva
UNION ALL SELECT '... and the patient pays what the insurance does not', count(*) FROM factura_clinica WHERE a_cargo_paciente <> importe_total - cubierto_seguro OR cubierto_seguro > importe_total
UNION ALL SELECT 'orders of a shop add up', count(*) FROM pedidos WHERE valor_total <> valor_produtos + valor_frete - valor_desconto
UNION ALL SELECT 'orders of another shop, too', count(*) FROM ordini WHERE totale <> importo_merce + spese_spedizione - sconto
UNION ALL SELECT 'a list of prices is no sum', count(*) FROM (SELECT FROM prices_of_goods HAVING count(*) FILTER (WHERE deposit = purchase_price + list_price OR credit_limit = purchase_price + list_price + deposit) > 2) s
UNION ALL SELECT 'pieces have a price each', count(*) FROM bazaar_order_items WHERE amount <> pieces * price_each
UNION ALL SELECT 'lines add up to what the header calls items', count(*) FROM bazaar_orders JOIN (SELECT order_id AS id, sum(amount) AS amount FROM bazaar_order_items GROUP BY 1) l USING (id) WHERE items_total <> amount
UNION ALL SELECT '... to which shipping is added', count(*) FROM bazaar_orders WHERE paid_total <> items_total + shipping_total
UNION ALL SELECT 'hours have a rate', count(*) FROM workshop_hours WHERE abs(charge - hours * rate) > 0.01
UNION ALL SELECT 'days have a fee', count(*) FROM care_places WHERE weekly_fee <> days_per_week * daily_fee
UNION ALL SELECT 'meals have a price', count(*) FROM cantine WHERE montant <> nb_repas * prix_repas OR net_a_payer <> montant - remise
UNION ALL SELECT 'abbreviated lines have one, too', count(*) FROM so_dtl WHERE ext_prc <> ord_qty * unit_prc
UNION ALL SELECT 'another fee is no product', greatest(0, count(*) FILTER (WHERE registration_fee = term_months * monthly_price) - 20) FROM course_offers;
