SET search_path = papers;
SELECT 'sprints are counted' AS claim, count(*) AS violations FROM tracker_sprint WHERE name !~ '[0-9]'
UNION ALL SELECT 'milestones are no projects', count(*) FROM milestones WHERE title ~ '(Launch|Migration|Rollout|Integration)$'
UNION ALL SELECT 'teams are described as teams', count(*) FROM tracker_team WHERE description ~ '(tracker|Introduced|Available|In use)'
UNION ALL SELECT 'files are called as their type is', count(*) FROM tracker_attachment
  WHERE (content_type = 'application/pdf') <> (original_filename LIKE '%.pdf') OR (content_type = 'image/png') <> (original_filename LIKE '%.png')
UNION ALL SELECT 'homes are offered, not goods', count(*) FROM listings WHERE title !~* '(house|apartment|home|studio|condo)'
UNION ALL SELECT 'photos of homes show homes', count(*) FROM property_photos WHERE caption ~ '(at the opening|Crowds|Firefighters)'
UNION ALL SELECT 'photos are files of images', count(*) FROM property_photos WHERE url !~ '\.(jpg|png|webp)$'
UNION ALL SELECT 'applications come as PDF', count(*) FROM candidates WHERE resume_url !~ '\.pdf$'
UNION ALL SELECT 'artists have a genre of music', count(*) FROM artists WHERE genre ~* '^(fe)?male$'
UNION ALL SELECT 'countries of two letters are codes', count(*) FROM artists WHERE country !~ '^[A-Z]{2}$'
UNION ALL SELECT 'short labels are codes, not words cut off', count(*) FROM seats WHERE row_label !~ '^[A-Z]$' OR corner ~ '[a-z]' OR usher ~ '^[A-Z][a-z]{2}$'
UNION ALL SELECT 'versions of all sorts are versions', count(*) FROM device_models WHERE latest_firmware !~ '^\d+\.\d+\.\d+$' OR current_release !~ '^v?\d+\.\d+'
UNION ALL SELECT 'keys of requests are unlike', count(*) FROM calls WHERE idempotency_key !~ '^[0-9a-f]{8}' OR request_key !~ '^[0-9a-f]{8}'
UNION ALL SELECT 'keys of features are keys', count(*) FROM plan_features WHERE feature_key !~ '^[a-z][a-z0-9_]*$'
UNION ALL SELECT 'events are called after their category', count(*) FROM events
  WHERE title ~ '(Meeting|Open House|Webinar|Training|Wine|Ceremony|Reunion)' OR (title ~ 'Comedy|Stand-up') > (category = 'comedy')
UNION ALL SELECT 'an aircraft is known by one row', count(*) FROM aircraft_model
  WHERE (model_name LIKE 'A3%') <> (manufacturer = 'Airbus' AND model_code ~ '^A[23]') OR total_seats NOT BETWEEN 70 AND 365
    OR (model_name = '737-800') <> (total_seats = 162 AND range_km = 5765 AND cruise_speed_kmh = 842 AND model_code LIKE 'B738%')
UNION ALL SELECT 'makers build their planes', count(*) FROM planes WHERE strpos(model, manufacturer) = 0
UNION ALL SELECT 'makers build their phones', count(*) FROM phones WHERE (brand = 'Apple') <> (model LIKE 'iPhone%') OR (brand = 'Apple') <> (os LIKE 'iOS%')
UNION ALL SELECT 'a duty is done, not paid', count(*) FROM flight_crew WHERE duty ~ '[0-9]'
UNION ALL SELECT 'dishes are described as dishes', count(*) FROM menu_items WHERE description ~* '(warranty|packaging|grip|machine)'
UNION ALL SELECT 'changes of a building site have causes of their own', count(*) FROM change_orders WHERE reason ~* '(customer|personal|schedule|paper)'
UNION ALL SELECT 'gifts go to a fund by a way to pay', count(*) FROM donations WHERE fund ~* '^(standard|fund [a-z]$)' OR method ~* 'method'
UNION ALL SELECT 'prayers are no settings', count(*) FROM prayer_requests WHERE request ~ '=';
