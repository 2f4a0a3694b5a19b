#!/usr/bin/env perl
# Fills random schemas and judges the results without the extension's help. Runs beside a cluster:
#
#   test/cluster.sh test/fuzz/fuzz.pl [--seeds 1..200,301] [--seconds 3600] [--keep FOLDER] [--print SEED]
#
# Each seed gives a schema (RandomSchema.pm, WiderSchema.pm, NamedSchema.pm), a row count and the seed of the data. The schema is filled,
# then filled once more behind the first rows. Both times every table must have the rows asked for, or
# fewer with a note and no more possible (Judge.pm); every constraint must hold (prove_constraints.sql); nothing
# may fail, crash or take a minute. A schema with conditions that contradict each other must be refused.
#
# Prints "ok" or "not ok" a seed. What fails is minimised by leaving out piece after piece of the schema
# while it fails alike, printed, and kept as FOLDER/SEED.sql.

use strict;
use warnings;

use Cwd qw(abs_path);
use File::Basename qw(dirname);
use File::Temp;
use Getopt::Long;
use Time::HiRes qw(time);
use lib dirname(abs_path(__FILE__));
use Judge qw(row_bound is_impossible rejects_rows);
use NamedSchema qw(named_schema);
use RandomSchema qw(random_schema schema_sql);
use WiderSchema qw(widen);

my $folder = dirname(abs_path(__FILE__));
my %option = (seeds => '1..200', seconds => 3600, database => 'fuzz', minimise => 150);
GetOptions(\%option, 'seeds=s', 'seconds=i', 'keep=s', 'print=i', 'database=s', 'minimise=i') or exit 2;
my $scratch = File::Temp->newdir;

# Runs a script; returns its output, errors included, and whether it succeeded.
sub psql
{
	my ($sql, $database) = @_;
	my $file = "$scratch/script.sql";
	open my $script, '>:encoding(UTF-8)', $file or die "could not write $file: $!";
	print $script $sql;
	close $script;
	local $ENV{PGOPTIONS} = '-c client_min_messages=warning -c statement_timeout=20s';
	my $output = qx(psql -X -q -A -t -v ON_ERROR_STOP=1 -v VERBOSITY=verbose -d @{[ $database // $option{database} ]} -f $file 2>&1);
	my $ok = $? == 0;
	# After a crash the server is back in a moment.
	sleep 1 while $output =~ /server closed the connection|starting up|not yet accepting/ && system('pg_isready -q') != 0;
	return ($output, $ok);
}

sub schema_of
{
	my ($seed) = @_;
	return named_schema($seed) if $seed >= 100_000;
	my $schema = random_schema($seed);
	widen($schema) if $seed >= 10000;
	return $schema;
}

sub value_of
{
	my ($sql) = @_;
	my ($output, $ok) = psql("SET search_path = fuzz, public;\n$sql;\n");
	die "the judge could not ask: $sql: $output" unless $ok;
	chomp $output;
	return $output;
}

sub call
{
	my ($run) = @_;
	return "SELECT 'RESULT', t.relname, g.rows, coalesce(g.note, '') FROM synth_generate('fuzz', rows => $run->{rows},"
	  . " seed => $run->{seed}, as_of => '2026-03-01') g JOIN pg_class t ON t.oid = g.table_name;\n";
}

# What an error says, without what differs from schema to schema.
sub kind_of_error
{
	my ($output) = @_;
	return 'crash' if $output =~ /server closed the connection|connection to server was lost|FATAL/;
	return 'timeout' if $output =~ /57014/;
	my ($code, $message) = $output =~ /ERROR:\s+(\w{5}): (.*)/ or return 'trouble';
	$message =~ s/"[^"]*"/""/g;
	$message =~ s/\d+/0/g;
	return "error $code $message";
}

# Fills and judges. Returns nothing, or the kind of failure and what was seen.
sub trial
{
	my ($schema) = @_;
	my $run = { rows => (1, 7, 30, 200)[ $schema->{seed} % 4 ], seed => $schema->{seed} };
	my ($output, $ok) = psql("DROP SCHEMA IF EXISTS fuzz CASCADE;\nCREATE SCHEMA fuzz;\nSET search_path = fuzz, public;\n"
		  . schema_sql($schema));
	return ('schema', $output) unless $ok;
	my %total;
	for my $pass (1, 2)
	{
		($output, $ok) = psql(call($run));
		return if is_impossible($schema) && !$ok && $output =~ /never|could not/;
		return (kind_of_error($output), $output) unless $ok;
		return ('contradiction filled', $output) if is_impossible($schema);
		my ($proof, $holds) = psql("\\i $folder/../prove_constraints.sql\n");
		return ('violation', $proof) unless $holds;
		my @problem = judge_counts($schema, $run, $output, \%total);
		return @problem if @problem;
		$run->{seed} += 1000;
	}
	return;
}

sub judge_counts
{
	my ($schema, $run, $output, $total) = @_;
	for my $line (split /\n/, $output)
	{
		my ($mark, $table, $rows, $note) = split /\|/, $line, 4;
		next unless defined $note && $mark eq 'RESULT';
		$total->{$table} += $rows;
		my $stored = value_of("SELECT count(*) FROM fuzz.$table");
		return ('count', "$table: $rows rows reported, $stored stored") if $stored < $total->{$table};
		next if $rows >= $run->{rows};
		return ('shortfall', "$table: $rows rows and no note") if $note eq '';
		next if $note =~ /trigger|rejected/;
		my $bound = row_bound($schema, $table, \&value_of);
		return ('cap', "$table: $total->{$table} rows, possible " . ($bound // 'any number of') . ": $note")
		  if !defined $bound || $stored < $bound;
	}
	return;
}

# Leaves out pieces while the schema fails in the same way.
sub minimised
{
	my ($schema, $kind) = @_;
	my $trials = 0;
	for my $order (qw(table statement constraint column type))
	{
		my @candidates = reverse grep { $_->{kind} eq $order } @{ $schema->{pieces} };
		for my $piece (@candidates)
		{
			last if ++$trials > $option{minimise};
			my $smaller = { %$schema, pieces => [ grep {
				$_ != $piece && !($order eq 'table' && ($_->{table} // '') eq $piece->{name})
				  && !($order eq 'table' && ($_->{references} // '') eq $piece->{name}) } @{ $schema->{pieces} } ] };
			my ($now) = trial($smaller);
			$schema = $smaller if defined $now && $now eq $kind;
		}
	}
	return $schema;
}

sub report
{
	my ($seed, $kind, $schema) = @_;
	my $smallest = $kind eq 'schema' ? $schema : minimised($schema, $kind);
	my ($still, $seen) = trial($smallest);
	my $text = "-- seed $seed: $kind\n" . ($seen // '') =~ s/^/-- /gmr . schema_sql($smallest);
	print $text =~ s/^/#   /gmr;
	return unless $option{keep};
	open my $file, '>', "$option{keep}/$seed.sql" or die "could not write to $option{keep}: $!";
	print $file $text;
	close $file;
	return;
}

if (defined $option{print})
{
	print schema_sql(schema_of($option{print}));
	exit 0;
}

$| = 1;
my @seeds = map { /^(\d+)(?:\.\.(\d+))?$/ ? $1 .. $2 // $1 : die "--seeds wants numbers and ranges: 1,4..9\n" } split /,/, $option{seeds};
psql("DROP DATABASE IF EXISTS $option{database};\nCREATE DATABASE $option{database};\n", 'postgres');
psql("CREATE EXTENSION synthgen;\nCREATE EXTENSION IF NOT EXISTS btree_gist;\n");
my ($started, $failed, $done) = (time, 0, 0);
for my $seed (@seeds)
{
	last if time - $started > $option{seconds};
	my $schema = schema_of($seed);
	my ($kind, $seen) = trial($schema);
	++$done;
	print defined $kind ? "not ok $seed - $kind\n" : "ok $seed\n";
	next unless defined $kind;
	++$failed;
	report($seed, $kind, $schema);
}
printf "# %d schemas in %.0f s, %d failed\n", $done, time - $started, $failed;
exit($failed ? 1 : 0);
