-- What the trade of a schema tells: that of a bank, from accounts, cards, loans and transactions.
SET search_path = trades;
SELECT 'the staff of a bank work at a bank' AS claim, count(*) AS violations FROM employees
  WHERE job_title ~* '(nurse|chef|cook|teacher|driver|waiter|carpenter|welder|pilot|surgeon|developer)'
UNION ALL SELECT 'a bank has tellers', (count(*) = 0)::int FROM employees WHERE job_title ILIKE '%teller%'
UNION ALL SELECT 'the code of a department begins as its name or its words do', count(*) FROM departments
  WHERE id <= 150 AND left(code, 1) <> left(name, 1)
UNION ALL SELECT 'no two departments whose names differ in the first letter share a code', count(*)
  FROM departments a JOIN departments b ON a.code = b.code AND left(a.name, 1) <> left(b.name, 1)
UNION ALL SELECT 'trainings are told apart by words', count(*) FROM trainings WHERE id <= 150 AND name ~ '[0-9]$'
UNION ALL SELECT 'teams of a bank do not play', count(*) FROM teams WHERE name ~ '(Badgers|Bears|Broncos|Eagles|Knights|Rams)'
UNION ALL SELECT 'a description names what it describes', count(*) FROM specialties
  WHERE description IS NOT NULL AND position(name IN description) = 0
UNION ALL SELECT 'the domain of a company is its own', count(*) FROM companies
  WHERE split_part(domain, '.', 1) NOT LIKE lower(split_part(name, ' ', 1)) || '%' OR website NOT LIKE '%.' || split_part(email, '@', 2)
UNION ALL SELECT 'also where names are unique', count(*) FROM organizations
  WHERE split_part(domain, '.', 1) NOT LIKE lower(split_part(name, ' ', 1)) || '%'
UNION ALL SELECT 'desks are counted', (min(number) <> 1 OR max(number) <> count(*))::int FROM desks
UNION ALL SELECT 'words of a language that may be English ones are its own', count(*) FROM indirizzi
  WHERE via ~* '(budget|calendar|update|approval|plan)' OR cap !~ '^[0-9]{5}$'
UNION ALL SELECT 'viewings are arranged before they take place', count(*) FROM viewings WHERE created_at > date_time
UNION ALL SELECT 'readings are received once they are measured', count(*) FROM readings WHERE received_at < measured_at;
