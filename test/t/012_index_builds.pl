# Indexes hold exactly the rows of their tables, whichever way they were built: fed while rows are written, by
# a scan, entry by entry; after a rollback, after a crash, on a standby.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('primary');
$node->init(allows_streaming => 1);
$node->append_conf('postgresql.conf', "timezone = 'UTC'\n");
$node->start;
my $database = new_database($node, 'indexes');
$node->safe_psql($database, q{
	CREATE EXTENSION amcheck;
	CREATE SCHEMA shop;
	SET search_path = shop;
	CREATE TABLE customer (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		code uuid NOT NULL UNIQUE,
		name text NOT NULL,
		email text COLLATE "en-x-icu" UNIQUE,
		phone varchar(30) COLLATE "C",
		city text,
		score numeric(6,2),
		active boolean NOT NULL,
		joined date NOT NULL,
		note text,
		tags text[] NOT NULL);
	CREATE INDEX ON customer (name DESC NULLS LAST, joined);
	CREATE INDEX ON customer (phone NULLS FIRST);
	CREATE INDEX ON customer (active, city COLLATE "C") INCLUDE (name);
	CREATE INDEX ON customer (score DESC);
	CREATE INDEX ON customer (lower(email));
	CREATE INDEX ON customer (joined) WHERE active;
	CREATE INDEX ON customer (note);
	CREATE INDEX ON customer USING hash (city);
	CREATE INDEX ON customer USING gin (tags);
	CREATE INDEX ON customer USING brin (joined);
	CREATE TABLE sale (
		id integer NOT NULL,
		customer_id bigint NOT NULL REFERENCES customer,
		sold_at timestamptz NOT NULL,
		state char(10) NOT NULL CHECK (state IN ('open', 'paid', 'shipped')),
		PRIMARY KEY (id, customer_id)) PARTITION BY HASH (customer_id);
	CREATE INDEX ON sale (customer_id);
	CREATE INDEX ON sale (state, sold_at DESC);
	SELECT format('CREATE TABLE sale%s PARTITION OF sale FOR VALUES WITH (MODULUS 40, REMAINDER %s)', i, i)
	FROM generate_series(0, 39) i \gexec
	CREATE UNLOGGED TABLE scratch (id integer PRIMARY KEY, label text UNIQUE);
});

my $check_trees = q{
	SELECT count(bt_index_parent_check(c.oid, true)) > 100 FROM pg_class c JOIN pg_am a ON a.oid = c.relam
	WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relnamespace = 'shop'::regnamespace};

sub generate
{
	my ($arguments, @settings) = @_;
	return $node->safe_psql($database, join('', map { "SET $_;" } @settings)
		  . "SELECT sum(rows) FROM synth_generate('shop', $arguments)");
}

# The other access methods answer as a scan of the table does.
sub answers
{
	my ($settings) = @_;
	return $node->safe_psql($database, "$settings; SELECT "
		  . q{(SELECT count(*) FROM shop.customer WHERE city = (SELECT max(city) FROM shop.customer)),
		(SELECT count(*) FROM shop.customer WHERE tags @> (SELECT tags FROM shop.customer ORDER BY id LIMIT 1)),
		(SELECT count(*) FROM shop.customer WHERE joined > (SELECT min(joined) + 300 FROM shop.customer))});
}

sub indexes_are_right
{
	my ($name) = @_;
	is($node->safe_psql($database, $check_trees), 't', "$name: B-trees hold all rows and no others");
	is(answers('SET enable_seqscan = off'), answers('SET enable_indexscan = off; SET enable_bitmapscan = off'),
		"$name: other indexes find what is there");
	is($node->safe_psql($database, q{SELECT count(*) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
		WHERE c.relnamespace = 'shop'::regnamespace AND NOT (i.indisvalid AND i.indisready)}), '0',
		"$name: all indexes are valid");
}

is(generate('rows => 5000, seed => 1'), '15000', 'rows for empty tables');
indexes_are_right('fed');
my $rows = checksums($node, $database, 'shop');

is(generate(q{rows => 5000, seed => 1, mode => 'replace'}, q{maintenance_work_mem = '1MB'}), '15000',
	'rows in the place of others, with little memory');
indexes_are_right('scanned');
is_deeply(checksums($node, $database, 'shop'), $rows, 'the way of the indexes does not show in the rows');

is(generate(q{rows => 5000, seed => 1, mode => 'replace'}, q{synthgen.defer_indexes = 'off'}), '15000',
	'rows in the place of others, indexes kept up');
is_deeply(checksums($node, $database, 'shop'), $rows, '... are the same');

is(generate('rows => 500, seed => 2'), '1500', 'a few rows more');
indexes_are_right('entry by entry');
is(generate('rows => 700, seed => 9', q{synthgen.defer_indexes = 'on'}), '2100', 'a few rows more, indexes built');
indexes_are_right('rebuilt for a few rows');
is(generate('rows => 9000, seed => 3'), '27000', 'many rows more');
indexes_are_right('rebuilt over old and new rows');

is($node->safe_psql($database, q{
	BEGIN;
	TRUNCATE shop.customer, shop.sale, shop.scratch;
	SAVEPOINT before;
	SELECT sum(rows) FROM synth_generate('shop', rows => 4000, seed => 4);
	ROLLBACK TO before;
	SELECT (SELECT count(*) FROM shop.customer) + (SELECT count(*) FROM shop.sale);
	SELECT sum(rows) FROM synth_generate('shop', rows => 3000, seed => 5);
	COMMIT;}), "12000\n0\n9000", 'a rollback to a savepoint leaves nothing');
indexes_are_right('after a rollback to a savepoint');

# An operator class of the user's, with an order of its own by which many keys are equal: the index judges, not
# the order in which keys are handed over.
$node->safe_psql($database, q{
	CREATE FUNCTION shop.last_digits(int, int) RETURNS int LANGUAGE sql IMMUTABLE
		RETURN $2 % 500 - $1 % 500;
	CREATE FUNCTION shop.below(int, int) RETURNS bool LANGUAGE sql IMMUTABLE RETURN $2 % 500 < $1 % 500;
	CREATE FUNCTION shop.alike(int, int) RETURNS bool LANGUAGE sql IMMUTABLE RETURN $2 % 500 = $1 % 500;
	CREATE OPERATOR shop.<<< (FUNCTION = shop.below, LEFTARG = int, RIGHTARG = int);
	CREATE OPERATOR shop.=== (FUNCTION = shop.alike, LEFTARG = int, RIGHTARG = int);
	CREATE OPERATOR CLASS shop.last_digits FOR TYPE int USING btree AS
		OPERATOR 1 shop.<<<, OPERATOR 3 shop.===, FUNCTION 1 shop.last_digits(int, int);
	CREATE SCHEMA digits;
	CREATE TABLE digits.counted (id int PRIMARY KEY, number int NOT NULL);
	CREATE INDEX odd_order ON digits.counted (number shop.last_digits);
});
is($node->safe_psql($database, q{SELECT sum(rows) FROM synth_generate('digits', rows => 2500)}), '2500',
	'keys in an order of their own');
is($node->safe_psql($database, q{SELECT bt_index_parent_check('digits.odd_order', true) IS NOT NULL}), 't',
	'... are in that order');
$node->safe_psql($database, q{
	DROP INDEX digits.odd_order;
	TRUNCATE digits.counted;
	CREATE UNIQUE INDEX odd_order ON digits.counted (id shop.last_digits)});
is($node->safe_psql($database, q{SELECT rows, note ~ 'odd_order' FROM synth_generate('digits', rows => 2500)}), '500|t',
	'keys that the index finds equal are not accepted, and named');
is($node->safe_psql($database, 'SELECT count(*), count(DISTINCT id % 500) FROM digits.counted'), '500|500',
	'... and one row of each is left');

# Others see nothing before the commit.
my $before = row_counts($node, $database, 'shop');
my $session = start_session($node, $database,
	q{BEGIN; SELECT sum(rows) FROM synth_generate('shop', rows => 3000, seed => 6, mode => 'append');
	SELECT pg_sleep(2); COMMIT;});
ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(2)%'
	AND pid <> pg_backend_pid() AND wait_event = 'PgSleep'}), 'a load waits to be committed');
is_deeply(row_counts($node, $database, 'shop'), $before, 'rows that are not committed are not seen');
is(finish_session($session), 0, 'the load is committed');

# What was written ahead suffices to make the tables anew.
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
generate(q{rows => 6000, seed => 7, mode => 'replace'});
my %logged = %{ checksums($node, $database, 'shop') };
delete $logged{'shop.scratch'};
$node->wait_for_catchup($standby, 'replay');
is_deeply(checksums($standby, $database, 'shop', sort keys %logged), \%logged, 'a standby has the same rows');
is($standby->safe_psql($database, $check_trees =~ s/bt_index_parent_check/bt_index_check/r =~ s/'i'/'i' AND c.relpersistence = 'p'/r),
	't', '... and the same indexes');

$node->stop('immediate');
$node->start;
is_deeply(checksums($node, $database, 'shop', sort keys %logged), \%logged, 'a crash loses no row');
indexes_are_right('after a crash');

# Rows that replace others need not be logged where the log is minimal: then the files themselves are safe.
$standby->stop;
$node->append_conf('postgresql.conf', "wal_level = minimal\nmax_wal_senders = 0\nwal_skip_threshold = 0\n");
$node->restart;
my $logged_bytes = $node->safe_psql($database, q{
	SELECT pg_current_wal_insert_lsn() AS start \gset
	SELECT sum(rows) FROM synth_generate('shop', rows => 6000, seed => 8, mode => 'replace') \g /dev/null
	SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), :'start') < sum(pg_relation_size(oid)) / 2 FROM pg_class
	WHERE relnamespace = 'shop'::regnamespace});
is($logged_bytes, 't', 'replaced rows are not logged under wal_level = minimal');
%logged = %{ checksums($node, $database, 'shop') };
delete $logged{'shop.scratch'};
$node->stop('immediate');
$node->start;
is_deeply(checksums($node, $database, 'shop', sort keys %logged), \%logged, '... and survive a crash');
indexes_are_right('after a crash without a log');

done_testing();
