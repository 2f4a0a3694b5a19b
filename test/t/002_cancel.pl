# statement_timeout and pg_cancel_backend answer within about a second, in every phase, and leave nothing.

use strict;
use warnings;

use SynthgenTest;
use Test::More;
use Time::HiRes qw(time sleep);

my $answer = 1.5;    # seconds; 1 is promised, the rest is for a busy machine

my $node = new_cluster('cancel');
my $database = new_database($node, 'cancel', 'library_mgm');
my $rows = 1_000_000;
my $generate = "SELECT * FROM synth_generate('library_mgm', rows => $rows, seed => 1);";
my @empty = (0) x 9;

my $session = start_session($node, $database, "SET statement_timeout = '700ms'; $generate");
isnt(finish_session($session), 0, 'statement_timeout ends the run');
like($session->{stderr}, qr/ERROR:\s+57014/, '... with query_canceled');
cmp_ok($session->{seconds}, '<', 0.7 + $answer, '... at once');
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], \@empty, '... and leaves nothing');

# Later moments meet later phases: planning, heap, indexes, foreign keys.
for my $delay (0, 0.3, 1.5, 4, 8)
{
	my $canceled = start_session($node, $database, $generate);
	my $pid = session_pid($node, $canceled);
	sleep $delay;
	my $before = time;
	$node->safe_psql($database, "SELECT pg_cancel_backend($pid)");
	my $status = finish_session($canceled);
	my $seconds = time - $before;
	SKIP:
	{
		skip "the run ended within $delay s", 2 if $status == 0;
		like($canceled->{stderr}, qr/ERROR:\s+57014/, "canceled after $delay s");
		cmp_ok($seconds, '<', $answer, '... at once');
	}
	last if $status == 0;
}

is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], \@empty, 'canceled runs leave nothing')
  if $node->safe_psql($database, 'SELECT count(*) FROM synth_runs') eq '0';

$node->safe_psql($database, q{TRUNCATE library_mgm.authors, library_mgm.publishers, library_mgm.library_members,
	library_mgm.library_branches, library_mgm.employees CASCADE});
$node->safe_psql($database, q{SELECT * FROM synth_generate('library_mgm', rows => 10, seed => 1, mode => 'replace')});
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], [ (10) x 9 ], 'the next run works');

done_testing();
