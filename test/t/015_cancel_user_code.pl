# What a CHECK evaluates may take long: statement_timeout and pg_cancel_backend end it at once, whether candidates are
# tried while planning or rows are written.

use strict;
use warnings;

use SynthgenTest;
use Test::More;
use Time::HiRes qw(time sleep);

my $answer = 1.5;    # seconds; 1 is promised, the rest is for a busy machine

my $node = new_cluster('cancel_user_code');
my $database = new_database($node, 'cancel_user_code');
$node->safe_psql($database, <<'SQL');
CREATE SCHEMA slow;
-- Takes seconds for one text: back references make the engine try every division of it.
CREATE TABLE slow.expression (id int PRIMARY KEY, body text NOT NULL
	CHECK ((repeat(md5(body), 4) || '~' || repeat(md5(body || 'x'), 4)) !~ '^(.+)(.+)(.+)(.+)~\1\2\3\4$'));
CREATE FUNCTION slow.is_valid(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN true; END $$;
CREATE TABLE slow.call (id int PRIMARY KEY, body text NOT NULL CHECK (slow.is_valid(body)));
CREATE FUNCTION slow.wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(30); RETURN NEW; END $$;
CREATE TABLE slow.row (id int PRIMARY KEY, body text NOT NULL);
CREATE TRIGGER wait BEFORE INSERT ON slow.row FOR EACH ROW EXECUTE FUNCTION slow.wait();
SQL

for my $table (qw(expression call row))
{
	my $generate = "SELECT * FROM synth_generate(ARRAY['slow.$table']::regclass[], rows => 100, seed => 1);";

	my $session = start_session($node, $database, "SET statement_timeout = '700ms'; $generate");
	isnt(finish_session($session), 0, "$table: statement_timeout ends the run");
	like($session->{stderr}, qr/ERROR:\s+57014/, '... with query_canceled');
	cmp_ok($session->{seconds}, '<', 0.7 + $answer, '... at once');

	my $canceled = start_session($node, $database, $generate);
	my $pid = session_pid($node, $canceled);
	sleep 1;
	my $before = time;
	$node->safe_psql($database, "SELECT pg_cancel_backend($pid)");
	isnt(finish_session($canceled), 0, "$table: pg_cancel_backend ends the run");
	like($canceled->{stderr}, qr/ERROR:\s+57014/, '... with query_canceled');
	cmp_ok(time - $before, '<', $answer, '... at once');
	is($node->safe_psql($database, "SELECT count(*) FROM slow.$table"), '0', '... and leaves nothing');
}

done_testing();
