-- Two draws may be of one name, as many are called the same: some are admitted.
SET search_path = roles;
CREATE FUNCTION pg_temp.is_of(address text, name text) RETURNS boolean LANGUAGE sql AS $$
  SELECT name !~ '^[A-Za-z .''-]+$' OR EXISTS (SELECT FROM regexp_split_to_table(lower(name), '[^a-z]+') AS part
    WHERE length(part) > 1 AND position(left(part, 4) IN regexp_replace(lower(address), '[^a-z]', '', 'g')) > 0) $$;
SELECT 'nobody manages himself' AS claim, greatest(0, count(*) - 3) AS violations FROM employees WHERE manager = first_name || ' ' || last_name
UNION ALL SELECT 'nor advises himself', greatest(0, count(*) - 3) FROM employees WHERE mentor IN (first_name || ' ' || last_name, manager)
UNION ALL SELECT 'the e-mail is the employee''s', count(*) FROM employees WHERE NOT pg_temp.is_of(email, first_name || ' ' || last_name)
UNION ALL SELECT 'clients are not their managers', greatest(0, count(*) - 3) FROM deals
  WHERE client_name IN (account_manager, sales_rep, approved_by) OR account_manager IN (sales_rep, approved_by)
UNION ALL SELECT 'the e-mail of the client is his', count(*) FROM deals WHERE NOT pg_temp.is_of(client_email, client_name)
UNION ALL SELECT 'that of the manager is his', count(*) FROM deals WHERE NOT pg_temp.is_of(manager_email, account_manager)
UNION ALL SELECT 'an e-mail without more is the first named one''s, not that of who approved', count(*) FROM orders
  WHERE NOT (pg_temp.is_of(email, customer_name) AND pg_temp.is_of(contact_email, customer_name))
UNION ALL SELECT 'goods are sent to who orders them', count(*) FROM orders WHERE shipping_name <> customer_name
UNION ALL SELECT 'customers do not serve themselves', greatest(0, count(*) - 3) FROM orders WHERE customer_name IN (sales_rep, approved_by)
UNION ALL SELECT 'who is insured has a name, and an address', count(*) FROM policies WHERE insured_name !~ ' ' OR NOT pg_temp.is_of(email, insured_name)
UNION ALL SELECT 'and neither the agent nor the beneficiary is him', greatest(0, count(*) - 3) FROM policies WHERE insured_name IN (agent_name, beneficiary_name)
UNION ALL SELECT 'so in German', greatest(0, count(*) - 3) FROM projekte WHERE kunde IN (projektleiter, bauleiter) OR projektleiter = bauleiter
UNION ALL SELECT 'work is done on what is active, too', greatest(0, count(*) / 4 - count(*) FILTER (WHERE status = 'active'))
  FROM time_entries JOIN projects p ON p.id = project_id
UNION ALL SELECT 'and on what is completed', greatest(0, count(*) / 10 - count(*) FILTER (WHERE status = 'completed'))
  FROM time_entries JOIN projects p ON p.id = project_id
UNION ALL SELECT 'not on what is planned', count(*) FROM time_entries JOIN projects p ON p.id = project_id WHERE status = 'planned'
UNION ALL SELECT 'phases that nobody knows lead to the end that is listed last', count(*) FROM building_projects
  WHERE phase <> 'Closed Out' AND start_date < current_date - 900
UNION ALL SELECT 'some are on their way', greatest(0, 20 - count(*)) FROM building_projects WHERE phase NOT IN ('Preconstruction', 'Closed Out')
UNION ALL SELECT 'and are inspected', greatest(0, 20 - count(*)) FROM inspections JOIN building_projects p ON p.id = building_project_id
  WHERE phase NOT IN ('Preconstruction', 'Closed Out')
UNION ALL SELECT 'the lowest is below the highest, where both may be absent, too', greatest(0, count(*) - 25) FROM weather WHERE temp_low_f >= temp_high_f
UNION ALL SELECT 'and there with it', count(*) FROM weather WHERE (temp_low_f IS NULL) <> (temp_high_f IS NULL)
UNION ALL SELECT 'one to one, all rows that are asked for are there', abs(count(*) - (SELECT count(*) FROM appointments)) FROM vitals
UNION ALL SELECT 'and what has happened comes first', greatest(0, least((SELECT count(*) FROM appointments WHERE status = 'completed'), count(*))
    - count(*) FILTER (WHERE status = 'completed')) FROM vitals JOIN appointments a ON a.id = appointment_id
UNION ALL SELECT 'few are hired as soon as they may be, though all but one have a superior', greatest(0, count(*) - 20) FROM staff
  WHERE hire_date < birth_date + interval '20 years'
UNION ALL SELECT 'most were hired in the last twenty years', greatest(0, count(*) - 20) FROM staff WHERE hire_date < current_date - 7300
UNION ALL SELECT 'a ticket is for the age of who swims, not of who teaches', count(*) FROM swim_tickets t
  JOIN swimmers s ON s.id = t.swimmer_id
  WHERE kind = 'senior' AND birth_date > date '2026-06-30' - interval '59 years'
    OR kind = 'student' AND birth_date < date '2026-06-30' - interval '34 years'
UNION ALL SELECT 'who sells is a salesman', count(*) FROM car_sales AS s JOIN workforce AS w ON w.id = s.seller_id WHERE w.position <> 'Salesman'
UNION ALL SELECT 'who repairs is a mechanic', count(*) FROM car_repairs AS r JOIN workforce AS w ON w.id = r.technician_id WHERE w.position <> 'Mechanic'
UNION ALL SELECT 'in German, too', count(*) FROM verkaeufe AS v JOIN angestellte AS a ON a.id = v.verkaeufer_id WHERE a.funktion <> 'Verkäufer'
UNION ALL SELECT 'who brings a meal has not ordered it', count(*) FROM (SELECT avg((r.app_user_id = o.app_user_id)::int) AS share FROM food_orders AS o JOIN food_riders AS r ON r.id = o.food_rider_id) AS all_orders WHERE share > 0.1;
