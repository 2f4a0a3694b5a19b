-- Faults on request: each is on record with the clean value, none breaks a constraint, and what follows from
-- the cells follows from the clean ones.
CREATE SCHEMA depot;
CREATE TABLE depot.item (
    item_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE,
    title text NOT NULL,
    remark varchar(60),
    price numeric(8,2) NOT NULL CHECK (price BETWEEN 0 AND 50000),
    quantity int NOT NULL CHECK (quantity >= 0),
    grade text NOT NULL CHECK (grade IN ('good', 'fair', 'poor')),
    title_length int GENERATED ALWAYS AS (length(title)) STORED,
    created_at timestamptz NOT NULL);
CREATE TABLE depot.sale (
    sale_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sold_at timestamptz NOT NULL,
    total numeric(12,2) NOT NULL);
CREATE TABLE depot.sale_line (
    sale_id bigint NOT NULL REFERENCES depot.sale,
    line_no int NOT NULL,
    item_id int NOT NULL REFERENCES depot.item,
    quantity int NOT NULL CHECK (quantity > 0),
    unit_price numeric(8,2) NOT NULL,
    amount numeric(12,2) NOT NULL,
    PRIMARY KEY (sale_id, line_no));

-- All rows of the schema, by key.
CREATE FUNCTION depot_rows() RETURNS TABLE (table_name text, row_key jsonb, "row" jsonb) STABLE
BEGIN ATOMIC
    SELECT 'depot.item', jsonb_build_object('item_id', item_id), to_jsonb(item) FROM depot.item
    UNION ALL SELECT 'depot.sale', jsonb_build_object('sale_id', sale_id), to_jsonb(sale) FROM depot.sale
    UNION ALL SELECT 'depot.sale_line', jsonb_build_object('sale_id', sale_id, 'line_no', line_no), to_jsonb(sale_line)
                FROM depot.sale_line;
END;

SELECT table_name, rows FROM synth_generate('depot', rows => 800, seed => 5, as_of => '2026-01-01');
CREATE TEMP TABLE clean AS SELECT * FROM depot_rows();

SELECT table_name, rows FROM synth_generate('depot', rows => 800, seed => 5, as_of => '2026-01-01', mode => 'replace',
    options => '{"faults": {"null": 0.02, "duplicate": 0.01, "outlier": 0.02, "typo": 0.01, "late": 0.02,
                            "whitespace": 0.01, "sale": {"late": 0}, "item.title": {"case": 0.05}}}');
CREATE TEMP TABLE faulty AS SELECT * FROM depot_rows();
CREATE TEMP TABLE faults AS SELECT * FROM synth_faults();

-- Which columns have which.
SELECT table_name, kind, array_agg(DISTINCT column_name ORDER BY column_name) AS columns
FROM faults GROUP BY table_name, kind ORDER BY table_name, kind;

-- The labels are exactly the differences to the clean run, save for what the server computes.
CREATE TEMP TABLE differences AS
SELECT clean.table_name, clean.row_key, cell.key AS column_name, NULLIF(cell.value, 'null') AS clean_value,
       NULLIF(faulty.row -> cell.key, 'null') AS faulty_value
FROM clean JOIN faulty USING (table_name, row_key), jsonb_each(clean.row) AS cell
WHERE cell.value IS DISTINCT FROM faulty.row -> cell.key AND cell.key <> 'title_length';
SELECT count(*) > 100 AS many FROM differences;
SELECT count(*) FROM (
    (SELECT * FROM differences EXCEPT SELECT table_name, row_key, column_name, clean_value, faulty_value FROM faults)
    UNION ALL
    (SELECT table_name, row_key, column_name, clean_value, faulty_value FROM faults EXCEPT SELECT * FROM differences)) AS rest;

-- A repair from the labels gives the clean rows back.
SELECT count(*) FILTER (WHERE to_jsonb(repaired) - 'title_length' = clean.row - 'title_length') AS repaired, count(*) AS of
FROM (SELECT row_key, jsonb_object_agg(column_name, clean_value) AS cells FROM faults
       WHERE table_name = 'depot.item' GROUP BY row_key) AS fault
JOIN depot.item ON item_id = (row_key ->> 'item_id')::int
JOIN clean ON clean.table_name = 'depot.item' AND clean.row_key = fault.row_key,
     jsonb_populate_record(item, cells) AS repaired
HAVING count(*) <> count(*) FILTER (WHERE to_jsonb(repaired) - 'title_length' = clean.row - 'title_length');

-- Each kind is what its name says.
CREATE TEMP TABLE greatest AS
SELECT table_name, cell.key AS column_name, max(cell.value::numeric) AS greatest
FROM clean, jsonb_each(clean.row) AS cell WHERE jsonb_typeof(cell.value) = 'number' GROUP BY 1, 2;
SELECT kind, bool_and(CASE kind
    WHEN 'null' THEN clean_value IS NOT NULL AND faulty_value IS NULL
    WHEN 'outlier' THEN faulty_value::numeric > 0.9 * greatest
    WHEN 'typo' THEN abs(length(faulty_value #>> '{}') - length(clean_value #>> '{}')) <= 1
    WHEN 'whitespace' THEN replace(faulty_value #>> '{}', ' ', '') = replace(clean_value #>> '{}', ' ', '')
    WHEN 'case' THEN lower(faulty_value #>> '{}') = lower(clean_value #>> '{}')
    WHEN 'late' THEN (faulty_value #>> '{}')::timestamptz BETWEEN (clean_value #>> '{}')::timestamptz + '1 hour' AND '2026-01-02'
    WHEN 'duplicate' THEN copy_of IS NOT NULL
    END) AS holds
FROM faults LEFT JOIN greatest USING (table_name, column_name) GROUP BY kind ORDER BY kind;

-- A duplicate repeats what its original has, but for a typo.
SELECT count(*) > 3 AS several,
       bool_and((SELECT count(*) FROM jsonb_each(copy.row) AS cell
                 WHERE cell.value <> original.row -> cell.key AND cell.key NOT IN ('item_id', 'sku', 'title_length')) <= 1) AS alike
FROM (SELECT DISTINCT row_key, copy_of FROM faults WHERE kind = 'duplicate' AND table_name = 'depot.item') AS pair
JOIN faulty AS copy ON copy.table_name = 'depot.item' AND copy.row_key = pair.row_key
JOIN clean AS original ON original.table_name = 'depot.item' AND original.row_key = pair.copy_of;

-- Totals follow the clean lines.
SELECT count(*) FILTER (WHERE total <> clean_total AND sale_id NOT IN
           (SELECT (row_key ->> 'sale_id')::bigint FROM faults WHERE table_name = 'depot.sale')) AS wrong_totals
FROM depot.sale JOIN (SELECT (row ->> 'sale_id')::bigint AS sale_id, sum((row ->> 'amount')::numeric) AS clean_total
                        FROM clean WHERE table_name = 'depot.sale_line' GROUP BY 1) AS lines USING (sale_id);

-- The same call makes the same faults; another rate of one kind leaves the others alone.
SELECT count(*) FROM synth_generate('depot', rows => 800, seed => 5, as_of => '2026-01-01', mode => 'replace',
    options => '{"faults": {"null": 0.02, "duplicate": 0.01, "outlier": 0.02, "typo": 0.01, "late": 0.02,
                            "whitespace": 0.01, "sale": {"late": 0}, "item.title": {"case": 0.05}}}');
SELECT count(*) FROM (SELECT table_name, "row" FROM depot_rows() EXCEPT SELECT table_name, "row" FROM faulty) AS rest;
SELECT count(*) FROM (SELECT table_name, row_key, column_name, kind, copy_of FROM synth_faults()
                      EXCEPT SELECT table_name, row_key, column_name, kind, copy_of FROM faults) AS rest;
SELECT count(*) FROM synth_generate('depot', rows => 800, seed => 5, as_of => '2026-01-01', mode => 'replace',
    options => '{"faults": {"null": 0.5, "typo": 0.01}}');
SELECT kind, count(*) > 0 AS new FROM (SELECT table_name, row_key, column_name, kind, faulty_value FROM synth_faults()
                      EXCEPT SELECT table_name, row_key, column_name, kind, faulty_value FROM faults) AS rest
WHERE row_key NOT IN (SELECT row_key FROM faults WHERE kind = 'duplicate') GROUP BY kind;

-- A run without faults has no labels; the plan names them.
SELECT count(*) FROM synth_generate('depot', rows => 10);
SELECT count(*) FROM synth_faults();
SELECT column_name, substring(reason FROM 'faults: .*') AS faults
FROM synth_plan('depot', rows => 10, options => '{"faults": {"item": {"typo": 0.1, "duplicate": 0.1, "late": 0.1}}}')
WHERE reason ~ 'faults' ORDER BY column_name;

-- Where a trigger rejects a fault the row is written without it; a fault that no CHECK admits is not made.
CREATE FUNCTION depot.demand_title() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN IF NEW.title IS DISTINCT FROM btrim(NEW.title) THEN RAISE 'stray space'; END IF; RETURN NEW; END$$;
CREATE TRIGGER demand_title AFTER INSERT ON depot.item FOR EACH ROW EXECUTE FUNCTION depot.demand_title();
SELECT rows, note FROM synth_generate('depot', rows => 100, seed => 5, mode => 'replace', tables => '{item,sale,sale_line}',
    options => '{"faults": {"item.title": {"whitespace": 0.5}, "item.grade": {"typo": 1}}}') WHERE table_name = 'depot.item'::regclass;
SELECT kind, column_name, count(*) > 0 AS some, bool_and(faulty_value #>> '{}' = btrim(faulty_value #>> '{}')) AS trimmed
FROM synth_faults() GROUP BY kind, column_name;
SELECT count(*) FROM depot.item WHERE title <> btrim(title);

-- Names that are not known, and columns that cannot have a fault.
SELECT * FROM synth_plan('depot', options => '{"faults": {"tipo": 0.1}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"item": {"nul": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"items": {"typo": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"item.titel": {"typo": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"item.sku": {"typo": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"item.price": {"typo": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"item.title": {"null": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"sale_line": {"late": 0.1}}}');
SELECT * FROM synth_plan('depot', options => '{"faults": {"typo": 2}}');
SELECT * FROM synth_plan('depot', options => '{"faults": true}');
SELECT * FROM synth_plan('depot', tables => '{sale}', options => '{"faults": {"item": {"typo": 0.1}}}');
