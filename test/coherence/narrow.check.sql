-- Sentences about the goods of a shop of one branch.
SET search_path = narrow;
SELECT 'a shop whose articles have frames and gears sells bicycles and what belongs to them', count(*) FROM article
WHERE name !~* 'bike|brake|derailleur|chain|saddle|handlebar|crankset|tire|tube|wheel|light|pump|pannier|bottle|helmet|jersey|shorts|gloves';
SELECT 'its groups are groups of these', count(*) FROM article_group
WHERE name !~* 'bike|component|tire|accessor|apparel';
SELECT 'its articles are of their group', count(*) FROM article a JOIN article_group g ON g.id = a.group_id
WHERE a.name ~ 'Helmet|Jersey|Shorts|Gloves' AND g.name !~ 'Apparel|Accessories';
SELECT 'an article lies on a shelf, not in a town', count(*) FROM article WHERE location !~ 'Aisle|Shelf|Rack|^[A-Z]-';
SELECT 'a guest prefers rooms, food and the like', count(*) FROM hotel_guest WHERE NOT preferences ?| '{floor,pillow,diet}';
SELECT 'a payment says how it was paid', count(*) FROM web_order WHERE NOT payment ? 'method';
SELECT 'a position is a point on the earth', count(*) FROM web_order
WHERE (abs((pickup_position->>'lat')::numeric) <= 90 AND abs((pickup_position->>'lng')::numeric) <= 180) IS NOT TRUE;
SELECT 'dimensions are lengths', count(*) FROM web_order WHERE NOT dimensions ?& '{length,width,height}';
SELECT 'options of a line are of what was ordered', count(*) FROM web_order_line WHERE NOT options ?| '{size,gift_wrap,without}';
