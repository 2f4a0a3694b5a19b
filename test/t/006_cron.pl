# synth_refresh as a job of pg_cron: the README's recipe, run for real.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my ($share) = run_command([ 'pg_config', '--sharedir' ]);
plan skip_all => 'pg_cron is not installed' unless -e "$share/extension/pg_cron.control";

my $node = new_cluster('cron', q{shared_preload_libraries = 'pg_cron'}, q{cron.database_name = 'postgres'},
	'cron.use_background_workers = on', q{cron.timezone = 'UTC'});
$node->safe_psql('postgres', 'CREATE EXTENSION pg_cron; CREATE EXTENSION synthgen');
load_schema($node, 'postgres', 'library_mgm');

$node->safe_psql('postgres', q{SELECT * FROM synth_generate('library_mgm', rows => 40, seed => 9, as_of => '2025-01-31')});
my $first = checksums($node, 'postgres', 'library_mgm');
$node->safe_psql('postgres', q{UPDATE library_mgm.authors SET first_name = 'Changed'; DELETE FROM library_mgm.book_loans});

# The shortest schedule that cron knows is a minute.
$node->safe_psql('postgres',
	q{SELECT cron.schedule('refresh', '* * * * *', $$SELECT * FROM synth_refresh('library_mgm')$$)});
ok($node->poll_query_until('postgres', q{SELECT count(*) > 0 FROM cron.job_run_details WHERE status IN ('succeeded', 'failed')}),
	'the job ran');
is($node->safe_psql('postgres', 'SELECT status, return_message LIKE \'ERROR%\' FROM cron.job_run_details LIMIT 1'),
	'succeeded|f', 'the job succeeded');
$node->safe_psql('postgres', q{SELECT cron.unschedule('refresh')});

cmp_ok($node->safe_psql('postgres', 'SELECT count(*) FROM synth_runs'), '>=', 2, 'the refresh is on record');
is_deeply(checksums($node, 'postgres', 'library_mgm'), $first, 'the rows are those of the first run, as its date was pinned');

done_testing();
