# The sample schemas at 100000 rows a table: complete, every constraint proven, in seconds.

use strict;
use warnings;

use File::Basename qw(dirname);
use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;
use Time::HiRes qw(time);

my $rows = 100_000;
my $limit = 120;    # seconds a schema; a quiet machine needs a tenth of it

my $node = new_cluster('scale', 'fsync = off', q{shared_buffers = '256MB'}, q{max_wal_size = '4GB'},
	q{maintenance_work_mem = '128MB'});
my $proof = dirname(__FILE__) . '/../prove_constraints.sql';

for my $name (qw(library_mgm company_employee restaurants))
{
	my $database = new_database($node, $name, $name);
	my $started = time;
	$node->safe_psql($database, "SELECT * FROM synth_generate('$name', rows => $rows, seed => 42)");
	my $seconds = time - $started;
	cmp_ok($seconds, '<', $limit, "$name: filled in time");
	note sprintf '%s: %.1f s', $name, $seconds;
	my $counts = row_counts($node, $database, $name);
	is_deeply([ values %$counts ], [ ($rows) x keys %$counts ], "$name: every table got its rows");
	$node->command_ok([ 'psql', '-Xq', '-d', $node->connstr($database), '-f', $proof ], "$name: every constraint holds");
	$node->safe_psql('postgres', "DROP DATABASE $name");
}

done_testing();
