SET search_path = bills;
SELECT 'things are taxed at the rates of the country that most tables speak of' AS claim, count(*) AS violations FROM artikel WHERE mwst_satz NOT IN (20, 10, 5.5, 2.1)
UNION ALL SELECT 'most of them at the usual one', count(*) FROM (SELECT avg((mwst_satz = 20)::int) AS share FROM artikel) AS a WHERE share < 0.5
UNION ALL SELECT 'offers are taxed, too', count(*) FROM angebot WHERE abs(mwst_betrag - summe_netto * 0.2) > 0.02 OR summe_brutto <> summe_netto + mwst_betrag
UNION ALL SELECT 'positions are counted', count(*) FROM angebot AS a WHERE anzahl_positionen <> (SELECT count(*) FROM angebot_position AS p WHERE p.angebot_id = a.id)
UNION ALL SELECT 'who orders a thing orders few', count(*) FROM angebot_position WHERE menge > 30
UNION ALL SELECT 'a price with a discount is less', count(*) FROM aktion WHERE abs(preis_mit_nachlass - preis_ohne_nachlass * (1 - nachlass_prozent / 100)) > 0.01
UNION ALL SELECT 'what a customer pays has the tax on it', count(*) FROM produit WHERE abs(prix_ttc - prix_ht * (1 + taux_tva / 100)) > 0.01
UNION ALL SELECT 'at a rate of the country', count(*) FROM produit WHERE taux_tva NOT IN (20, 10, 5.5, 2.1)
UNION ALL SELECT 'offers have tax on what is left of them', count(*) FROM devis WHERE montant_ttc NOT IN (montant_hors_taxe + taxe, montant_hors_taxe + taxe - coalesce(montant_remise, 0))
UNION ALL SELECT 'nights and the tourist tax make the total', count(*) FROM sejour WHERE abs(total - prix_nuit * nb_nuits - taxe_sejour) > 0.01
UNION ALL SELECT 'what was paid before is not due', count(*) FROM sejour WHERE solde <> total - acompte OR acompte > total
UNION ALL SELECT 'lines are counted', count(*) FROM facture AS f WHERE nb_lignes <> (SELECT count(*) FROM ligne_facture AS l WHERE l.facture_id = f.id)
UNION ALL SELECT 'and summed up', count(*) FROM facture AS f WHERE montant_ht <> (SELECT coalesce(sum(montant), 0) FROM ligne_facture AS l WHERE l.facture_id = f.id)
UNION ALL SELECT 'the net amount is what is left of the gross amount', count(*) FROM fact_payment WHERE net_amount <> gross_amount - discount_amount - tax_amount
UNION ALL SELECT 'heads are those that were paid', count(*) FROM payroll_run AS r WHERE head_count <> (SELECT count(*) FROM payslip AS p WHERE p.run_id = r.id)
UNION ALL SELECT 'extras are what was charged for extras', count(*) FROM visit AS v WHERE extras_total <> (SELECT coalesce(sum(amount), 0) FROM extra_charge AS c WHERE c.visit_id = v.id);
