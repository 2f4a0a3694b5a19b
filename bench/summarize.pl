#!/usr/bin/perl
# Turns the lines of measure.sh into tables of medians. Ratios are medians of the ratios within one round,
# which a machine that is busier in some rounds than in others distorts least.
use strict;
use warnings;

my (%runs, @workloads, %ways);
while (my $line = <>)
{
	my ($workload, $way, $rows, $seconds, $wal, $peak) = split ' ', $line;
	push @workloads, $workload unless $runs{$workload};
	push @{ $ways{$workload} }, $way unless $runs{$workload}{$way};
	push @{ $runs{$workload}{$way} }, { rows => $rows, seconds => $seconds, wal => $wal, peak => $peak };
}

sub median
{
	my @sorted = sort { $a <=> $b } @_;
	my $middle = int(@sorted / 2);
	return @sorted % 2 ? $sorted[$middle] : ($sorted[ $middle - 1 ] + $sorted[$middle]) / 2;
}

sub column { my ($name, $list) = @_; return map { $_->{$name} } @$list }

my %title = (
	synth_generate        => '`synth_generate`',
	copy_then_constraints => '`COPY BINARY` into bare tables, constraints added after',
	synth_generate_bulk   => '`synth_generate_bulk`: two processes, many transactions',
	faker_copy            => '`@faker-js/faker` at the client into `COPY`, constraints in place',
	copy_constrained      => '`COPY BINARY`, constraints in place',
	insert_select         => '`INSERT ... SELECT generate_series`, constraints in place',
	pgbench               => '`pgbench -i`: narrow rows of constants, one key');

# How many times as long a row takes as by the reference way.
sub ratio
{
	my ($list, $reference) = @_;
	my $row = sub { my ($run) = @_; return $run->{seconds} / $run->{rows} };
	return median(map { $row->($list->[$_]) / $row->($reference->[$_]) } 0 .. $#$list);
}

sub print_ways
{
	my ($workload) = @_;
	my ($ours, $bulk) = @{ $runs{$workload} }{qw(synth_generate synth_generate_bulk)};
	print "| way | seconds | rows/s | against `synth_generate` | against `synth_generate_bulk` | WAL MB | memory MB |\n",
	  "|---|--:|--:|--:|--:|--:|--:|\n";
	for my $way (@{ $ways{$workload} })
	{
		my $list = $runs{$workload}{$way};
		my $seconds = median(column(seconds => $list));
		my $unknown = $way eq 'pgbench';
		printf "| %s | %.2f | %d k | %.1f x | %.1f x | %s | %s |\n", $title{$way}, $seconds,
		  $list->[0]{rows} / $seconds / 1000, ratio($list, $ours), ratio($list, $bulk),
		  $unknown ? '' : sprintf('%.0f', median(column(wal => $list)) / 2**20),
		  $unknown ? '' : sprintf('%.0f', median(column(peak => $list)) / 1024);
	}
	print "\n";
	return;
}

sub print_fills
{
	return unless grep { $runs{$_}{synth_plan} } @workloads;
	print "| workload | rows | seconds | rows/s | WAL MB/s | memory MB | planning ms |\n|---|--:|--:|--:|--:|--:|--:|\n";
	for my $workload (grep { $runs{$_}{synth_plan} } @workloads)
	{
		my ($fills, $plans) = @{ $runs{$workload} }{qw(synth_generate synth_plan)};
		my $seconds = median(column(seconds => $fills));
		my $tables = $plans->[0]{rows};
		my $planning = median(column(seconds => $plans)) * 1000;
		printf "| %s, %d tables | %d | %.2f | %d k | %.0f | %.0f | %.1f (%.2f a table) |\n", $workload, $tables,
		  $fills->[0]{rows}, $seconds, $fills->[0]{rows} / $seconds / 1000,
		  median(column(wal => $fills)) / 2**20 / $seconds, median(column(peak => $fills)) / 1024,
		  $planning, $planning / $tables;
	}
	print "\n";
	return;
}

# What it costs that values fit what names mean.
sub print_realism
{
	my @schemas = grep { $runs{$_}{neutral} } @workloads or return;
	print "| schema | rows/s | rows/s under names that say nothing | lost to meaning |\n|---|--:|--:|--:|\n";
	for my $workload (@schemas)
	{
		my ($meaning, $neutral) = @{ $runs{$workload} }{qw(meaning neutral)};
		my @lost = map { 1 - $neutral->[$_]{seconds} / $meaning->[$_]{seconds} } 0 .. $#$meaning;
		printf "| %s | %d k | %d k | %.0f %% |\n", $workload =~ s/^realism://r,
		  (map { $_->[0]{rows} / median(column(seconds => $_)) / 1000 } $meaning, $neutral), 100 * median(@lost);
	}
	print "\n";
	return;
}

print_ways('library') if $runs{library};
print_fills();
print_realism();
