# A run needs the rights of the INSERTs it stands for, no more; without one of them nothing is written.

use strict;
use warnings;

use SynthgenTest;
use Test::More;

my $node = new_cluster('privileges');
my $database = new_database($node, 'privileges', 'library_mgm');
my $denied = '42501';

$node->safe_psql($database, <<'SQL');
CREATE ROLE app LOGIN;
CREATE SCHEMA ledger;
CREATE TABLE ledger.account (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE ledger.entry (id int PRIMARY KEY, account_id int NOT NULL REFERENCES ledger.account, amount int NOT NULL, created_at date NOT NULL);
CREATE TABLE ledger.guarded (id int PRIMARY KEY, owner name NOT NULL DEFAULT current_user);
SQL

sub library { return "SELECT * FROM synth_generate('library_mgm', rows => 10, seed => 1$_[0])" }
sub ledger { return "SELECT * FROM synth_generate('ledger', rows => 10, seed => 1$_[0])" }
sub grant { $node->safe_psql($database, "GRANT $_[0] TO app"); return }

sub refused
{
	my ($sql, $state, $promise) = @_;
	my $schema = $sql =~ /'ledger'/ ? 'ledger' : 'library_mgm';
	my $before = row_counts($node, $database, $schema);
	is(sqlstate_of($node, $database, $sql, 'app'), $state, $promise);
	is_deeply(row_counts($node, $database, $schema), $before, '... and nothing is written');
	return;
}

sub allowed
{
	my ($sql, $promise) = @_;
	is($node->psql($database, "SET SESSION AUTHORIZATION app;\n$sql"), 0, $promise);
	return;
}

# Whole schema.
refused(library(''), $denied, 'USAGE on the schema is needed');
grant('USAGE ON SCHEMA library_mgm, ledger');
refused(library(''), $denied, 'INSERT on the tables is needed');
grant('INSERT ON ALL TABLES IN SCHEMA library_mgm');
$node->safe_psql($database, 'REVOKE INSERT ON library_mgm.book_loans FROM app');
refused(library(''), $denied, 'INSERT on the last table too');
grant('INSERT ON library_mgm.book_loans');
allowed(library(''), 'INSERT on all tables suffices to fill a schema');
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], [ (10) x 9 ], '... completely');

grant('SELECT ON ALL TABLES IN SCHEMA library_mgm');
allowed(library(''), 'with SELECT as well');
refused(library(q{, mode => 'replace'}), $denied, 'TRUNCATE is needed to replace');
grant('TRUNCATE ON ALL TABLES IN SCHEMA library_mgm');
allowed(library(q{, mode => 'replace'}), 'with TRUNCATE rows can be replaced, though not the sequences\' owner');

# Sequences of serial columns, parents that are only read.
grant('INSERT ON ledger.account');
refused(ledger(q{, tables => '{account}'}), $denied, 'USAGE on a sequence is needed');
grant('USAGE ON ledger.account_id_seq');
allowed(ledger(q{, tables => '{account}'}), 'with USAGE on the sequence a serial column can be filled');
is($node->safe_psql($database, q{INSERT INTO ledger.account (name) VALUES ('next') RETURNING id > 10}), 't',
	'... and the sequence stands behind the rows');
grant('INSERT ON ledger.entry');
refused(ledger(q{, tables => '{entry}'}), $denied, 'SELECT on a parent that is read is needed');
grant('SELECT ON ledger.account');
allowed(ledger(q{, tables => '{entry}'}), 'with SELECT on the parent its keys are used');

# What parents refer to: dates and parents agree with it as far as it may be read.
$node->safe_psql($database, <<'SQL');
CREATE SCHEMA vault;
CREATE TABLE vault.branch (id int PRIMARY KEY, founded_on date NOT NULL);
ALTER TABLE ledger.account ADD branch_id int REFERENCES vault.branch;
INSERT INTO vault.branch VALUES (1, '2020-01-01');
UPDATE ledger.account SET branch_id = 1;
SQL
allowed(ledger(q{, tables => '{entry}'}), 'what a parent refers to need not be readable');
grant('SELECT ON vault.branch');
allowed(ledger(q{, tables => '{entry}'}), '... not by its schema either');
grant('USAGE ON SCHEMA vault');
allowed(ledger(q{, tables => '{entry}'}), '... and may be');

# Row security.
$node->safe_psql($database, <<'SQL');
ALTER TABLE ledger.guarded ENABLE ROW LEVEL SECURITY;
GRANT INSERT, SELECT ON ledger.guarded TO app;
CREATE POLICY none ON ledger.guarded TO app WITH CHECK (false);
SQL
refused(ledger(q{, tables => '{guarded}'}), $denied, 'row security is obeyed');
$node->safe_psql($database, 'CREATE POLICY own ON ledger.guarded TO app WITH CHECK (id >= 0)');
allowed(ledger(q{, tables => '{guarded}'}), 'rows that a policy admits are written');

# The state of the transaction.
refused('BEGIN READ ONLY; ' . ledger(q{, tables => '{account}'}), '25006', 'a read-only transaction is refused');

# A look at what would be written tells nothing of rows that may not be read.
$node->safe_psql($database, 'REVOKE SELECT ON ledger.account FROM app');
is($node->safe_psql($database, 'SET SESSION AUTHORIZATION app; SELECT min(id) FROM synth_preview(NULL::ledger.account, rows => 3)'),
	'1', 'a preview without SELECT is that of an empty table');

# Temporary tables of other sessions are out of reach.
my $other = start_session($node, $database, 'CREATE TEMP TABLE passing (id int); SELECT pg_sleep(600)');
my $passing = q{SELECT oid::regclass FROM pg_class WHERE relname = 'passing'};
$node->poll_query_until($database, "SELECT count(*) = 1 FROM ($passing) t");
$passing = $node->safe_psql($database, $passing);
is(sqlstate_of($node, $database, "SELECT * FROM synth_generate(ARRAY['$passing'::regclass])"), '0A000',
	'a temporary table of another session is refused');
$node->safe_psql($database, 'SELECT pg_terminate_backend(' . session_pid($node, $other) . ')');
finish_session($other);

# The ledger of runs belongs to the extension.
is(sqlstate_of($node, $database, 'DELETE FROM synth_run', 'app'), $denied, 'runs cannot be deleted by users');
is($node->safe_psql($database, "SET SESSION AUTHORIZATION app; SELECT count(*) > 0 FROM synth_runs"), 't',
	'a user sees his own runs');
$node->safe_psql($database, 'CREATE ROLE stranger LOGIN');
is($node->safe_psql($database, "SET SESSION AUTHORIZATION stranger; SELECT count(*) FROM synth_runs"), '0',
	'... and not those of others');

# A trigger with its owner's rights calls what the caller may not; what it demands is not asked of the function then.
$node->safe_psql($database, <<'SQL');
CREATE SCHEMA bank;
GRANT USAGE ON SCHEMA bank TO app;
CREATE FUNCTION bank.is_known(amount int) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN amount >= 0; END';
REVOKE EXECUTE ON FUNCTION bank.is_known(int) FROM public;
CREATE TABLE bank.deposit (id int PRIMARY KEY, amount int NOT NULL, label text NOT NULL);
CREATE FUNCTION bank.judge() RETURNS trigger SECURITY DEFINER LANGUAGE plpgsql AS $$
BEGIN
  IF NOT bank.is_known(new.amount) THEN RAISE EXCEPTION 'unknown amount'; END IF;
  IF new.label <> upper(new.label) THEN RAISE EXCEPTION 'labels are in capitals'; END IF;
  RETURN new;
END $$;
CREATE TRIGGER judge BEFORE INSERT ON bank.deposit FOR EACH ROW EXECUTE FUNCTION bank.judge();
GRANT INSERT ON bank.deposit TO app;
SQL
allowed("SELECT * FROM synth_generate('bank', rows => 20, seed => 1)", 'a trigger may call what the caller may not');
is($node->safe_psql($database, 'SELECT count(*) FROM bank.deposit WHERE label = upper(label)'), 20, '... and its other demands are met');

done_testing();
