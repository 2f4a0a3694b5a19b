SELECT format('%s of 2000 rows are seated', count(*)) FROM unique_keys.seating HAVING count(*) < 2000;
SELECT 'nobody at the ' || side FROM (SELECT count(seat_id), count(neighbour_id) FROM unique_keys.seating_of_two) c (a, b),
  LATERAL (VALUES ('seat', a), ('neighbour', b)) t (side, n) WHERE n = 0;
SELECT 'few contexts' FROM unique_keys.context_row HAVING count(*) < 2000 OR count(DISTINCT context) < 50;
SELECT 'few titles' FROM unique_keys.titled HAVING count(*) < 2000;
