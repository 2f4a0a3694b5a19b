# A backend killed while it loads leaves the tables as they were, and the server recovers.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('crash', 'restart_after_crash = on');
my $database = new_database($node, 'crash', 'library_mgm');

$node->safe_psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 100, seed => 1)});
my $before = checksums($node, $database, 'library_mgm');
my $bytes = stored_bytes($node, $database, 'library_mgm');

my $session = start_session($node, $database,
	q{SELECT * FROM synth_generate('library_mgm', rows => 400000, seed => 2);});
my $pid = session_pid($node, $session);
ok(wait_until(sub { stored_bytes($node, $database, 'library_mgm') > $bytes + 1_000_000 }),
	'rows are being loaded');

my $restarted = kill_backend($node, $pid);
isnt(finish_session($session), 0, 'the session is gone');
ok($restarted, 'the server restarts');

is_deeply(checksums($node, $database, 'library_mgm'), $before, 'the tables are as they were');
is($node->safe_psql($database, 'SELECT count(*) FROM synth_runs'), '1', 'the killed run left no record');

$node->safe_psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 50, seed => 2)});
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], [ (150) x 9 ], 'generating works again');

done_testing();
