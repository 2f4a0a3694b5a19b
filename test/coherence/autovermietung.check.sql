-- What a man behind the counter of a car rental would object to.
SET search_path = autovermietung;
WITH claims(claim, violations) AS (
  SELECT 'wer mietet, ist volljährig' AS claim, count(*) AS violations FROM mietvertrag JOIN kunde USING (kunde_id)
    WHERE mietbeginn < geburtsdatum + interval '18 years'
  UNION ALL SELECT 'gebucht wird vor dem Beginn', count(*) FROM mietvertrag WHERE buchungsdatum::date > mietbeginn
  UNION ALL SELECT 'brutto ist netto plus Steuer', count(*) FROM rechnung WHERE bruttobetrag <> nettobetrag + mwst_betrag
  UNION ALL SELECT 'bezahlt ist, was ein Datum der Zahlung hat', count(*) FROM rechnung WHERE bezahlt <> (bezahlt_am IS NOT NULL)
  UNION ALL SELECT 'fällig ist eine Rechnung nicht vor ihrem Datum', count(*) FROM rechnung WHERE faellig_am < rechnungsdatum
  UNION ALL SELECT 'ein Schaden wird nach der Meldung reguliert', count(*) FROM schaden WHERE reguliert_am < gemeldet_am::date
  UNION ALL SELECT 'Kunden haben Vornamen ohne Nachnamen', count(*) FROM kunde WHERE position(' ' || nachname IN vorname) > 0
  UNION ALL SELECT 'niemand ist vor seiner Volljährigkeit eingestellt', count(*) FROM mitarbeiter WHERE eingestellt_am > '2026-06-30'
  UNION ALL SELECT 'Autos sind nach 1960 gebaut', count(*) FROM fahrzeug WHERE baujahr NOT BETWEEN 1960 AND 2026
)
SELECT claim, violations FROM claims;
