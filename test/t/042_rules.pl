# Rules survive renames, pg_dump and pg_restore, also a restore without one of their tables.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('rules');
my $database = new_database($node, 'original', 'library_mgm');
my $rules = 'SELECT table_name, column_name, rule FROM synth_rules ORDER BY 1::text, 2';

$node->safe_psql($database, q{
	CREATE SCHEMA shop;
	CREATE TABLE shop.filler (id int);
	CREATE TABLE shop.orders (gone int, code text, "Odd ""name" int, kept int);
	CREATE TABLE shop.other (kept int);
	SELECT synth_set_rule('shop.orders', 'code', '{"pattern": "[A-C][0-9]{3}"}');
	SELECT synth_set_rule('shop.orders', 'Odd "name', '{"min": 5, "max": 9}');
	SELECT synth_set_rule('shop.orders', 'gone', '{"constant": 1}');
	SELECT synth_set_rule('shop.other', 'kept', '{"constant": 2}');
	SELECT synth_set_rule('shop.filler', 'id', '{"constant": 3}');
	ALTER TABLE shop.orders DROP COLUMN gone;
	ALTER TABLE shop.orders RENAME COLUMN code TO label;
	ALTER TABLE shop.orders RENAME TO purchases;
	ALTER SCHEMA shop RENAME TO store;
	DROP TABLE store.filler;
});
is($node->safe_psql($database, "SELECT string_agg(column_name, ',' ORDER BY column_name) FROM synth_rules"),
	'Odd "name,kept,label', 'rules follow names, and leave with their columns and tables');

my $archive = $node->basedir . '/rules.dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $archive, '-d', $node->connstr($database) ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j', '2', '-d', $node->connstr('restored'), $archive ],
	'pg_restore');
is($node->safe_psql('restored', $rules), $node->safe_psql($database, $rules), 'the rules are there');
$node->safe_psql('restored', q{SELECT * FROM synth_generate('store', rows => 50)});
is($node->safe_psql('restored', q{
	SELECT count(*) FROM store.purchases WHERE label ~ '^[A-C][0-9]{3}$' AND "Odd ""name" BETWEEN 5 AND 9}),
	50, '... and are followed');

my $part = $node->basedir . '/part.dump';
$node->command_ok(
	[ 'pg_dump', '-Fc', '-T', 'store.other', '-f', $part, '-d', $node->connstr($database) ],
	'pg_dump without a table');
$node->safe_psql('postgres', 'CREATE DATABASE part');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('part'), $part ], '... can be restored');
is($node->safe_psql('part', 'SELECT count(*) FROM synth_rules'), 2, '... with the rules of the other tables');

# A role that owns nothing cannot plant a rule that others run, nor read those of tables that it cannot see.
$node->safe_psql($database, q{
	CREATE ROLE stranger;
	GRANT USAGE ON SCHEMA store TO stranger;
});
my ($code, $out, $error) = $node->psql($database, q{
	SET ROLE stranger;
	SELECT synth_set_rule('store.purchases', 'kept', '{"expression": "1"}')});
like($error, qr/must be owner of table purchases/, 'only the owner sets rules');
is($node->safe_psql($database, q{SET ROLE stranger; SELECT count(*) FROM synth_rules}), 0,
	'rules are seen by those who have a right on the table');

done_testing();
