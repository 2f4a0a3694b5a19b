-- Both sides of each alternative occur.
SELECT 'status ' || s FROM unnest(ARRAY['draft', 'published', 'archived']) s
WHERE s NOT IN (SELECT status FROM checks.item);
SELECT 'kind ' || k FROM unnest(ARRAY['circle', 'rectangle', 'point']) k WHERE k NOT IN (SELECT kind FROM checks.shape);
SELECT 'attachment of nothing but one kind' FROM checks.attachment
HAVING count(item_id) = 0 OR count(stay_id) = 0 OR count(shape_id) = 0;
SELECT 'sale_price' FROM checks.item HAVING count(sale_price) IN (0, count(*));
SELECT 'discount' FROM checks.stay HAVING count(discount) IN (0, count(*));
SELECT 'bound' FROM checks.bound
HAVING 0 IN (count(b), count(d), count(f), count(h), count(j), count(l), count(n)) OR count(DISTINCT c) < 5;
SELECT 'few values of opening.' || attname FROM pg_attribute
WHERE attrelid = 'checks.opening'::regclass AND attnum > 1
  AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(DISTINCT %I) AS n FROM checks.opening', attname),
                                           false, true, '')))[1]::text::int < CASE WHEN attname IN ('v', 'w') THEN 2 ELSE 50 END;
SELECT 'parcels of size ' || s FROM unnest(ARRAY['S', 'M', 'XL']) s WHERE s NOT IN (SELECT size FROM checks.parcel);
SELECT 'parcels at rate ' || r FROM unnest(ARRAY[0, 0.07, 0.19]) r WHERE r NOT IN (SELECT rate FROM checks.parcel);
