# What a run is doing can be watched from another session.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('progress', 'max_worker_processes = 6');
my $database = new_database($node, 'progress', 'library_mgm');

is($node->safe_psql($database, 'SELECT count(*) FROM synth_progress'), '0', 'nothing is going on');

# An index that takes seconds to build, however fast the machine: its build cannot pass between two looks.
$node->safe_psql($database,
	q{CREATE INDEX ON library_mgm.books USING gin (to_tsvector('english'::regconfig, title || ' ' || repeat(isbn || ' ', 6)))});

my $session = start_session($node, $database,
	q{SELECT * FROM synth_generate('library_mgm', rows => 150000, options => '{"workers": 2}');});
my $pid = session_pid($node, $session);

my %seen;
wait_until(
	sub {
		my $line = $node->safe_psql($database,
			'SELECT pid, table_name, phase, rows_done, rows_total, rows_per_second > 0, remaining IS NOT NULL FROM synth_progress');
		my ($by, $table, $phase, $done, $total, $rate, $remaining) = split /\|/, $line;
		return %seen if !defined $phase;
		return 0 unless $phase eq 'loading rows' ? $done > 0 : 1;
		$seen{$phase eq 'loading rows' ? 'load' : 'index'} //= [ $by, $table, $done, $total, $rate, $remaining ];
		return exists $seen{load} && exists $seen{index};
	});
ok(defined $seen{load}, 'loading is seen');
is($seen{load}[0], $pid, '... of the process that fills');
like($seen{load}[1], qr/^library_mgm\./, '... by table');
is($seen{load}[3], '150000', '... with the number of rows to come');
ok($seen{load}[2] <= 150000, '... and those done');
is("$seen{load}[4]$seen{load}[5]", 'tt', '... a rate, and the time that is left');
ok(defined $seen{index}, 'index builds are seen');

# Another user's run, to a role without the right to watch, and other COPY commands are not ours.
is($node->safe_psql($database, 'CREATE ROLE watcher; SET ROLE watcher; SELECT count(table_name) FROM synth_progress WHERE rows_total IS NOT NULL'),
	'0', 'a role that may not watch sees nothing of it');
is(finish_session($session), 0, 'the run ends');
is($node->safe_psql($database, 'SELECT count(*) FROM synth_progress'), '0', 'nothing is going on any more');

done_testing();
