SET search_path = phrasing;
SELECT 'stages have names, no sales stages' AS claim, count(*) AS violations FROM stages WHERE name ~* '(negotiation|closed)'
UNION ALL SELECT 'hosts of tours are persons', count(*) FROM tours WHERE host !~ '^\S+ \S'
UNION ALL SELECT 'riders are no persons', count(*) FROM acts WHERE hospitality_rider ~ '^[A-Z][a-z]+ [A-Z][a-z]+$'
UNION ALL SELECT 'leads are persons', count(*) FROM acts WHERE team_lead !~ '^\S+ \S'
UNION ALL SELECT 'what to bring is no time', count(*) FROM concerts WHERE what_to_bring ~ '^\d' OR condition_on_arrival ~ '^\d'
UNION ALL SELECT 'profiles at a site are there', count(*) FROM members
  WHERE linkedin_url NOT LIKE 'https://www.linkedin.com/in/' || lower(regexp_replace(first_name, '[^A-Za-z]', '', 'g')) || '%'
UNION ALL SELECT 'nothing unknown is cut off', count(*) FROM gadgets WHERE length(zorchment) = 8 OR frobnication ~* 'standard frob'
UNION ALL SELECT 'no text is a document or an address of the web', count(*) FROM gadgets WHERE concat(preferences, service, terms) ~ '(=|https?:)'
UNION ALL SELECT 'who does something is somebody', count(*) FROM samples WHERE assessed_by !~ ' ' OR phlebotomist_name !~ ' '
UNION ALL SELECT 'minutes are no time', count(*) FROM samples WHERE minutes ~ '^\d\d:';
