-- Nothing is made before what it belongs to, and the last of many generations not all of a sudden.
SELECT 'row of d8 before its parent: ' || d8.id FROM chain.d8 JOIN chain.d7 ON d7.id = d8.up
WHERE d8.created_at < d7.created_at;
SELECT 'a quarter of d8 was made in the last months' FROM chain.d8
HAVING percentile_disc(0.25) WITHIN GROUP (ORDER BY created_at) > now() - interval '6 months';
