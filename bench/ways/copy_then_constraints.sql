BEGIN;
\ir ../copy_files.sql
\ir ../constraints.sql
COMMIT;
