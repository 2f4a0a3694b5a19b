# Option "text": "background": rows come at once, the background worker gets the texts and rewrites the rows, with
# the rights of whoever asked, whatever happens to model, worker, server, extension or database meanwhile.

use strict;
use warnings;

use FakeLlm;
use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;
use Time::HiRes qw(time sleep);

my $node = new_cluster('worker', 'restart_after_crash = on', 'synthgen.worker_idle = 2', 'max_worker_processes = 16', 'log_statement = none');
my $database = new_database($node, 'jobs');
my $fake = FakeLlm->start;
$fake->create_server($node, $database, 'fake', input_price => 2, output_price => 10);
$fake->create_server($node, $database, 'slow', model => 'slow-1');
$fake->create_server($node, $database, 'stuck', model => 'slow-60');
$fake->create_server($node, $database, 'poor', token_budget => 1);

sub sql { return $node->safe_psql($database, $_[0]) }

# A schema of one table.
sub new_shop
{
	my ($schema) = @_;
	sql(qq{CREATE SCHEMA $schema;
		CREATE TABLE $schema.products (
			product_id serial PRIMARY KEY,
			name varchar(60) NOT NULL UNIQUE,
			description text NOT NULL,
			price numeric(8,2) NOT NULL)});
	return $schema;
}

sub generate
{
	my ($schema, $server, %more) = @_;
	my $text = $more{text} // 'background';
	my $rows = $more{rows} // 300;
	my $prompt = $more{prompt} // $schema;
	return sql(qq{SELECT note FROM synth_generate('$schema', rows => $rows, seed => 1, mode => 'replace',
		options => '{"text": "$text", "server": "$server", "prompt": "$prompt"}')});
}

sub job { return sql(qq{SELECT $_[1] FROM synth_jobs WHERE table_name = '$_[0].products' ORDER BY id DESC LIMIT 1}) }
sub wait_for { my ($schema, $condition) = @_; return wait_until(sub { job($schema, $condition) eq 't' }) }
sub done { return wait_for($_[0], q{state = 'done'}) }
sub workers { return sql(q{SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'synthgen worker'}) }
sub no_workers { return wait_until(sub { workers() eq '0' }) }
sub settle { sql('SELECT synth_worker_stop()'); no_workers(); $fake->reset; return }

# Rows now, texts later: in the end what "pool" would have made.
new_shop('twice');
my $note = generate('twice', 'fake', rows => 2500);
like($note, qr/are built-in until a text pool has come from server "fake"; synth_jobs shows the progress/, 'a note says what is to come');
my $builtin = checksums($node, $database, 'twice');
ok(done('twice'), 'the worker comes, asks and rewrites');
is(job('twice', 'rows, rows_changed, rows_refused, texts, attempts'), '2500|2500|0|400|0', '... every row');
my $rewritten = checksums($node, $database, 'twice');
isnt($rewritten->{'twice.products'}, $builtin->{'twice.products'}, '... to other texts');
my $calls = $fake->requests;
diag "$calls calls of the model";
generate('twice', 'fake', rows => 2500, text => 'pool');
is_deeply(checksums($node, $database, 'twice'), $rewritten, '... which are those of the pool');
generate('twice', 'fake', rows => 2500);
is(sql(q{SELECT count(*) FROM synth_jobs}), '1', 'once the pool is there, nothing is queued');
is_deeply(checksums($node, $database, 'twice'), $rewritten, '... and rows get its texts at once');
is(scalar $fake->requests, $calls, '... without a call');
is(job('twice', 'cost = round((2 * input_tokens + 10 * output_tokens) / 1000000.0, 6)'), 't', 'a job costs what its tokens cost');
ok(no_workers(), 'a worker without work ends');

# A fill by several processes leaves its texts to the worker alike.
new_shop('bulk');
sql(q{CALL synth_generate_bulk('bulk', rows => 2500, seed => 1, mode => 'replace',
	options => '{"text": "background", "server": "fake", "prompt": "bulk"}')});
ok(done('bulk'), 'a bulk run is rewritten, too');
is(job('bulk', 'rows_changed, rows_refused'), '2500|0', '... every row');

# Tables of other shapes: a key that is rewritten itself, partitions, odd names, domains, padded texts.
sql(q{CREATE SCHEMA shapes;
	CREATE TABLE shapes.products (name char(30) PRIMARY KEY, description text);
	CREATE DOMAIN shapes.headline AS varchar(40) CHECK (length(VALUE) > 5);
	CREATE TYPE shapes.kind AS ENUM ('local', 'foreign');
	CREATE TABLE shapes."Odd News" ("No" int, part int, "Head line" shapes.headline NOT NULL, "Kind" shapes.kind NOT NULL, PRIMARY KEY (part, "No")) PARTITION BY LIST (part);
	CREATE TABLE shapes.first PARTITION OF shapes."Odd News" FOR VALUES IN (1, 2, 3);
	CREATE TABLE shapes.rest PARTITION OF shapes."Odd News" DEFAULT});
generate('shapes', 'fake', rows => 100);
ok(wait_until(sub { sql(q{SELECT count(*) FROM synth_jobs WHERE table_name LIKE 'shapes.%' AND state = 'done'}) eq '2' }),
	'tables of other shapes are rewritten');
is(sql(q{SELECT string_agg(concat_ws(' ', rows_changed, rows_refused), ',') FROM synth_jobs WHERE table_name LIKE 'shapes.%'}),
	'100 0,100 0', '... every row');

# What happens to rows meanwhile stays.
new_shop('touched');
generate('touched', 'slow');
sql(q{UPDATE touched.products SET name = 'Mine', price = 1 WHERE product_id = 7;
	UPDATE touched.products SET price = 2 WHERE product_id = 8;
	DELETE FROM touched.products WHERE product_id = 9;
	INSERT INTO touched.products VALUES (9, 'New', 'Newer', 3)});
ok(done('touched'), 'rows are changed while the model writes');
is(sql(q{SELECT string_agg(name, ',' ORDER BY product_id) FROM touched.products WHERE product_id IN (7, 9)}), 'Mine,New',
	'... and are not rewritten');
is(sql(q{SELECT price, name ~ '[0-9]' FROM touched.products WHERE product_id = 8}), '2.00|f', '... but for what the run still owns');
is(job('touched', 'rows, rows_changed, rows_refused'), '300|298|0', '... as the job says');

# What the table refuses is left as it is.
settle();
new_shop('guarded');
sql(q{CREATE FUNCTION guarded.guard() RETURNS trigger LANGUAGE plpgsql AS
	$$ BEGIN IF new.product_id % 100 = 0 THEN RAISE EXCEPTION 'row % is mine', new.product_id; END IF; RETURN new; END $$;
	CREATE TRIGGER guard BEFORE UPDATE ON guarded.products FOR EACH ROW EXECUTE FUNCTION guarded.guard()});
generate('guarded', 'fake');
ok(done('guarded'), 'a trigger refuses some rows');
is(job('guarded', 'rows_changed, rows_refused'), '297|3', '... which are counted');
like(job('guarded', 'reason'), qr/row \d+ is mine/, '... and the reason is kept');

# Others may listen.
settle();
new_shop('heard');
my $heard = $node->safe_psql($database, q{LISTEN synth_jobs;
	SELECT FROM synth_generate('heard', rows => 50, options => '{"text": "background", "server": "fake"}');
	SELECT pg_sleep(2); SELECT 1;});
like($heard, qr/Asynchronous notification "synth_jobs" with payload ".*"state" : "done"/, 'listeners are told of progress');

# Several workers share the jobs.
settle();
my @many = map { new_shop("many$_") } 1 .. 6;
sql(q{BEGIN; } . join('', map { qq{SELECT FROM synth_generate('$_', rows => 100, seed => 1, options => '{"text": "background", "server": "slow"}');} } @many) . q{ COMMIT});
ok(wait_until(sub { workers() eq '1' }), 'queued jobs start a worker');
like(sql('SELECT synth_worker_start()'), qr/^\d+$/, 'a second worker');
is(sql('SELECT synth_worker_start() IS NULL'), 't', '... and no third');
ok(done($_), "job of $_ is done") for @many;
is(sql(q{SELECT sum(requests) FROM synth_jobs WHERE table_name LIKE 'many%'}), scalar($fake->requests), '... nothing was asked twice');
cmp_ok($fake->stats->{most_in_flight}, '>', 1, '... several questions at once');

# A model that fails: repetitions, then the end, with the reason; a job can be tried again.
settle();
new_shop('failing');
$fake->faults('unavailable', 'rate_limited', 'broken_json');
generate('failing', 'fake');
ok(done('failing'), 'failures are survived');
new_shop('dead');
$fake->faults(('unavailable') x 50);
generate('dead', 'fake');
ok(wait_for('dead', q{state = 'failed'}), 'a model that stays away ends the job');
is(job('dead', 'attempts'), '4', '... after four repetitions');
like(job('dead', 'reason'), qr/^unavailable: /, '... and the reason is kept');
is(sql(q{SELECT count(*) FROM dead.products}), '300', '... built-in texts stay');
$fake->reset;
sql(q{SELECT synth_retry_job(id) FROM synth_jobs WHERE table_name = 'dead.products'});
ok(done('dead'), 'tried again, it is done');
is(sqlstate_of($node, $database, 'SELECT synth_retry_job(1)'), 'P0002', 'a job that has not failed is not tried again');

new_shop('frugal');
generate('frugal', 'poor');
ok(wait_for('frugal', q{state = 'failed'}), 'a budget that is used up ends the job');
like(job('frugal', 'reason'), qr/token_budget of server "poor" for today is used up/, '... for that reason');

# Rights: the job is done as who queued it.
new_shop('rights');
sql(q{CREATE ROLE weak; GRANT USAGE ON SCHEMA rights TO weak; GRANT SELECT, INSERT, TRUNCATE ON rights.products TO weak;
	GRANT ALL ON ALL SEQUENCES IN SCHEMA rights TO weak; GRANT USAGE ON FOREIGN SERVER fake TO weak;
	SET ROLE weak; SELECT synth_generate('rights', rows => 50, options => '{"text": "background", "server": "fake"}')});
ok(wait_for('rights', q{state = 'failed' OR rows_refused = 50}), 'a role that may not update');
like(job('rights', 'reason'), qr/permission denied for table products/, '... does not through the worker');
sql(q{CREATE SCHEMA trap AUTHORIZATION weak; SET ROLE weak;
	CREATE TABLE trap.products (product_id serial PRIMARY KEY, name text NOT NULL);
	CREATE FUNCTION trap.spring() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN EXECUTE 'RESET ROLE'; EXECUTE 'SET SESSION AUTHORIZATION DEFAULT'; EXECUTE 'ALTER ROLE weak SUPERUSER'; RETURN new; END $$;
	CREATE CONSTRAINT TRIGGER spring AFTER UPDATE ON trap.products DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trap.spring();
	SELECT synth_generate('trap', rows => 50, options => '{"text": "background", "server": "fake"}')});
ok(wait_for('trap', q{state IN ('done', 'failed')}), 'a trigger that wants the rights of the worker');
is(sql(q{SELECT rolsuper FROM pg_roles WHERE rolname = 'weak'}), 'f', '... does not get them');
like(job('trap', 'reason'), qr/cannot set parameter|permission denied/, '... as the job says');
is(sql(q{SET ROLE weak; SELECT string_agg(DISTINCT role::text, ',') FROM synth_jobs}), 'weak', 'users see their own jobs');
is(sqlstate_of($node, $database, 'SELECT synth_worker_start()', 'weak'), '42501', 'starting workers is not for everybody');

# What is taken from a role, or changed of a server, meanwhile counts from the next question on.
settle();
my @leaving = map { new_shop($_) } qw(revoked dropped altered);
sql(q{CREATE ROLE leaver; CREATE ROLE lost; GRANT USAGE ON FOREIGN SERVER slow TO leaver, lost});
for (@leaving)
{
	my $role = $_ eq 'dropped' ? 'lost' : 'leaver';
	sql(qq{GRANT USAGE ON SCHEMA $_ TO $role; GRANT ALL ON $_.products TO $role; GRANT ALL ON ALL SEQUENCES IN SCHEMA $_ TO $role});
}
sub leave
{
	my ($schema, $role, $change) = @_;
	sql(qq{SET ROLE $role; SELECT synth_generate('$schema', rows => 50, options => '{"text": "background", "server": "slow", "prompt": "$schema"}')});
	wait_until(sub { $fake->stats->{in_flight} > 0 });
	sql($change);
	wait_for($schema, q{state IN ('done', 'failed')});
	settle();
	return job($schema, q{state || ': ' || coalesce(reason, '')});
}
like(leave('revoked', 'leaver', 'REVOKE USAGE ON FOREIGN SERVER slow FROM leaver'),
	qr/^failed: permission denied for foreign server slow/, 'USAGE that is revoked ends the job');
like(leave('dropped', 'lost', 'REASSIGN OWNED BY lost TO postgres; DROP OWNED BY lost; DROP ROLE lost'),
	qr/^failed: .*role/, 'so does a role that is dropped');
sql(q{GRANT USAGE ON FOREIGN SERVER slow TO leaver});
like(leave('altered', 'leaver', q{ALTER SERVER slow OPTIONS (SET endpoint 'http://127.0.0.1:1')}),
	qr/^failed: unreachable/, 'an endpoint that is changed is the one that is asked');
sql(qq{ALTER SERVER slow OPTIONS (SET endpoint '} . $fake->endpoint('gemini') . q{')});

# Killed in the middle of a call: the server restarts, another worker goes on.
settle();
new_shop('killed');
generate('killed', 'slow');
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call is under way');
my $pid = sql(q{SELECT pid FROM pg_stat_activity WHERE backend_type = 'synthgen worker'});
ok(kill_backend($node, $pid), 'the worker is killed, the server restarts');
like(job('killed', 'state'), qr/queued|asking/, '... the job is still there');
sql('SELECT synth_worker_start()');
ok(done('killed'), '... and done by another worker');

# A restart of the server does not wait for a model.
new_shop('restarted');
generate('restarted', 'stuck');
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call that takes a minute is under way');
my $before = time;
$node->restart('fast');
cmp_ok(time - $before, '<', 10, '... the server restarts all the same');
is(job('restarted', 'state'), 'asking', '... the job waits');
sql(q{ALTER SERVER stuck OPTIONS (SET model 'fake')});
sql('SELECT synth_worker_start()');
ok(done('restarted'), '... and is done later');

# A server that preloads the library needs no start.
new_shop('preloaded');
sql(q{ALTER SERVER stuck OPTIONS (SET model 'slow-60')});
generate('preloaded', 'stuck');
sql(q{ALTER SERVER stuck OPTIONS (SET model 'fake')});
$node->append_conf('postgresql.conf', q{shared_preload_libraries = 'synthgen'});
$node->restart('fast');
ok(done('preloaded'), 'a launcher starts workers after a start of the server');

# Stopped, it leaves its jobs behind.
settle();
new_shop('stopped');
sql(q{ALTER SERVER stuck OPTIONS (SET model 'slow-60')});
generate('stopped', 'stuck');
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call is under way');
is(sql('SELECT synth_worker_stop()'), '1', '... synth_worker_stop');
ok(no_workers(), '... ends the worker');
sql(q{DELETE FROM synth_job WHERE table_name = 'stopped.products'});

# The extension, or the database, goes away under the worker.
$node->safe_psql('postgres', 'CREATE DATABASE gone');
$node->safe_psql('gone', 'CREATE EXTENSION synthgen');
$fake->create_server($node, 'gone', 'stuck', model => 'slow-60');
$node->safe_psql('gone', q{CREATE TABLE products (id serial PRIMARY KEY, name text NOT NULL);
	SELECT synth_generate('public', rows => 20, options => '{"text": "background"}')});
$fake->reset;
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call is under way');
$node->safe_psql('gone', 'DROP EXTENSION synthgen CASCADE');
ok(no_workers(), 'DROP EXTENSION ends the worker');
$node->safe_psql('gone', 'CREATE EXTENSION synthgen');
$fake->create_server($node, 'gone', 'stuck', model => 'slow-60');
$node->safe_psql('gone', q{SELECT synth_generate('public', rows => 20, options => '{"text": "background"}')});
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call is under way');
$before = time;
is(sqlstate_of($node, 'postgres', 'DROP DATABASE gone'), '00000', 'DROP DATABASE needs no force');
cmp_ok(time - $before, '<', 5, '... and does not wait for the model');
ok(no_workers(), '... the worker is gone');

unlike(slurp_file($node->logfile), qr/\Q$FakeLlm::key\E/, 'the log knows no key');
unlike(slurp_file($node->logfile), qr/PANIC|TRAP|signal 11/, '... and tells of no accident');
$fake->stop;
done_testing();
