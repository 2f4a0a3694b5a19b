-- Every label of the enum occurs.
SELECT 'mood ' || m FROM unnest(enum_range(NULL::types.mood)) m WHERE m NOT IN (SELECT m0 FROM types.made);
