BEGIN;
\ir ../copy_files.sql
COMMIT;
