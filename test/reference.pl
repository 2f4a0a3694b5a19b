#!/usr/bin/perl
# Prints docs/generators.md with its lists as the extension in the cluster has them. A list stands between two
# comments, "<!-- list: NAME -->" and "<!-- end of list -->".
use strict;
use warnings;

# The rows that psql prints for some SQL, as lists of fields.
sub rows
{
	my ($sql) = @_;
	open my $psql, '-|', 'psql', '-XAqt', '-v', 'ON_ERROR_STOP=1', '-F', "\x1F", '-R', "\x1E", '-c', $sql
	  or die "psql: $!";
	local $/ = "\x1E";
	my @rows;
	while (my $line = <$psql>)
	{
		$line =~ s/[\x1E\n]+\z//;
		push @rows, [ split /\x1F/, $line, -1 ] if $line ne '';
	}
	close $psql or die "psql failed\n";
	return @rows;
}

# A value as code in a cell of a table; long ones are cut.
sub code
{
	my ($text) = @_;
	$text =~ s/\s+/ /g;
	$text = substr($text, 0, 69) . '...' if length $text > 72;
	$text =~ s/\|/\\|/g;
	return $text =~ /`/ ? "`` $text ``" : "`$text`";
}

sub table
{
	my ($head, @rows) = @_;
	return join '', "\n", map { "| " . join(' | ', @$_) . " |\n" } $head, [ map { '---' } @$head ], @rows;
}

my $settings = "SET client_min_messages = warning; SET synthgen.as_of = '2025-06-30'; SET datestyle = 'ISO, YMD';"
  . " SET intervalstyle = postgres; SET timezone = 'UTC'; SET bytea_output = hex;";

my %lists = (
	meanings => sub {
		return table([ 'generator', 'types', 'example' ],
			map { [ code($_->[0]), $_->[1], code($_->[2]) ] }
			  rows("$settings SELECT generator, array_to_string(types, ', '), example FROM synth_generators()"));
	},
	types => sub {
		my @types = (
			'smallint', 'integer', 'bigint', 'numeric', 'numeric(8,2)', 'real', 'double precision', 'money',
			'boolean', 'text', 'varchar(12)', 'char(4)', 'bytea', 'date', 'timestamp', 'timestamptz', 'time',
			'timetz', 'interval', 'uuid', 'json', 'jsonb', 'inet', 'cidr', 'macaddr', 'macaddr8', 'bit(8)',
			'varbit(12)', 'point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle', 'int4range',
			'numrange', 'tsrange', 'daterange', 'int4multirange', 'integer[]', 'text[]', 'tsvector',
			'tsquery', 'oid', 'pg_lsn', 'jsonpath', 'name');
		my $columns = join ', ', map { "c$_ $types[$_] NOT NULL" } 0 .. $#types;
		rows("CREATE SCHEMA reference; CREATE TABLE reference.types ($columns)");
		my %generators = map { @$_ } rows("$settings SELECT column_name, generator FROM synth_plan('reference')");
		my %examples = map { @$_ } rows("$settings SELECT field.key, field.value FROM"
			  . " synth_preview(NULL::reference.types, 1) AS p, jsonb_each_text(to_jsonb(p)) AS field");
		return table([ 'type', 'generator', 'example' ],
			map { [ code($types[$_]), $generators{"c$_"}, code($examples{"c$_"}) ] } 0 .. $#types);
	});

rows('CREATE EXTENSION IF NOT EXISTS synthgen');
open my $file, '<', 'docs/generators.md' or die "docs/generators.md: $!";
my $page = do { local $/; <$file> };
$page =~ s{(<!-- list: (\w+) -->\n).*?(\n<!-- end of list -->)}{ $1 . $lists{$2}->() . $3 }egs;
print $page;
