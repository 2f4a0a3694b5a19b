-- Sentences about the goods of a shop of one branch.
SET search_path = narrow;
SELECT 'a shop whose articles have frames and gears sells bicycles and what belongs to them', count(*) FROM article
WHERE name !~* 'bike|brake|derailleur|chain|saddle|handlebar|crankset|tire|tube|wheel|light|pump|pannier|bottle|helmet|jersey|shorts|gloves';
SELECT 'its groups are groups of these', count(*) FROM article_group
WHERE name !~* 'bike|component|tire|accessor|apparel';
SELECT 'its articles are of their group', count(*) FROM article a JOIN article_group g ON g.id = a.group_id
WHERE a.name ~ 'Helmet|Jersey|Shorts|Gloves' AND g.name !~ 'Apparel|Accessories';
