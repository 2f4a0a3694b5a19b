# Asking a language model: every way in which a provider can go wrong ends in an error that says so, within the time
# allowed, and no key is ever seen.

use strict;
use warnings;

use FakeLlm;
use SynthgenTest;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $fake = FakeLlm->start;
$ENV{SYNTHGEN_TEST_KEY} = $FakeLlm::key;
my $node = new_cluster('llm_client', "log_statement = 'ddl'", "log_min_messages = 'debug1'");
my $database = new_database($node, 'llm', 'library_mgm');
my $shown = '';    # all that clients were told

# The outcome of a statement: SQLSTATE and message, or its rows.
sub outcome
{
	my ($sql, $role) = @_;
	my ($stdout, $stderr) = ('', '');
	$sql = "SET SESSION AUTHORIZATION $role;\n$sql" if defined $role;
	$node->psql($database, $sql, stdout => \$stdout, stderr => \$stderr,
		extra_params => [ '-v', 'VERBOSITY=verbose' ]);
	$shown .= $stdout . $stderr;
	return $stderr =~ /ERROR:\s+(.*)/s ? $1 : $stdout;
}

sub ping { my ($server, $role) = @_; return outcome("SELECT provider, model FROM synth_llm_ping('$server')", $role) }

# Providers.

$fake->create_server($node, $database, 'gemini');
$fake->create_server($node, $database, 'openai', provider => 'openai', temperature => '0.25');
$fake->create_server($node, $database, 'anthropic', provider => 'anthropic');
$fake->create_server($node, $database, 'vertex', provider => 'vertex', project => 'p-1', location => 'europe-west4');

for my $provider (qw(gemini vertex openai anthropic))
{
	is(ping($provider), "$provider|fake", "$provider answers");
}
my ($gemini, $vertex, $openai, $anthropic) = $fake->requests;
is($gemini->{path}, '/v1beta/models/fake:streamGenerateContent?alt=sse', 'Gemini streams');
is($gemini->{headers}{'x-goog-api-key'}, $FakeLlm::key, '... with its key in a header, not in the URL');
is($vertex->{path}, '/v1/projects/p-1/locations/europe-west4/publishers/google/models/fake:streamGenerateContent?alt=sse',
	'Vertex AI has a path of its own');
is($vertex->{headers}{authorization}, "Bearer $FakeLlm::key", '... and a bearer token');
is($openai->{body}{temperature}, 0.25, 'the temperature of the server is sent');
ok($openai->{body}{response_format}{json_schema}{strict}, 'OpenAI is asked for structured output');
is($anthropic->{body}{output_config}{format}{type}, 'json_schema', 'Anthropic too');
ok(!exists $gemini->{body}{generationConfig}{responseSchema}{additionalProperties},
	'Gemini gets no field that it does not know');

# What can go wrong. `fake` fails as it is told; time is bounded by the server's timeout.

my %wrong = (
	bad_key           => [ '28000', qr/API key not valid/ ],
	quota_day         => [ '53400', qr/429/ ],
	rate_limited_long => [ '53400', qr/429/ ],
	unavailable       => [ '08006', qr/overloaded/ ],
	unknown_model     => [ 'HV000', qr/404.*is not found/ ],
	blocked           => [ 'HV000', qr/blocked|refused/ ],
	filtered          => [ 'HV000', qr/blocked|refused/ ],
	truncated         => [ '54000', qr/longer than was allowed/ ],
	broken_json       => [ '22032', qr/not JSON/ ],
	wrong_shape       => [ '22032', qr/another shape/ ],
	null_character    => [ '22032', qr/null character/ ],
	deep              => [ '22032', qr/not JSON/ ],
	not_json          => [ '22032', qr/not JSON/ ],
	empty             => [ '22032', qr/not JSON|no candidate/ ],
	html              => [ '08006', qr/502/ ],
	disconnect        => [ '08006', qr/./ ],
	drip              => [ '08006', qr/Timeout/ ],
	silence           => [ '08006', qr/Timeout/ ],
	huge              => [ '54000', qr/larger than/ ],
	redirect          => [ 'HV000', qr/redirects are not followed/ ],
	echo_key          => [ '28000', qr/provided: \*\*\*/ ]);

$node->safe_psql($database, "ALTER SERVER $_ OPTIONS (ADD timeout '1')") for qw(gemini openai anthropic);
for my $fault (sort keys %wrong)
{
	for my $server ($fault =~ /drip|silence|huge/ ? 'gemini' : qw(gemini openai anthropic))
	{
		my ($state, $message) = @{ $wrong{$fault} };
		$fake->reset;
		$fake->faults($fault);
		my $started = time;
		like(ping($server), qr/^\Q$state\E: .*$message/s, "$server: $fault");
		cmp_ok(time - $started, '<', 4, '... in time') if $fault =~ /drip|silence|huge|disconnect/;
	}
}
is(scalar(grep { $_->{path} =~ /trap/ } $fake->requests), 0, 'a redirect leads nowhere');
for my $fault (qw(stream_error broken_stream))
{
	$fake->faults($fault);
	like(ping('gemini'), qr/^08006: /, "gemini: $fault");
}
is(ping('gemini'), 'gemini|fake', 'after all that the same session state still answers');

# TLS: a certificate that nobody vouches for.

SKIP:
{
	my $certificate = PostgreSQL::Test::Utils::tempdir . '/certificate.pem';
	my $made = IPC::Run::run([ qw(openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1),
			'-keyout', $certificate, '-out', "$certificate.crt" ], '>&', \my $said);
	skip 'openssl cannot make a certificate', 1 unless $made;
	append_to_file($certificate, slurp_file("$certificate.crt"));
	my $impostor = FakeLlm->start('--certificate', $certificate);
	$impostor->create_server($node, $database, 'impostor');
	like(ping('impostor'), qr/^HV000: .*certificate/, 'a certificate that nobody vouches for is refused');
	$impostor->stop;
}

# Cancel and statement_timeout.

$fake->create_server($node, $database, 'slow', model => 'slow-30');
my $started = time;
like(outcome("SET statement_timeout = '300ms'; SELECT * FROM synth_llm_ping('slow')"), qr/^57014/,
	'statement_timeout ends a call');
cmp_ok(time - $started, '<', 2, '... within a second');
my $session = start_session($node, $database, "SELECT * FROM synth_llm_ping('slow');");
my $pid = session_pid($node, $session);
ok(wait_until(sub { $fake->stats->{in_flight} > 1 }), 'a call is in flight');
unlike($node->safe_psql('postgres', "SELECT string_agg(to_jsonb(a)::text, '') FROM pg_stat_activity a"),
	qr/\Q$FakeLlm::key\E/, 'pg_stat_activity shows no key meanwhile');
$started = time;
$node->safe_psql('postgres', "SELECT pg_cancel_backend($pid)");
isnt(finish_session($session), 0, 'pg_cancel_backend ends a call');
cmp_ok(time - $started, '<', 1.5, '... within a second');
is($node->safe_psql($database, "SELECT count(*) FROM synth_llm_log WHERE server = 'slow' AND state = 'sent'"), 2,
	'a call that was canceled is on record as sent');

# Limits of the server.

$fake->reset;
$fake->create_server($node, $database, 'budget', token_budget => 1);
is(ping('budget'), 'gemini|fake', 'a call within the budget');
like(ping('budget'), qr/^53400: .*token_budget/, 'a used up budget stops calls');
$fake->create_server($node, $database, 'hurried', requests_per_minute => 1);
is(ping('hurried'), 'gemini|fake', 'a call within the requests of a minute');
like(ping('hurried'), qr/^53400: .*requests_per_minute/, '... and the one too many');
is($fake->stats->{requests}, 2, '... without asking the provider');

# Who may do what.

$node->safe_psql($database, <<'SQL');
CREATE ROLE app LOGIN;
CREATE ROLE trusted LOGIN IN ROLE pg_read_server_files;
CREATE ROLE builder LOGIN;
GRANT USAGE ON FOREIGN DATA WRAPPER synthgen_llm TO builder, app;
SQL
like(ping('gemini', 'app'), qr/^42501/, 'a server needs USAGE');
$node->safe_psql($database, 'GRANT USAGE ON FOREIGN SERVER gemini TO app, trusted');
is(ping('gemini', 'app'), 'gemini|fake', '... which can be granted');
is(outcome('SELECT server_name FROM synth_llm_ping()', 'app'), 'gemini', 'the only server needs no name');
like(outcome('SELECT server_name FROM synth_llm_ping()'), qr/^42P08: .*HINT:  Name one of/s, 'several need one');
like(outcome("CREATE USER MAPPING FOR app SERVER gemini OPTIONS (api_key_file '/etc/passwd')", 'app'), qr/^42501/,
	'a file of the server is not for everybody to name');
like(outcome("CREATE USER MAPPING FOR app SERVER gemini OPTIONS (api_key_env 'PATH')", 'app'), qr/^42501/,
	'nor is an environment variable');
$node->safe_psql($database, qq{CREATE SERVER "Odd ""one" FOREIGN DATA WRAPPER synthgen_llm}
	  . q{ OPTIONS (provider 'gemini', model 'm')});
like(ping('Odd "one', 'app'), qr/FOREIGN SERVER "Odd ""one" TO/, 'hints quote what needs quotes');
my $wrapper = 'FOREIGN DATA WRAPPER synthgen_llm OPTIONS';
like(outcome("CREATE SERVER own $wrapper (provider 'openai', model 'm', endpoint 'https://collector.example.com')",
		'builder'), qr/^42501: .*endpoint/, 'an endpoint is the superuser\'s to set');
is(outcome("CREATE SERVER own $wrapper (provider 'openai', model 'm')", 'builder'), '', '... a provider\'s own is not');
$node->safe_psql($database, "LOAD 'synthgen'; ALTER SYSTEM SET synthgen.llm_endpoints = 'https://models.example.com/v1, https://b.example'");
$node->reload;
is(outcome("ALTER SERVER own OPTIONS (ADD endpoint 'https://models.example.com/v1/eu')", 'builder'), '',
	'nor is one below an address that the superuser allows');
like(outcome("ALTER SERVER own OPTIONS (SET endpoint 'https://models.example.com/v10')", 'builder'), qr/^42501/,
	'... which is no mere prefix');

# Endpoints.

for my $url ('http://example.com', 'http://127.0.0.1.example.com', 'http://127.0.0.1@example.com', 'http://127.1',
	'https://user:secret@example.com', 'file:///etc/passwd', 'https://example.com/v1?key=1', 'https://example.com/#x',
	'https://', 'gopher://localhost', 'http://localhost.example.com', "https://example.com/ HTTP/1.1", 'http://[::1',
	'https://example.com/../x')
{
	(my $quoted = $url) =~ s/'/''/g;
	like(outcome("CREATE SERVER bad $wrapper (provider 'openai', model 'm', endpoint '$quoted')"), qr/^22023/,
		"$url is no endpoint");
}
like(outcome("CREATE SERVER bad $wrapper (provider 'gemini', model 'm?key=1')"), qr/^22023/,
	'a model\'s name cannot change the URL');
like(outcome("CREATE SERVER bad $wrapper (provider 'vertex', model 'm', project 'p', location 'evil.com/')"),
	qr/^22023/, '... nor can a location');

# Where keys are kept.

my $file = PostgreSQL::Test::Utils::tempdir . '/key';
append_to_file($file, "$FakeLlm::key\n");
for my $source ("api_key_file '$file'", "api_key_env 'SYNTHGEN_TEST_KEY'")
{
	is(outcome("CREATE USER MAPPING FOR trusted SERVER gemini OPTIONS ($source)", 'trusted'), '',
		"$source can be set by a member of pg_read_server_files");
	$fake->reset;
	is(ping('gemini', 'trusted'), 'gemini|fake', '... and is used');
	is(($fake->requests)[0]{headers}{'x-goog-api-key'}, $FakeLlm::key, '... without the line\'s end');
	outcome('DROP USER MAPPING FOR trusted SERVER gemini', 'trusted');
}
append_to_file($file, "X-Injected: 1\n");
$node->safe_psql($database, "CREATE USER MAPPING FOR trusted SERVER gemini OPTIONS (api_key_file '$file')");
$fake->reset;
like(ping('gemini', 'trusted'), qr/^28000: .*does not look like one/s, 'a key of two lines is none');
unlink $file;
like(ping('gemini', 'trusted'), qr/^28000: .*does not exist/s, 'a missing file is said to be so');
is($fake->stats->{requests}, 0, '... and nothing is sent');

# What is sent, and that it is on record.

$node->safe_psql($database, 'GRANT USAGE ON SCHEMA library_mgm TO app; GRANT SELECT ON library_mgm.authors TO app');
$fake->reset;
for my $statement (q{SELECT count(*) FROM synth_generate('library_mgm', rows => 5)},
	q{SELECT count(*) FROM synth_plan('library_mgm')}, q{SELECT synth_llm_describe('library_mgm.books')},
	q{SELECT count(*) FROM synth_preview(NULL::library_mgm.books)})
{
	outcome($statement);
}
is($fake->stats->{requests}, 0, 'no one who does not ask for it talks to a model');
like(outcome("SET synthgen.llm_share = 'none'; SELECT * FROM synth_llm_ping('gemini')"), qr/^55000/,
	'under llm_share = none there is no call');
like(outcome("SELECT synth_llm_describe('pg_class') IS NULL; SET synthgen.llm_share_limit = 'raw'", 'app'),
	qr/^42501/, 'the limit is the superuser\'s to set');
$node->safe_psql($database, "LOAD 'synthgen'; ALTER ROLE app SET synthgen.llm_share_limit = 'none'");
$node->psql($database, "SET synthgen.llm_share = 'raw'; SELECT * FROM synth_llm_ping('gemini')",
	extra_params => [ '-U', 'app' ], stderr => \my $refusal);
like($refusal, qr/nothing may be sent/, '... and users stay below it');
is($fake->stats->{requests}, 0, '... nothing was sent');

my $before = $node->safe_psql($database, 'SELECT count(*) FROM synth_llm_log');
outcome("BEGIN; SELECT * FROM synth_llm_ping('gemini'); ROLLBACK");
is($node->safe_psql($database, 'SELECT count(*) FROM synth_llm_log'), $before + 1,
	'a call stays on record though its transaction is rolled back');
is(outcome("BEGIN READ ONLY; SELECT provider FROM synth_llm_ping('gemini')"), 'gemini', '... or could only read');
is($node->safe_psql($database, <<'SQL'), 'postgres|ping|answered|t|t|t', '... with what was sent and what came back');
SELECT role, purpose, state, prompt LIKE '%ready%', answer LIKE '%word%', input_tokens + output_tokens > 0
FROM synth_llm_log ORDER BY id DESC LIMIT 1
SQL
outcome("SET synthgen.llm_log = off; SELECT * FROM synth_llm_ping('gemini')");
is($node->safe_psql($database, <<'SQL'), 'answered|t|t', '... without texts where llm_log is off');
SELECT state, prompt IS NULL, answer IS NULL FROM synth_llm_log ORDER BY id DESC LIMIT 1
SQL
is(outcome("SELECT count(*) > 0, bool_and(role = 'app') FROM synth_llm_log", 'app'), 't|t',
	'a user sees his own calls only');
like(outcome('DELETE FROM synth_llm_call', 'app'), qr/^42501/, '... and cannot delete them');

is(outcome("SELECT synth_llm_describe('library_mgm.authors') ? 'samples'"), 'f', 'rows are not for models to see');
is(outcome(q{SET synthgen.llm_share = 'raw';}
		  . q{SELECT jsonb_path_exists(synth_llm_describe('library_mgm.authors'), '$.samples[*].first_name ? (@ like_regex "[a-wyz]")')}),
	'f', 'samples are masked');
is(outcome(q{SET synthgen.llm_share_limit = 'raw'; SET synthgen.llm_share = 'raw';}
		  . q{SELECT jsonb_path_exists(synth_llm_describe('library_mgm.authors'), '$.samples[*].first_name ? (@ like_regex "[a-wyz]")')},
		'app'), 'f', '... also for who sets the limit before the library is there to refuse');
is(outcome(q{SET synthgen.llm_share_limit = 'raw'; SET synthgen.llm_share = 'raw';}
		  . q{SELECT jsonb_path_exists(synth_llm_describe('library_mgm.authors'), '$.samples[*].first_name ? (@ like_regex "[a-wyz]")')}),
	't', '... unless the superuser allows otherwise and the user says so');

# Another encoding: what it lacks becomes a question mark.

$node->safe_psql('postgres', "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
$node->safe_psql('latin', 'CREATE EXTENSION synthgen');
$fake->create_server($node, 'latin', 'gemini');
$fake->answers({ word => "caf\x{e9} \x{141}\x{f3}d\x{17a}" });
is($node->safe_psql('latin', 'SELECT provider FROM synth_llm_ping()'), 'gemini', 'a database in LATIN1 gets an answer');
is($node->safe_psql('latin', q{SELECT answer LIKE '%caf_ ?_d?%' AND ascii(substr(answer, strpos(answer, 'caf') + 3)) = 233}
		  . q{ FROM synth_llm_log}), 't', '... in its own encoding');

# A full house of processes: the note falls back to the caller's transaction.

$node->append_conf('postgresql.conf', 'max_worker_processes = 0');
$node->restart;
is(ping('gemini'), 'gemini|fake', 'without a free process a call still works');
is($node->safe_psql($database, 'SELECT state FROM synth_llm_log ORDER BY id DESC LIMIT 1'), 'answered',
	'... and is on record');

# The key was shown nowhere. The statements that set it, with log_statement = ddl, are the known exception.

unlike($shown, qr/\Q$FakeLlm::key\E/, 'no client was told a key');
my @leaks = grep { /\Q$FakeLlm::key\E/ && !/CREATE USER MAPPING/ } split /\n/, slurp_file($node->logfile);
is_deeply(\@leaks, [], 'the server log holds no key');
unlike($node->safe_psql($database, "SELECT string_agg(to_jsonb(l)::text, '') FROM synth_llm_call l"),
	qr/\Q$FakeLlm::key\E/, 'the record of calls holds no key');
unlike(outcome("SELECT to_jsonb(m) FROM pg_user_mappings m", 'app'), qr/\Q$FakeLlm::key\E/,
	'pg_user_mappings shows no key to others');

$fake->stop;
done_testing();
