# Sessions beside each other: generators wait for one another and do not deadlock; readers see all or
# nothing.

use strict;
use warnings;

use SynthgenTest;
use Test::More;

my $node = new_cluster('concurrency', q{deadlock_timeout = '100ms'});
my $database = new_database($node, 'concurrency', 'library_mgm');
my @tables = tables_of($node, $database, 'library_mgm');
my $rows = 3000;

my $forward = join ', ', map { "'$_'::regclass" } @tables;
my $backward = join ', ', map { "'$_'::regclass" } reverse @tables;
my @sessions = map { start_session($node, $database, "$_;") } (
	"SELECT * FROM synth_generate('library_mgm', rows => $rows, seed => 1)",
	"SELECT * FROM synth_generate(ARRAY[$forward], rows => $rows, seed => 2)",
	"SELECT * FROM synth_generate(ARRAY[$backward], rows => $rows, seed => 3)");
for my $session (@sessions)
{
	is(finish_session($session), 0, 'a session beside others succeeds') or diag($session->{stderr});
}
is_deeply([ values %{ row_counts($node, $database, 'library_mgm') } ], [ (3 * $rows) x 9 ], 'no row is missing');

# All or nothing for a reader.
my $writer = start_session($node, $database, <<"SQL");
BEGIN;
SELECT count(*) FROM synth_generate('library_mgm', rows => 100, seed => 4);
SET application_name = 'generated';
SELECT pg_sleep(2);
COMMIT;
SQL
ok($node->poll_query_until($database,
		q{SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'generated'}),
	'rows are written and not committed');
is($node->safe_psql($database, q{SET statement_timeout = '1s'; SELECT count(*) FROM library_mgm.books}), 3 * $rows,
	'a reader is not blocked and sees nothing of it');
is(finish_session($writer), 0, 'the writer commits');
is($node->safe_psql($database, 'SELECT count(*) FROM library_mgm.books'), 3 * $rows + 100, '... and the reader sees it');

# A session that inserts by hand waits or succeeds, and keys do not collide.
my $generator = start_session($node, $database,
	"SELECT * FROM synth_generate('library_mgm', rows => $rows, seed => 5);");
session_pid($node, $generator);
$node->safe_psql($database, <<'SQL') for 1 .. 5;
INSERT INTO library_mgm.authors (first_name, last_name) VALUES ('A', 'B');
SQL
is(finish_session($generator), 0, 'inserts beside a run do not disturb it') or diag($generator->{stderr});
is($node->safe_psql($database, 'SELECT count(*) FROM library_mgm.authors'), 4 * $rows + 105, '... and all rows are there');

done_testing();
