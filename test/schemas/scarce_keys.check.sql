SELECT format('only %s rows of %s', rows, name)
FROM (SELECT 'opening' AS name, 1400 AS wanted, count(*) AS rows FROM scarce_keys.opening
      UNION ALL SELECT 'member', 2000, count(*) FROM scarce_keys.member
      UNION ALL SELECT 'halved_alone', 2000, count(*) FROM scarce_keys.halved_alone
      UNION ALL SELECT 'null_too', 4, count(*) FROM scarce_keys.null_too
      UNION ALL SELECT 'null_in_both', 12, count(*) FROM scarce_keys.null_in_both) t
WHERE rows < wanted;
SELECT 'no main member' WHERE NOT EXISTS (SELECT FROM scarce_keys.member WHERE is_main);
