# Option "text": "pool": a language model is asked once, a run of any size shares what it wrote, and the same run
# can be repeated without it. A model that fails leaves the built-in texts and a note.

use strict;
use warnings;

use FakeLlm;
use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;
use Time::HiRes qw(time);

my $node = new_cluster('pools');
my $database = new_database($node, 'pools');
my $fake = FakeLlm->start;
$fake->create_server($node, $database, 'fake', model => 'writer');

$node->safe_psql($database, q{
	CREATE SCHEMA shop;
	CREATE TABLE shop.products (
		product_id serial PRIMARY KEY,
		name varchar(60) NOT NULL UNIQUE,
		category text NOT NULL CHECK (category IN ('lamps', 'desks')),
		description text NOT NULL CHECK (description NOT LIKE '%silver%'),
		price numeric(8,2) NOT NULL);
	CREATE TABLE shop.reviews (
		review_id serial PRIMARY KEY,
		product_id int NOT NULL REFERENCES shop.products,
		title varchar(40) NOT NULL,
		body text NOT NULL)});

sub generate
{
	my ($rows, $options) = @_;
	return $node->safe_psql($database, qq{SELECT string_agg(note, '; ')
		FROM synth_generate('shop', rows => $rows, seed => 1, mode => 'replace', options => '$options')});
}
my $pool = '{"text": "pool", "server": "fake", "prompt": "furniture for offices"}';

like($node->safe_psql($database, qq{SELECT string_agg(reason, '; ') FROM synth_plan('shop', options => '$pool') WHERE generator = 'note'}),
	qr/texts of name, category, description are built-in until a text pool has come from server "fake"/,
	'synth_plan tells what would be asked for');
is(scalar $fake->requests, 0, '... and asks for nothing');

# Twenty thousand products and forty thousand reviews.
is(generate(20000, $pool), '', 'a run with text pools');
my $calls = $fake->requests;
diag "$calls calls of the model for 40,000 rows";
cmp_ok($calls, '<=', 36, '... takes a few dozen calls');
like(($fake->requests)[0]{body}{contents}[0]{parts}[0]{text}, qr/furniture for offices/, '... that quote the prompt');
is($node->safe_psql($database, q{SELECT count(DISTINCT name), count(DISTINCT description) FROM shop.products}),
	'20000|400', 'names are distinct, descriptions shared');
is($node->safe_psql($database, q{SELECT count(*) FROM shop.products WHERE name ~ '\([0-9]+\)$'}), '0',
	'variants make the names distinct');
is($node->safe_psql($database, q{SELECT count(*) FROM (SELECT description FROM shop.products GROUP BY 1 HAVING count(DISTINCT category) > 1) d}),
	'0', 'texts of a record stay together');
is($node->safe_psql($database, q{SELECT string_agg(DISTINCT state || ' ' || model || ' ' || provider, ',') FROM synth_text_pools}),
	'done writer gemini', 'the pools are on record');
is($node->safe_psql($database, q{SELECT sum(requests) = (SELECT count(*) FROM synth_llm_log) FROM synth_text_pools}), 't',
	'... and so are the calls');

# Offline, and elsewhere.
my $made = checksums($node, $database, 'shop');
is(generate(20000, $pool), '', 'the same run again');
is(scalar $fake->requests, $calls, '... asks for nothing');
is_deeply(checksums($node, $database, 'shop'), $made, '... and makes the same rows');

$node->safe_psql('postgres', 'CREATE DATABASE elsewhere');
my $dump = PostgreSQL::Test::Utils::tempdir . '/dump.sql';
$node->command_ok([ 'pg_dump', '-f', $dump, '-d', $node->connstr($database) ], 'a dump');
$node->command_ok([ 'psql', '-Xqf', $dump, '-d', $node->connstr('elsewhere') ], 'restored elsewhere');
$node->safe_psql('elsewhere', q{DROP SERVER fake CASCADE});
$node->safe_psql('elsewhere', q{SELECT synth_generate('shop', rows => 20000, seed => 1, mode => 'replace',
	options => '{"text": "pool", "prompt": "furniture for offices"}')});
is_deeply(checksums($node, 'elsewhere', 'shop'), $made, 'without the model\'s server the same rows again');

# What the model gets wrong is thrown away, and asked for anew.
$node->safe_psql($database, q{CREATE SCHEMA small; CREATE TABLE small.events (id serial PRIMARY KEY,
	title varchar(30) NOT NULL UNIQUE CHECK (title = initcap(title)))});
$fake->reset;
$fake->answers(
	{ records => [ map { { title => $_ } } 'Spring Fair', 'spring fair', 'Spring Fair', "Tab\there", '', '  Autumn Fair  ',
		'A Title That Is Too Long For Its Column', 'lower case' ] },
	{ records => [ { title => 'Spring Fair' }, { title => 'Winter Ball' } ] });
$node->safe_psql($database, q{SELECT synth_generate('small', rows => 20, seed => 1, options => '{"text": "pool", "server": "fake"}')});
is($node->safe_psql($database, q{SELECT records[1][1], records[2][1], records[3][1], size, requests > 2 FROM synth_text_pools WHERE table_name = 'small.events'}),
	'Spring Fair|Autumn Fair|Winter Ball|25|t', 'bad and repeated texts are left out and made up for');

# Opinions that agree with a rating stay.
$node->safe_psql($database, q{CREATE SCHEMA rated; CREATE TABLE rated.reviews (id serial PRIMARY KEY,
	rating int NOT NULL CHECK (rating BETWEEN 1 AND 5), review_text text NOT NULL);
	CREATE TABLE rated.plain_reviews (id serial PRIMARY KEY, review_text text NOT NULL)});
is($node->safe_psql($database, q{SELECT string_agg(table_name::text, ',') FROM synth_plan('rated', options => '{"text": "pool", "server": "fake"}')
	WHERE generator = 'note'}), 'rated.plain_reviews', 'no model is asked for opinions beside a rating');

# A model that fails.
my $other = '{"text": "pool", "server": "fake", "prompt": "something else"}';
for my $fault (qw(unavailable html disconnect))
{
	$fake->reset;
	$fake->faults(($fault) x 100);
	like(generate(50, $other), qr/texts of name, category, description are built-in, since there was no answer from server "fake"/,
		"$fault: built-in texts stay, and a note says so");
	is($node->safe_psql($database, q{SELECT count(*) FROM shop.products}), '50', '... in as many rows');
}
$fake->reset;
$fake->faults('bad_key');
is(sqlstate_of($node, $database, qq{SELECT synth_generate('shop', options => '$other')}), '28000', 'a wrong key is an error');
is(sqlstate_of($node, $database, q{SELECT synth_generate('shop', options => '{"text": "pool", "server": "nobody"}')}),
	'42704', '... and so is an unknown server');

# What was begun goes on.
$fake->reset;
$fake->faults('none', 'none', ('unavailable') x 10);
generate(1000, $other);
my $begun = $node->safe_psql($database, q{SELECT max(size) FROM synth_text_pools WHERE state = 'growing'});
cmp_ok($begun, '>', 0, 'a pool that grows is kept');
$fake->reset;
is(generate(1000, $other), '', '... and completed');
like(($fake->requests)[0]{body}{contents}[0]{parts}[0]{text}, qr/^Write \d+ records.*These are there already/s, '... by asking for the rest');

# Nothing waits for a model for longer than its user wants.
$fake->reset;
$fake->create_server($node, $database, 'slow', model => 'slow-30');
my $slow = '{"text": "pool", "server": "slow"}';
my $session = start_session($node, $database, "SELECT synth_generate('shop', options => '$slow');");
my $pid = session_pid($node, $session);
ok(wait_until(sub { $fake->stats->{in_flight} > 0 }), 'a call is under way');
is($node->safe_psql($database, q{SELECT count(*) FROM pg_locks WHERE relation = 'shop.products'::regclass}), '0',
	'... and no lock on the tables');
my $before = time;
$node->safe_psql($database, "SELECT pg_cancel_backend($pid)");
isnt(finish_session($session), 0, 'it can be cancelled');
cmp_ok(time - $before, '<', 1.5, '... at once');

# Nobody is served texts that a stranger has brought along.
$node->safe_psql($database, q{CREATE ROLE stranger; CREATE ROLE user1; GRANT USAGE ON SCHEMA shop TO stranger, user1;
	GRANT ALL ON ALL TABLES IN SCHEMA shop TO stranger, user1; GRANT ALL ON ALL SEQUENCES IN SCHEMA shop TO stranger, user1;
	SET ROLE stranger; SELECT synth_add_text_pool('shop.products', '{name}', '{Poison}')});
my $plan = q{SELECT * FROM synth_plan('shop', options => '{"text": "pool"}')};
is(sqlstate_of($node, $database, $plan, 'stranger'), '00000', 'a pool serves its own role');
is(sqlstate_of($node, $database, $plan, 'user1'), '42704', '... and no other');

$fake->stop;
done_testing();
