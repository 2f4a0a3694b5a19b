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
	ok(wait_until(sub { $node->safe_psql($database, q{SELECT EXISTS (SELECT FROM synth_run_part WHERE done)}) eq 't' }),
		"$end: some part is done");
	if ($end eq 'kill')
	{
		kill_backend($node, $pid);
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

# A table that is much larger than the others is filled by several processes at once, its indexes afterwards.
my $large = qq{CREATE EXTENSION synthgen; CREATE EXTENSION amcheck; CREATE SCHEMA plant;
	CREATE TABLE plant.site (id int PRIMARY KEY, name text NOT NULL UNIQUE);
	CREATE TABLE plant.reading (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, site_id int NOT NULL REFERENCES plant.site,
		corrects bigint REFERENCES plant.reading, serial varchar(20) NOT NULL UNIQUE, at timestamptz NOT NULL,
		value numeric(8,2) NOT NULL CHECK (value > 0), doubled numeric GENERATED ALWAYS AS (value * 2) STORED,
		remark text, tags text[]);
	CREATE INDEX reading_at ON plant.reading (at DESC) INCLUDE (value);
	CREATE INDEX reading_remark ON plant.reading (lower(remark));
	CREATE INDEX reading_high ON plant.reading (site_id) WHERE value > 100;
	CREATE INDEX reading_tags ON plant.reading USING gin (tags);
	CREATE TABLE plant.alarm (
		id bigint NOT NULL, site_id int NOT NULL REFERENCES plant.site, day date NOT NULL,
		kind text NOT NULL CHECK (kind IN ('fire', 'flood')), PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
	CREATE TABLE plant.alarm_old PARTITION OF plant.alarm FOR VALUES FROM ('2000-01-01') TO ('2024-01-01');
	CREATE TABLE plant.alarm_new PARTITION OF plant.alarm FOR VALUES FROM ('2024-01-01') TO ('2030-01-01');
	CREATE INDEX alarm_site ON plant.alarm (site_id);};
my $plant = q{'plant', rows => 1000, row_counts => '{"reading": 150000, "alarm": 120000}', seed => 7, as_of => '2025-06-30'};

sub plant_call
{
	my ($workers, $more) = @_;
	return "CALL synth_generate_bulk($plant" . ($more // '') . qq{, options => '{"workers": $workers}')};
}

my $invalid = q{SELECT count(*) FROM pg_index JOIN pg_class ON oid = indrelid WHERE NOT indisvalid};
$node->safe_psql('postgres', "CREATE DATABASE $_") for ('large', 'large_kill', 'large_abort');
$node->safe_psql($_, $large) for ('large', 'large_kill', 'large_abort');
$node->safe_psql('large', "SELECT * FROM synth_generate($plant)");
my $expected_plant = checksums($node, 'large', 'plant');
for my $workers (2, 3)
{
	$node->safe_psql('large', plant_call($workers, ", mode => 'replace'"));
	is_deeply(checksums($node, 'large', 'plant'), $expected_plant, "the same bytes of ranges by $workers processes");
}
is($node->safe_psql('large', $invalid), '0', 'all indexes are valid');
is($node->safe_psql('large', q{SELECT count(bt_index_check(indexrelid, true)) > 9 FROM pg_index
	JOIN pg_class index ON index.oid = indexrelid JOIN pg_class heap ON heap.oid = indrelid
	WHERE heap.relnamespace = 'plant'::regnamespace AND index.relam = 403 AND index.relkind = 'i'}), 't', '... and complete');
is($node->safe_psql('large', q{SELECT nextval('plant.reading_id_seq')}), '150001', 'the sequence goes on after the rows');
is($node->safe_psql('large', q{SELECT count(*) FROM synth_run_part}), '0', 'nothing is left of the parts');

# Keys that count up but for two neighbours, in the midst of a page; and keys that are alike.
sub line_call
{
	my ($rule, $mode) = @_;
	return qq{SELECT synth_set_rule('line.part', 'place', '{"expression": "$rule"}');
		CALL synth_generate_bulk('line', rows => 120000, mode => '$mode', options => '{"workers": 2}')};
}

$node->safe_psql('postgres', 'CREATE DATABASE line');
$node->safe_psql('line', q{CREATE EXTENSION synthgen; CREATE EXTENSION amcheck;
	CREATE SCHEMA line; CREATE TABLE line.part (
	id int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, place int NOT NULL UNIQUE)});
$node->safe_psql('line', line_call('CASE id WHEN 90001 THEN 90002 WHEN 90002 THEN 90001 ELSE id END', 'append'));
is($node->safe_psql('line', q{SELECT count(bt_index_parent_check(indexrelid, true, true)) FROM pg_index
	WHERE indrelid = 'line.part'::regclass AND indisvalid}), '2', 'an index whose keys are out of order is right');
is($node->safe_psql('line', q{SET enable_seqscan = off; SELECT id FROM line.part WHERE place IN (90001, 90002)
	ORDER BY place}), "90002\n90001", '... and finds them');
($code, $out, $err) = $node->psql('line', line_call('CASE id WHEN 90002 THEN 90001 ELSE id END', 'replace'));
like($err, qr/could not create unique index.*Key \(place\)=\(90001\) is duplicated/s, 'keys that are alike are named');

# Only who owns a table may leave its indexes for later.
$node->safe_psql('large', q{CREATE ROLE engineer; GRANT USAGE ON SCHEMA plant TO engineer;
	GRANT SELECT, INSERT, TRUNCATE ON ALL TABLES IN SCHEMA plant TO engineer});
my $as_engineer = start_session($node, 'large', 'SET ROLE engineer; ' . plant_call(2, ", mode => 'replace'") . ';');
ok(wait_until(sub { $node->safe_psql('large', q{SELECT EXISTS (SELECT FROM synth_run_part WHERE done)}) eq 't' }),
	'as another role: some part is done');
is($node->safe_psql('large', 'SELECT count(index_oid) FROM synth_run_part'), '0', '... of tables as a whole');
is(finish_session($as_engineer), 0, '... and in the end all are');
is_deeply(checksums($node, 'large', 'plant'), $expected_plant, '... and the bytes are the same');

# Interrupted in mid-table.
for my $database ('large_kill', 'large_abort')
{
	my $session = start_session($node, $database, plant_call(2) . ';');
	my $pid = session_pid($node, $session);
	ok(wait_until(sub { $node->safe_psql($database, q{SELECT EXISTS (SELECT FROM synth_run_part WHERE done)}) eq 't' }),
		"$database: some rows are there");
	kill_backend($node, $pid);
	isnt(finish_session($session), 0, "$database: the session is gone");
	isnt($node->safe_psql($database, $invalid), '0', "$database: indexes wait");
	is($node->safe_psql($database, 'SELECT count(*) FROM plant.reading WHERE id > 0'),
		$node->safe_psql($database, 'SELECT count(*) FROM plant.reading'), "$database: queries do without them");
}
$node->safe_psql('large_kill', plant_call(2));
is_deeply(checksums($node, 'large_kill', 'plant'), $expected_plant, 'continued, the bytes are the same');
is($node->safe_psql('large_kill', $invalid), '0', '... and the indexes are valid');
$node->safe_psql('large_abort', q{SELECT synth_bulk_abort('plant')});
is($node->safe_psql('large_abort', $invalid), '0', 'given up, the indexes are valid');
is($node->safe_psql('large_abort', 'SELECT count(*) FROM plant.reading'), '0', '... and the tables empty');

done_testing();
