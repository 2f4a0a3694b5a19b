# Upper bounds on the rows of a table, found by counting and without the extension: for each unique key whose
# columns have few possible values, the combinations of these that satisfy the table's conditions on them.
# The server evaluates the conditions. A table that got at least as many rows as its bound is rightly capped.
package Judge;

use strict;
use warnings;

use Exporter 'import';
use List::Util qw(all any min);

our @EXPORT_OK = qw(row_bound is_impossible rejects_rows);

# Values to try for a type: SQL of one column, and the values beyond which there would be more.
my %candidates = (
	smallint => [ q{SELECT i::smallint FROM generate_series(-3000, 3000) i}, -3000, 3000 ],
	integer => [ q{SELECT i FROM generate_series(-3000, 3000) i}, -3000, 3000 ],
	bigint => [ q{SELECT i::bigint FROM generate_series(-3000, 3000) i}, -3000, 3000 ],
	(map { $_ => [ "SELECT (i / 100.0)::$_ FROM generate_series(-10000, 200000) i", -100, 2000 ] }
		  'numeric', 'numeric(8,2)', 'real', 'double precision'),
	(map { $_ => [ "SELECT d::$_ FROM generate_series(timestamp '1995-01-01', '2035-01-01', '12 hours') d", q{'1995-01-01'}, q{'2035-01-01'} ] }
		  'date', 'timestamp', 'timestamptz', 'timestamp(0)'),
	(map { $_ => [ "SELECT x::$_ FROM unnest(ARRAY['abcdef', 'fabcde', 'bedfac', '#']) x", q{'#'}, q{'#'} ] }
		  'text', 'varchar(40)', 'varchar(8)', 'char(6)'),
	'"char"' => [ q{SELECT chr(i)::"char" FROM generate_series(1, 127) i UNION SELECT ''::"char"}, q{'~'}, q{'~'} ],
	'bit(5)' => [ q{SELECT i::bit(5) FROM generate_series(0, 31) i}, undef, undef ],
	regclass => [ q{SELECT oid::regclass FROM pg_class}, undef, undef ]);

# A comparison of words can only be counted where the condition lists them.
my $lists_words = qr/IN \('abcdef'/;

sub pieces { my ($schema, $table, $kind) = @_; return grep { $_->{table} && $_->{table} eq $table && $_->{kind} eq $kind } @{ $schema->{pieces} } }

sub is_impossible
{
	my ($schema) = @_;
	return any { $_->{contradiction} } @{ $schema->{pieces} };
}

sub rejects_rows
{
	my ($schema) = @_;
	return any { ($_->{effect} // '') eq 'rejects' } @{ $schema->{pieces} };
}

# The rows that key `key` of `table` allows as far as can be counted, or undef. `query` runs SQL.
sub key_bound
{
	my ($schema, $table, $key, $query) = @_;
	my %columns = map { $_->{name} => $_ } pieces($schema, $table, 'column');
	my @names = @{ $key->{key} };
	return unless all { $columns{$_} } @names;
	my $primary = $key->{sql} =~ /^PRIMARY/;
	if (defined $key->{where})
	{
		my ($column) = $key->{where} =~ /^(\w+) IS NOT NULL$/ or return;
		return unless $columns{$column}{not_null};
	}
	my (@from, %have, @nullable);
	for my $reference (pieces($schema, $table, 'statement'))
	{
		next unless $reference->{foreign} && $reference->{references} ne $table;
		my @foreign = @{ $reference->{foreign} };
		next unless all { my $column = $_; any { $_ eq $column } @names } @foreign;
		next if any { $have{$_} } @foreign;
		$have{$_} = 1 for @foreign;
		push @from, sprintf '(SELECT DISTINCT %s FROM fuzz.%s) AS f%d (%s)', join(', ', @{ $reference->{target} }),
		  $reference->{references}, scalar @from, join(', ', @foreign);
	}
	my @checks = grep { $_->{check} } pieces($schema, $table, 'constraint');
	for my $name (map { ($columns{$_} // {})->{from} // $_ } @names)
	{
		# A generated column has no more values than the column that it is made of.
		my $column = $columns{$name} or return;
		# What others refer to is never null.
		my $referenced = any { $_->{target} && $_->{references} eq $table && any { $_ eq $name } @{ $_->{target} } }
		  @{ $schema->{pieces} };
		push @nullable, $name unless $column->{not_null} || $primary || $key->{nulls_equal} || $referenced;
		next if $have{$name}++;
		my $values = column_values($column, [ grep { @{ $_->{check} } == 1 && $_->{check}[0] eq $name } @checks ], $query) or return;
		my $null = !$primary && !$column->{not_null} && !$referenced ? ' UNION ALL SELECT NULL' : '';
		push @from, sprintf '(%s%s) AS v%d (%s)', $values, $null, scalar @from, $name;
	}
	my @where = map { $_->{sql} =~ s/^CHECK//r } grep { all { $have{$_} } @{ $_->{check} } } @checks;
	my $condition = join ' AND ', map { "($_ IS NOT FALSE)" } @where, 'true';
	# Nulls are distinct: a row that may hold one may be repeated.
	if (@nullable && !$key->{nulls_equal})
	{
		my $any_null = join ' OR ', map { "$_ IS NULL" } @nullable;
		return if $query->("SELECT count(*) FROM (SELECT FROM " . join(', ', @from) . " WHERE $condition AND ($any_null) LIMIT 1) n");
	}
	return $query->("SELECT count(*) FROM (SELECT FROM " . join(', ', @from) . " WHERE $condition LIMIT 1000000) n");
}

# SQL of all values of a column, or nothing where there are too many to list.
sub column_values
{
	my ($column, $checks, $query) = @_;
	return $column->{values} if $column->{values};
	my $type = $column->{base} // $column->{type};
	my $known = $candidates{$type} or return;
	my @conditions = ((map { $_->{sql} =~ s/^CHECK //r =~ s/\b\Q$column->{name}\E\b/v/gr } @$checks),
		map { "($_)" =~ s/\bVALUE\b/v/gr } @{ $column->{conditions} // [] });
	return if $type =~ /text|char\(/ && !any { /$lists_words/ } @conditions;
	my ($from, @ends) = @$known;
	my $sql = "SELECT v FROM ($from) c (v) WHERE " . join ' AND ', 'true', @conditions;
	return if defined $ends[0] && $query->("SELECT count(*) FROM ($sql) x (v) WHERE v IN ($ends[0], $ends[1])");
	# Fractions and moments between the candidates would be values, too.
	return if $type =~ /^(?:numeric|real|double|time)/ && $query->("SELECT count(*) FROM ($sql) x") > 60;
	return $sql;
}

# Whether no row can be stored in the table: it is partitioned and has no partitions, or must refer to such a
# table.
sub is_barred
{
	my ($table, $query) = @_;
	return $query->(<<"SQL");
WITH RECURSIVE barred AS (
  SELECT c.oid FROM pg_class c
  WHERE c.relkind = 'p' AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid)
  UNION
  SELECT k.conrelid FROM barred b JOIN pg_constraint k ON k.confrelid = b.oid AND k.contype = 'f'
  WHERE k.conrelid <> k.confrelid AND NOT EXISTS (
    SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND NOT a.attnotnull))
SELECT count(*) FROM barred WHERE oid = 'fuzz.$table'::regclass
SQL
}

# The smallest bound of the table's keys, or undef where none is known.
sub row_bound
{
	my ($schema, $table, $query) = @_;
	return 0 if is_barred($table, $query);
	my @keys = grep { $_->{key} } pieces($schema, $table, 'constraint'), pieces($schema, $table, 'statement');
	my @bounds = grep { defined } map { scalar key_bound($schema, $table, $_, $query) } @keys;
	return min @bounds;
}

1;
