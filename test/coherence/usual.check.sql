-- What is customary.
SET search_path = usual;
WITH claims(claim, violations) AS (
  SELECT 'contracts run for usual terms', count(*) FROM contracts WHERE term_months NOT IN (6, 12, 24, 36, 48, 60) OR notice_months NOT IN (1, 2, 3, 6)
    OR warranty_months NOT IN (6, 12, 24, 36, 60) OR payment_terms_days NOT IN (7, 10, 14, 30, 45, 60)
  UNION ALL SELECT 'memory has powers of two', count(*) FROM laptops WHERE ram_gb NOT IN (4, 8, 16, 32, 64) OR storage_gb NOT IN (128, 256, 512, 1024, 2048)
    OR screen_inches NOT BETWEEN 11 AND 18
  UNION ALL SELECT 'degrees have whole years of credits', count(*) FROM degree_programs WHERE total_ects % 30 <> 0 OR total_ects NOT BETWEEN 60 AND 240
  UNION ALL SELECT 'modules are taught some hours a week', count(*) FROM modules WHERE ects NOT BETWEEN 2 AND 12 OR weekly_hours NOT BETWEEN 2 AND 6
  UNION ALL SELECT 'a syllabus tells', count(*) FROM modules WHERE length(syllabus) < 30
  UNION ALL SELECT 'power costs cents', count(*) FROM tariffs WHERE price_per_kwh NOT BETWEEN 0.05 AND 0.6
  UNION ALL SELECT 'offices are warm and near the ground', count(*) FROM office_zones WHERE floor NOT BETWEEN 1 AND 8 OR setpoint_c NOT BETWEEN 18 AND 24
  UNION ALL SELECT 'trucks are heavy and made by those who make trucks', count(*) FROM trucks WHERE gross_weight_kg NOT BETWEEN 3500 AND 44000
    OR make IN ('Toyota', 'Honda', 'Chevrolet', 'Nissan', 'Kia') OR emission_class !~ '^E'
  UNION ALL SELECT 'dentists are no lung doctors', count(*) FROM dentists WHERE specialty ~* 'pulmo|cardio|neuro|dermat|general practice'
  UNION ALL SELECT 'few are called otherwise', (count(preferred_name) * 2 > count(*))::int FROM researchers
  UNION ALL SELECT 'pronouns are pronouns', count(*) FROM researchers WHERE pronouns !~ '^(she|he|they)/'
  UNION ALL SELECT 'researchers have a number with its check digit', count(*) FROM researchers WHERE orcid !~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'
  UNION ALL SELECT 'rates are of currencies', count(*) FROM rates WHERE base !~ '^[A-Z]{3}$' OR base NOT IN ('EUR', 'USD', 'GBP', 'CHF', 'JPY', 'SEK', 'NOK',
    'DKK', 'PLN', 'CZK', 'HUF', 'CAD', 'AUD', 'NZD', 'CNY', 'HKD', 'SGD', 'INR', 'KRW', 'TRY', 'ZAR', 'MXN', 'BRL', 'THB')
  UNION ALL SELECT 'codes are like those that the comment shows', count(*) FROM intakes WHERE code !~ '^20\d\d(WS|SS)$' OR ticket !~ '^IN-\d{4}$'
  UNION ALL SELECT 'versions have short numbers', count(*) FROM images WHERE version !~ '^\d{1,2}\.\d{1,2}\.\d{1,2}$'
  UNION ALL SELECT 'media are of their type', count(*) FROM stories WHERE media_url !~ CASE media_type WHEN 'image' THEN '\.(jpg|png|webp)$' ELSE '\.mp4$' END
  UNION ALL SELECT 'numbers of cards are those of the brand', count(*) FROM cards
    WHERE card_number !~ CASE brand WHEN 'visa' THEN '^4\d{15}$' WHEN 'amex' THEN '^37\d{13}$' ELSE '^5\d{15}$' END
  UNION ALL SELECT 'radiographs are images', count(*) FROM radiographs WHERE mime_type !~ '^image/'
    OR file_name !~ CASE mime_type WHEN 'image/jpeg' THEN '\.jpg$' WHEN 'image/png' THEN '\.png$' ELSE '\.(webp|tiff)$' END
  UNION ALL SELECT 'little is wrong', (count(*) FILTER (WHERE has_defects) * 4 > count(*) OR count(*) FILTER (WHERE is_anomaly) * 5 > count(*)
    OR count(*) FILTER (WHERE NOT is_calibrated) * 4 > count(*))::int FROM probes)
SELECT claim || '|' || violations FROM claims;
