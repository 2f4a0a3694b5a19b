# Changes by several sessions at once, and across dump and restore.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('changes');
my $database = new_database($node, 'original');
$node->safe_psql($database, <<'SQL');
CREATE SCHEMA shop;
CREATE TABLE shop.item (id int PRIMARY KEY, price numeric(8,2) NOT NULL, name text);
INSERT INTO shop.item SELECT i, i, 'item ' || i FROM generate_series(1, 3000) AS i;
SQL
my $content = "SELECT md5(string_agg(t::text, ',' ORDER BY id)) FROM shop.item AS t";
my $before = $node->safe_psql($database, $content);
my $dearer = q{SELECT synth_apply('shop.item', '{"operations": [{"op": "set", "column": "price", "expression": "price + 1"}]}')};

# Two changes of one table wait for each other, and none is lost.

my @sessions = map { start_session($node, $database, $dearer) } 1 .. 3;
is(finish_session($_), 0, 'a change beside others') for @sessions;
is($node->safe_psql($database, 'SELECT sum(price - id) FROM shop.item'), '9000.00', 'each row is changed by each');
is($node->safe_psql($database, 'SELECT count(*) FROM synth_changes'), '3', 'three changes are on record');

# Of several that undo a change, one does.

@sessions = map { start_session($node, $database, 'SELECT synth_undo(3)') } 1 .. 3;
my @codes = sort map { finish_session($_) } @sessions;
is(scalar(grep { $_ == 0 } @codes), 1, 'one session undoes it');
is(scalar(grep { $_->{stderr} =~ /55000: change 3 is undone already/ } @sessions), 2, '... the others are told');
is($node->safe_psql($database, 'SELECT sum(price - id) FROM shop.item'), '6000.00', '... and rows are changed back once');

# An undo that is rolled back has not happened; a change that is cancelled leaves nothing.

$node->safe_psql($database, 'BEGIN; SELECT synth_undo(2); ROLLBACK');
is($node->safe_psql($database, 'SELECT state FROM synth_changes WHERE id = 2'), 'applied', 'after a rollback the change stands');
$node->safe_psql($database, 'CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$;'
	  . 'CREATE TRIGGER slow BEFORE UPDATE ON shop.item FOR EACH ROW EXECUTE FUNCTION slow()');
my $session = start_session($node, $database, $dearer);
my $pid = session_pid($node, $session);
$node->safe_psql($database, "SELECT pg_cancel_backend($pid)");
isnt(finish_session($session), 0, 'a change can be cancelled');
cmp_ok($session->{seconds}, '<', 15, '... in its middle');
is($node->safe_psql($database, 'SELECT sum(price - id), (SELECT count(*) FROM synth_changes) FROM shop.item'), '6000.00|3',
	'... and nothing of it remains');
$node->safe_psql($database, 'DROP TRIGGER slow ON shop.item');

# Across dump and restore.

$node->safe_psql($database,
	q{SELECT synth_apply('shop.item', '{"operations": [{"op": "delete", "where": "id > 2500"}, {"op": "set", "column": "name", "expression": "NULL"}]}')});
my $archive = $node->basedir . '/original.dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $archive, '-d', $node->connstr($database) ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('restored'), $archive ], 'pg_restore');
$node->safe_psql('restored', "SELECT synth_undo(id) FROM synth_changes WHERE state = 'applied' ORDER BY id DESC");
is($node->safe_psql('restored', $content), $before, 'what was changed before a dump can be undone after it');
is($node->safe_psql('restored', "$dearer; SELECT max(id) FROM synth_changes") =~ /(\d+)$/ && $1, '5', '... and numbers go on');

$node->stop;
done_testing();
