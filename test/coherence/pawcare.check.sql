SET search_path = pawcare;
SELECT 'breeds are no seasons' AS claim, count(*) AS violations FROM breeds WHERE name ~* '(seasonal|weekend|annual|premium)'
UNION ALL SELECT 'animals have illnesses of animals', count(*) FROM visits WHERE diagnosis ~* '(hypertension|migraine|depress)' OR reason ~* '(headache|back pain)';
