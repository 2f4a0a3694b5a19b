# A database with the extension, its run history and generated rows survives pg_dump and pg_restore.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('dump');
my $database = new_database($node, 'original', 'library_mgm');
my $runs = 'SELECT to_jsonb(r) FROM synth_runs r ORDER BY id';

$node->safe_psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 100, seed => 5)});
$node->safe_psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 20, seed => 6)});

my $archive = $node->basedir . '/original.dump';
$node->command_ok([ 'pg_dump', '-Fc', '-f', $archive, '-d', $node->connstr($database) ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', $node->connstr('restored'), $archive ], 'pg_restore');

is_deeply(checksums($node, 'restored', 'library_mgm'), checksums($node, $database, 'library_mgm'), 'the rows are there');
is($node->safe_psql('restored', $runs), $node->safe_psql($database, $runs), 'the runs are there');

$node->safe_psql('restored', q{SELECT * FROM synth_generate('library_mgm', rows => 30, seed => 7)});
is_deeply([ values %{ row_counts($node, 'restored', 'library_mgm') } ], [ (150) x 9 ], 'appending goes on');
is($node->safe_psql('restored', 'SELECT count(*), count(DISTINCT id) FROM synth_runs'), '3|3',
	'... with a run number of its own');

$node->safe_psql('restored', q{SELECT * FROM synth_refresh('library_mgm')});
is_deeply([ values %{ row_counts($node, 'restored', 'library_mgm') } ], [ (30) x 9 ], 'the last run can be refreshed');

$node->safe_psql('restored', 'DROP EXTENSION synthgen');
is_deeply([ values %{ row_counts($node, 'restored', 'library_mgm') } ], [ (30) x 9 ],
	'dropping the extension leaves the rows');

done_testing();
