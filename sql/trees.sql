-- Rows that refer to their own table: how deep the trees are, and how many there are.
CREATE SCHEMA trees;
CREATE TABLE trees.employees (
    id serial PRIMARY KEY, name text NOT NULL, hire_date date NOT NULL, manager_id int REFERENCES trees.employees);
CREATE TABLE trees.staff (
    id serial PRIMARY KEY, name text NOT NULL, reports_to int REFERENCES trees.staff);
CREATE TABLE trees.categories (
    id serial PRIMARY KEY, name text NOT NULL, parent_id int REFERENCES trees.categories);
CREATE TABLE trees.units (
    id serial PRIMARY KEY, name text NOT NULL, parent_unit_id int NOT NULL REFERENCES trees.units);
CREATE TABLE trees.tasks (
    id serial PRIMARY KEY, title text NOT NULL, parent_task_id int REFERENCES trees.tasks);
CREATE TABLE trees.folders (
    id serial PRIMARY KEY, name text NOT NULL, parent_id int REFERENCES trees.folders);
CREATE TABLE trees.pages (
    id serial PRIMARY KEY, title text NOT NULL, parent_id int REFERENCES trees.pages);
SELECT synth_set_rule('trees.folders', 'parent_id', '{"reference": {"roots": 3, "children": 20}}');
SELECT synth_set_rule('trees.pages', 'parent_id', '{"null_rate": 0.9}');

-- Nodes, roots and depth of each; where the reference may not be null, a root refers to itself.
CREATE FUNCTION pg_temp.tree(tab regclass, above name, OUT nodes int, OUT roots int, OUT depth int, OUT leaves int)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('WITH RECURSIVE node AS (
        SELECT id, 1 AS depth FROM %1$s WHERE %2$I IS NULL OR %2$I = id
        UNION ALL SELECT t.id, node.depth + 1 FROM %1$s t JOIN node ON t.%2$I = node.id AND t.id <> node.id)
        SELECT count(*), count(*) FILTER (WHERE depth = 1), max(depth),
               count(*) FILTER (WHERE NOT EXISTS (SELECT FROM %1$s t WHERE t.%2$I = node.id AND t.id <> node.id))
        FROM node', tab, above) INTO nodes, roots, depth, leaves;
END $$;

SELECT sum(rows) FROM synth_generate('trees', 2000, as_of => '2025-06-30');
SELECT nodes, roots BETWEEN 1 AND 25 AS few_roots, depth BETWEEN 4 AND 12 AS deep, leaves > 1400 AS many_leaves
  FROM pg_temp.tree('trees.employees', 'manager_id');
SELECT count(*) AS younger_managers FROM trees.employees e JOIN trees.employees m ON m.id = e.manager_id
 WHERE m.hire_date > e.hire_date;
SELECT nodes, roots, depth BETWEEN 4 AND 6 AS deep, leaves > 1500 AS many_leaves FROM pg_temp.tree('trees.staff', 'reports_to');
SELECT nodes, roots, depth BETWEEN 4 AND 6 AS deep FROM pg_temp.tree('trees.categories', 'parent_id');
SELECT nodes, roots, depth BETWEEN 4 AND 6 AS deep FROM pg_temp.tree('trees.units', 'parent_unit_id');
SELECT nodes, abs(roots - 1400) < 80 AS alone FROM pg_temp.tree('trees.tasks', 'parent_task_id');
SELECT nodes, roots, depth FROM pg_temp.tree('trees.folders', 'parent_id');
SELECT nodes, abs(roots - 1800) < 50 AS alone FROM pg_temp.tree('trees.pages', 'parent_id');

-- A small table has fewer roots. Rows that come later find their place below those that are there.
SELECT sum(rows) FROM synth_generate('trees', 20, tables => '{staff,categories}', mode => 'replace');
SELECT nodes, roots FROM pg_temp.tree('trees.staff', 'reports_to') UNION ALL SELECT nodes, roots FROM pg_temp.tree('trees.categories', 'parent_id');
SELECT sum(rows) FROM synth_generate('trees', 80, tables => '{staff}');
SELECT nodes, roots FROM pg_temp.tree('trees.staff', 'reports_to');

\set VERBOSITY terse
DROP SCHEMA trees CASCADE;
