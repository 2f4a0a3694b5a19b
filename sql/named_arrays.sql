-- Arrays hold several of what their name speaks of, none twice.
CREATE SCHEMA named_arrays;
SET search_path = named_arrays, public;
CREATE TABLE guides (
    guide_id  serial PRIMARY KEY,
    full_name text NOT NULL,
    languages text[] NOT NULL,
    emails    varchar(80)[] NOT NULL,
    ratings   numeric(2,1)[] NOT NULL,
    hobbies   text[] CHECK (cardinality(hobbies) BETWEEN 2 AND 3),
    shades    text[] CHECK (shades <@ ARRAY['light', 'dark']),
    whatever  text[],
    spoken_languages text[] DEFAULT ARRAY['English'::text]
);
SELECT column_name, generator FROM synth_plan('named_arrays') WHERE generator LIKE 'array%' ORDER BY column_name;
SELECT count(*) FROM synth_generate('named_arrays', rows => 200, seed => 42, as_of => '2026-01-01');
SELECT count(*) AS guides,
       count(*) FILTER (WHERE NOT 'English' = ANY (languages)) > 0 AS not_all_speak_english,
       count(*) FILTER (WHERE cardinality(languages) <> (SELECT count(DISTINCT l) FROM unnest(languages) l)) AS twice,
       count(*) FILTER (WHERE EXISTS (SELECT FROM unnest(emails) e WHERE e !~ '^[^@ ]+@[^@ ]+$')) AS no_emails,
       count(*) FILTER (WHERE EXISTS (SELECT FROM unnest(ratings) r WHERE r NOT BETWEEN 1 AND 5)) AS no_ratings,
       min(cardinality(hobbies)) AS least_hobbies, max(cardinality(hobbies)) AS most_hobbies
  FROM guides;
-- The default of an array is none of its elements.
SELECT count(*) AS no_words FROM guides, unnest(spoken_languages) l WHERE l ~ '[[:cntrl:]]' OR l = '';
DROP SCHEMA named_arrays CASCADE;
