# On a standby no model is asked, no job queued and no worker started: nothing could be put on record. What only
# reads works.

use strict;
use warnings;

use FakeLlm;
use SynthgenTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $fake = FakeLlm->start;
my $node = new_cluster('primary', 'wal_level = replica', 'max_wal_senders = 4', q{shared_preload_libraries = 'synthgen'});
my $database = new_database($node, 'shop');
$fake->create_server($node, $database, 'fake');
$node->safe_psql($database, q{CREATE TABLE products (id serial PRIMARY KEY, name text NOT NULL)});
$node->safe_psql($database, q{SELECT synth_generate('public', rows => 20, options => '{"text": "pool"}')});

$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
$node->wait_for_catchup($standby, 'replay');
$fake->reset;

for my $call (
	q{SELECT synth_generate('public', options => '{"text": "pool", "prompt": "other"}')},
	q{SELECT synth_generate('public', options => '{"text": "background", "prompt": "other"}')},
	q{SELECT synth_modify('products', 'upper case')}, q{SELECT synth_apply('products', '{"operations": [{"op": "delete"}]}')},
	q{SELECT synth_add_text_pool('products', '{name}', '{a}')})
{
	is(sqlstate_of($standby, $database, $call), '25006', "refused: $call");
}
isnt(sqlstate_of($standby, $database, q{SELECT synth_llm_ping()}), '00000', 'what cannot be put on record is not asked');
is(scalar $fake->requests, 0, 'no model was asked');
is($standby->safe_psql($database, q{SELECT state, size FROM synth_text_pools}), 'done|25', 'pools can be looked at');
is($standby->safe_psql($database, q{SELECT count(*) FROM synth_plan('public', rows => 20, options => '{"text": "pool"}') WHERE generator LIKE 'text pool%'}),
	'1', '... and planned with');
is($standby->safe_psql($database, q{SELECT count(*) FROM pg_stat_activity WHERE backend_type LIKE 'synthgen%'}), '0', 'nothing of ours runs');

# Promoted, it is a server like any other.
$standby->promote;
$standby->safe_psql($database, q{SELECT synth_generate('public', rows => 20, mode => 'replace', options => '{"text": "background", "prompt": "other"}')});
ok(wait_until(sub { $standby->safe_psql($database, q{SELECT count(*) FROM synth_jobs WHERE state = 'done'}) eq '1' }),
	'after its promotion a worker does what is queued');
unlike(slurp_file($standby->logfile), qr/PANIC|TRAP|signal (6|11)/, 'no accident has happened');

$standby->stop;
$fake->stop;
done_testing();
