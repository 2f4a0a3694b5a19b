# synth_generate_bulk: the bytes of synth_generate by any number of processes; what is interrupted goes on
# where it was or is given up.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('bulk', 'restart_after_crash = on', 'max_worker_processes = 6');
my $schema = 'library_mgm';
my $arguments = "rows => 3000, seed => 42, as_of => '2025-06-30'";

sub bulk_call
{
	my ($workers, $more) = @_;
	my $call = defined $more ? "$arguments, $more" : $arguments;
	return qq{CALL synth_generate_bulk('$schema', $call, options => '{"workers": $workers}')};
}

new_database($node, 'at_once', $schema);
$node->safe_psql('at_once', "SELECT * FROM synth_generate('$schema', $arguments)");
my $expected = checksums($node, 'at_once', $schema);

for my $workers (1, 3)
{
	new_database($node, "bulk_$workers", $schema);
	$node->safe_psql("bulk_$workers", bulk_call($workers));
	is_deeply(checksums($node, "bulk_$workers", $schema), $expected, "the same bytes by $workers processes");
}
is($node->safe_psql('bulk_3', q{SELECT state, rows FROM synth_runs}), 'done|27000', 'the run is on record');
is($node->safe_psql('bulk_3', q{SELECT jsonb_path_query_array(synth_report(max(id)), '$.**.violations') FROM synth_runs})
	=~ s/[\[\], 0]//gr, '', 'its report counts no violation');

# As synth_generate appends after it, so does the sequence.
$node->safe_psql('bulk_3', "SELECT * FROM synth_generate('$schema', rows => 100, seed => 43)");
is_deeply([ values %{ row_counts($node, 'bulk_3', $schema) } ], [ (3100) x 9 ], 'rows can be appended');

# The session's settings are its workers' settings.
$node->safe_psql('postgres', "CREATE DATABASE $_") for ('zone_1', 'zone_3');
my %in_zone;
for my $workers (1, 3)
{
	$node->safe_psql("zone_$workers", q{CREATE EXTENSION synthgen; CREATE SCHEMA zone;
		CREATE TABLE zone.a (id int PRIMARY KEY, at timestamptz NOT NULL, day date NOT NULL CHECK (day > at));
		CREATE TABLE zone.b (LIKE zone.a INCLUDING ALL); CREATE TABLE zone.c (LIKE zone.a INCLUDING ALL);
		CREATE TABLE zone.d (LIKE zone.a INCLUDING ALL); CREATE TABLE zone.e (LIKE zone.a INCLUDING ALL)});
	$node->safe_psql("zone_$workers", qq{SET timezone = 'Pacific/Auckland';
		CALL synth_generate_bulk('zone', rows => 20000, as_of => '2025-06-30', options => '{"workers": $workers}')});
	$in_zone{$workers} = checksums($node, "zone_$workers", 'zone');
}
is_deeply($in_zone{3}, $in_zone{1}, 'the session\'s time zone holds in all processes');

# Refusals.
my ($code, $out, $err) = $node->psql('bulk_3', bulk_call(1));
like($err, qr/holds rows/, 'tables that hold rows');
($code, $out, $err) = $node->psql('bulk_3', 'BEGIN; ' . bulk_call(1, "mode => 'replace'"));
like($err, qr/cannot run inside a transaction block/, 'a transaction block');
($code, $out, $err) = $node->psql('bulk_3', bulk_call(0, "mode => 'replace'"));
like($err, qr/option "workers" must be a whole number from 1 to 64/, 'no workers');
($code, $out, $err) = $node->psql('bulk_3', "SELECT synth_bulk_abort('$schema')");
like($err, qr/no unfinished bulk run/, 'nothing to give up');
$node->safe_psql('bulk_3', "CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'");
$node->safe_psql('bulk_3', "CREATE TRIGGER t BEFORE INSERT ON $schema.books FOR EACH ROW EXECUTE FUNCTION nothing()");
($code, $out, $err) = $node->psql('bulk_3', bulk_call(1, "mode => 'replace'"));
like($err, qr/table "books" cannot be filled in several transactions: its triggers/, 'triggers');
$node->safe_psql('bulk_3', "DROP TRIGGER t ON $schema.books");
$node->safe_psql('bulk_3', bulk_call(2, "mode => 'replace'"));
is_deeply(checksums($node, 'bulk_3', $schema), $expected, 'mode replace');

# By the rights of the caller, also in the workers.
$node->safe_psql('bulk_3', "CREATE ROLE filler; GRANT USAGE ON SCHEMA $schema TO filler");
$node->safe_psql('bulk_3', "GRANT SELECT, INSERT, TRUNCATE ON ALL TABLES IN SCHEMA $schema TO filler");
$node->safe_psql('bulk_3', "GRANT USAGE ON ALL SEQUENCES IN SCHEMA $schema TO filler");
$node->safe_psql('bulk_3', "REVOKE INSERT ON $schema.books FROM filler");
my $as_filler = bulk_call(3, "mode => 'replace'");
($code, $out, $err) = $node->psql('bulk_3', "SET ROLE filler; $as_filler");
like($err, qr/permission denied for table books/, 'a table that the role may not fill');
is_deeply(checksums($node, 'bulk_3', $schema), $expected, '... and nothing is emptied');

# Interrupted: one call is ended by its administrator, one dies with the server.
my $long = "rows => 60000, seed => 42, as_of => '2025-06-30'";
new_database($node, 'long', $schema);
$node->safe_psql('long', "SELECT * FROM synth_generate('$schema', $long)");
my $expected_long = checksums($node, 'long', $schema);
my $long_call = qq{CALL synth_generate_bulk('$schema', $long, options => '{"workers": 2}')};
for my $end ('terminate', 'kill')
{
	my $database = new_database($node, $end, $schema);
	my $session = start_session($node, $database, "$long_call;");
	my $pid = session_pid($node, $session);
	ok(wait_until(sub { $node->safe_psql($database, q{SELECT EXISTS (SELECT FROM synth_run_table WHERE state = 'to prove')}) eq 't' }),
		"$end: some table is filled");
	if ($end eq 'kill')
	{
		system_log('pg_ctl', 'kill', 'KILL', $pid);
	}
	else
	{
		$node->safe_psql('postgres', "SELECT pg_terminate_backend($pid)");
	}
	isnt(finish_session($session), 0, "$end: the session is gone");
	ok($node->poll_query_until($database,
		q{SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type = 'synthgen bulk worker')}),
		"$end: its workers are gone");
	is($node->safe_psql($database, 'SELECT state FROM synth_runs'), 'filling', "$end: the run is unfinished");
	($code, $out, $err) = $node->psql($database, bulk_call(1));
	like($err, qr/is unfinished and was called otherwise/, "$end: another call is refused");
	if ($end eq 'kill')
	{
		($code, $out, $err) = $node->psql($database, $long_call);
		like($err, qr/continuing run 1/, "$end: the same call continues");
		is_deeply(checksums($node, $database, $schema), $expected_long, "$end: the bytes are as if nothing had happened");
		is($node->safe_psql($database, 'SELECT state FROM synth_runs'), 'done', "$end: the run is done");
	}
	else
	{
		is($node->safe_psql($database, "SELECT synth_bulk_abort('$schema')"), '1', "$end: the run is given up");
		is_deeply([ values %{ row_counts($node, $database, $schema) } ], [ (0) x 9 ], "$end: the tables are empty again");
		is($node->safe_psql($database, 'SELECT count(*) FROM synth_runs'), '0', "$end: there is no record of it");
	}
}

done_testing();
