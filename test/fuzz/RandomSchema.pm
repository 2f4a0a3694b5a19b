# Random schemas, each a function of its seed: types, keys, checks, domains, enums, partitions, triggers,
# foreign keys of every shape, generated columns and exclusion constraints, mixed freely.
#
# A schema is a list of pieces (a type, a table, a column, a constraint, a statement), so that a
# failure can be minimised by leaving pieces out. Pieces know what is needed to judge a result without the
# extension: a column the SQL of all its values where these are few, a key its columns, a table whether its
# conditions contradict each other.
package RandomSchema;

use strict;
use warnings;

use Exporter 'import';

our @EXPORT_OK = qw(random_schema schema_sql);

# Column types that can hold any number of distinct values, by how conditions can speak of them.
my %types = (
	number => [ 'smallint', 'integer', 'bigint', 'numeric', 'numeric(8,2)', 'real', 'double precision' ],
	text => [ 'text', 'text', 'varchar(40)', 'varchar(8)', 'char(6)' ],
	date => [ 'date', 'timestamp', 'timestamptz', 'timestamp(0)' ],
	range => [ 'int4range', 'daterange', 'tstzrange', 'numrange' ],
	array => [ 'integer[]', 'text[]', 'numeric(6,1)[]', 'date[]' ],
	other => [ 'uuid', 'jsonb', 'json', 'bytea', 'inet', 'cidr', 'macaddr', 'macaddr8', 'time', 'timetz',
		'interval', 'point', 'box', 'circle', 'tsvector', 'tsquery', 'xml', 'name', '"char"', 'oid', 'pg_lsn',
		'bit(5)', 'varbit(9)', 'money', 'int4multirange', 'regclass' ]);

# Names that mean something, on columns of any type.
my @names = qw(email status created_at updated_at price quantity start_date end_date name code phone country
  age rating title total balance url description kind birth_date score position city first_name active year
  amount weight slug username deleted_at note color currency due_date);

my ($schema, $serial);

sub one_of { return $_[ int rand @_ ] }
sub chance { return rand() < $_[0] }
sub between { my ($low, $high) = @_; return $low + int rand($high - $low + 1) }
sub some_of { my ($count, @from) = @_; return map { splice @from, int rand @from, 1 } 1 .. ($count < @from ? $count : @from) }
sub fresh { return $_[0] . ++$serial }

# Adds a piece. Keys: kind, table, name, sql, and what a judge may want to know.
sub piece { my %piece = @_; push @{ $schema->{pieces} }, \%piece; return \%piece }

sub random_schema
{
	my ($seed) = @_;
	srand $seed;
	$serial = 0;
	$schema = { seed => $seed, pieces => [], tables => [], enums => [], domains => [], composites => [] };
	add_types();
	add_table($_) for 1 .. between(1, 6);
	add_cycle() if chance(0.3);
	add_log_trigger() if chance(0.1);
	return $schema;
}

# The statements that create a schema, in order.
sub schema_sql
{
	my ($wanted) = @_;
	my @pieces = @{ $wanted->{pieces} };
	my @statements = map { $_->{sql} } grep { $_->{kind} eq 'type' } @pieces;
	for my $table (grep { $_->{kind} eq 'table' } @pieces)
	{
		my @elements = map { $_->{kind} eq 'column' ? "$_->{name} $_->{sql}" : "CONSTRAINT $_->{name} $_->{sql}" }
		  sort { $a->{kind} cmp $b->{kind} }
		  grep { $_->{kind} =~ /^(?:column|constraint)$/ && $_->{table} eq $table->{name} } @pieces;
		push @statements, "CREATE TABLE $table->{name} (\n  " . join(",\n  ", @elements) . "\n)$table->{sql}";
	}
	push @statements, map { $_->{sql} } grep { $_->{kind} eq 'statement' } @pieces;
	return join '', map { "$_;\n" } @statements;
}

sub add_types
{
	for (1 .. between(0, 2))
	{
		my $name = fresh('mood');
		my @labels = map { "label $_" } 1 .. between(1, 6);
		piece(kind => 'type', name => $name, sql => "CREATE TYPE $name AS ENUM ("
			  . join(', ', map { "'$_'" } @labels) . ')');
		push @{ $schema->{enums} }, { name => $name, labels => \@labels };
	}
	for (1 .. between(0, 2))
	{
		my $name = fresh('domain');
		my $family = one_of(qw(number text date));
		my $type = one_of(@{ $types{$family} });
		my $not_null = chance(0.3);
		my @conditions = map { condition($family, $type, 'VALUE') } 1 .. between(0, 2);
		piece(kind => 'type', name => $name, sql => join ' ', "CREATE DOMAIN $name AS $type", $not_null ? 'NOT NULL' : (),
			map { "CHECK ($_)" } @conditions);
		push @{ $schema->{domains} }, { type => $name, family => 'domain', base => $type, never_null => $not_null,
			conditions => \@conditions };
	}
	if (chance(0.3))
	{
		my $name = fresh('pair');
		piece(kind => 'type', name => $name, sql => "CREATE TYPE $name AS (a integer, b varchar(10), c date)");
		push @{ $schema->{composites} }, { name => $name };
	}
}

# A condition on one value. All that are drawn for one column together stay satisfiable: they agree on
# a family of witnesses (5 <= number <= 95 divisible by 5, lower-case words of 5 or 6 letters, the first
# days of the months of 2021).
sub condition
{
	my ($family, $type, $value) = @_;
	my $whole = $type =~ /int/;
	my $cast = $type =~ /^real|double/ ? "$value\::numeric" : $value;
	my %conditions = (
		number => [ "$value > 0", "$value >= 5", "$value BETWEEN 5 AND 95", "$value < 1000", "$value <> 7",
			"$value <= 95 AND $value > 1", "$value IN (5, 10, 55, 60)", "NOT ($value < 5)",
			"$value BETWEEN 5 AND 10 OR $value BETWEEN 50 AND 60", "$cast % 5 = 0", "abs($value) < 500",
			"$value = ANY (ARRAY[5, 10, 25, 55, 60])", "$value * 2 <= 190" ],
		text => [ "length($value) >= 3", "length($value) BETWEEN 5 AND 6", "char_length($value) <= 6",
			"$value <> ''", "btrim($value) <> ''", "lower($value) = $value", "$value ~ '^[a-z]+ *\$'",
			"$value !~ '[0-9]'", "$value ~ '^[a-f][a-z]{4,5}\$'", "$value NOT LIKE 'z%'",
			"$value IN ('abcdef', 'fabcde', 'bedfac')", "octet_length($value) < 30", "$value ~* '^[A-Z]'",
			"$value ~ '^(abc|bed|fab)'" ],
		date => [ "$value >= '2021-01-01'", "$value < '2022-01-01'", "$value BETWEEN '2021-01-01' AND '2021-12-31'",
			"isfinite($value)", "extract(year FROM $value) = 2021", "date_trunc('month', $value) = $value",
			"$value > '2000-01-01'", "extract(day FROM $value) < 15", "$value <= now()" ],
		range => [ "NOT isempty($value)", "lower($value) IS NOT NULL", "lower_inc($value)", "NOT upper_inf($value)",
			"lower($value) < upper($value)" ],
		array => [ "cardinality($value) > 0", "cardinality($value) BETWEEN 1 AND 4", "array_length($value, 1) <= 4",
			"array_position($value, NULL) IS NULL", "array_ndims($value) = 1" ]);
	my $from = $conditions{$family} or return 'true';
	return one_of(@$from);
}

# How a column is declared: { type, family, values }; `values` is the SQL of all its values if they are few.
sub draw_type
{
	my $draw = rand;
	if ($draw < 0.08 && @{ $schema->{enums} })
	{
		my $enum = one_of(@{ $schema->{enums} });
		return { type => $enum->{name}, family => 'enum', labels => $enum->{labels},
			values => "SELECT unnest(enum_range(NULL::$enum->{name}))" };
	}
	if ($draw < 0.16 && @{ $schema->{domains} })
	{
		return { %{ one_of(@{ $schema->{domains} }) } };
	}
	if ($draw < 0.19 && @{ $schema->{composites} })
	{
		return { type => one_of(@{ $schema->{composites} })->{name} . one_of('', '[]'), family => 'composite' };
	}
	return { type => 'boolean', family => 'boolean', values => 'VALUES (true), (false)' } if $draw < 0.27;
	my $family = one_of(qw(number number number text text text date date range array other));
	return { type => one_of(@{ $types{$family} }), family => $family };
}

sub add_column
{
	my ($table, %wanted) = @_;
	my $drawn = { %{ draw_type() }, %wanted };
	my $name = $wanted{name} // (chance(0.6) ? one_of(@names) : fresh('c'));
	$name = fresh($name) if grep { $_->{name} eq $name } @{ $table->{columns} };
	my $not_null = $wanted{not_null} // chance(0.5);
	my $sql = $drawn->{type} . ($not_null ? ' NOT NULL' : '') . ($wanted{more} // '');
	my $column = piece(%$drawn, kind => 'column', table => $table->{name}, name => $name, sql => $sql,
		not_null => $not_null || $drawn->{never_null});
	push @{ $table->{columns} }, $column;
	return $column;
}

sub add_constraint
{
	my ($table, $sql, %more) = @_;
	return piece(%more, kind => 'constraint', table => $table->{name}, name => fresh('rule'), sql => $sql);
}

sub add_statement
{
	my ($table, $sql, %more) = @_;
	return piece(%more, kind => 'statement', table => $table->{name}, name => fresh('statement'), sql => $sql);
}

sub columns_of
{
	my ($table, @families) = @_;
	return grep { my $column = $_; !$column->{special} && grep { $column->{family} eq $_ } @families } @{ $table->{columns} };
}

sub add_table
{
	my ($number) = @_;
	my $table = { name => "t$number", columns => [], keys => [], partitioned => '' };
	my $piece = piece(kind => 'table', table => $table->{name}, name => $table->{name}, sql => '');
	$table->{piece} = $piece;
	my $partitioned = chance(0.12);
	$table->{partitioned} = $partitioned ? 'by a column to come' : '';
	add_primary_key($table) unless $partitioned;
	add_references($table);
	add_column($table) for 1 .. between(1, 7);
	add_partitions($table) if $partitioned;
	add_column_checks($table);
	add_row_check($table) for 1 .. (chance(0.6) ? between(1, 3) : 0);
	add_unique_key($table) for 1 .. (chance(0.5) ? between(1, 2) : 0);
	add_generated_column($table) if chance(0.2);
	add_exclusion($table) if chance(0.08) && !$partitioned;
	add_trigger($table) if chance(0.12);
	add_contradiction($table) if chance(0.03);
	push @{ $schema->{tables} }, $table;
}

sub make_key
{
	my ($table, $kind, $more, @columns) = @_;
	my $list = join ', ', map { $_->{name} } @columns;
	my $key = { table => $table->{name}, columns => [@columns], names => [ map { $_->{name} } @columns ] };
	add_constraint($table, "$kind ($list)$more", key => $key->{names},
		nulls_equal => $kind =~ /NOT DISTINCT|PRIMARY/ ? 1 : 0);
	# Rows that are null in part of a key are nobody's parents.
	my $whole = $kind =~ /PRIMARY/ || @columns == 1 || !grep { !$_->{not_null} } @columns;
	push @{ $table->{keys} }, $key if $whole && $more !~ /DEFERRABLE/;
	return $key;
}

sub add_primary_key
{
	my ($table) = @_;
	my $draw = rand;
	return if $draw < 0.08;
	if ($draw < 0.70)
	{
		my $type = one_of('serial', 'bigserial', 'integer', 'bigint', 'uuid', 'text', 'varchar(12)',
			'integer GENERATED ALWAYS AS IDENTITY', 'bigint GENERATED BY DEFAULT AS IDENTITY', 'uuid DEFAULT gen_random_uuid()');
		my $plain = $type =~ s/ (?:GENERATED|DEFAULT).*//r =~ s/^(big)?serial$/($1 ? 'bigint' : 'integer')/er;
		my $column = add_column($table, name => 'id', type => $type, plain => $plain, family => 'key',
			not_null => 0, special => 1);
		$column->{not_null} = 1;
		delete $column->{values};
		make_key($table, 'PRIMARY KEY', '', $column);
		return;
	}
	my @columns = map { add_column($table, not_null => 1, type => one_of('integer', 'date', 'text', 'bigint'),
			family => 'key', values => undef, special => 1) } 1 .. between(1, 3);
	make_key($table, 'PRIMARY KEY', '', @columns);
}

# A foreign key over new columns, to one of the keys of an earlier table or of the table itself.
sub add_references
{
	my ($table) = @_;
	my @made;
	for (1 .. one_of(0, 0, 1, 1, 1, 2, 3))
	{
		my @parents = grep { @{ $_->{keys} } } @{ $schema->{tables} }, chance(0.2) ? $table : ();
		last unless @parents;
		push @made, add_reference($table, one_of(@parents));
	}
	return if !@made || $table->{partitioned};
	my @usable = grep { my $reference = $_; !grep { !$_->{not_null} } @{ $reference->{columns} } } @made;
	if (@usable && chance(0.2))
	{
		make_key($table, 'UNIQUE', '', @{ one_of(@usable)->{columns} });
	}
	if (@made > 1 && chance(0.4))
	{
		make_key($table, 'UNIQUE', '', map { @{ $_->{columns} } } @made[ 0, 1 ]);
	}
}

sub add_reference
{
	my ($table, $parent) = @_;
	my $key = one_of(@{ $parent->{keys} });
	my $self = $parent == $table;
	my $not_null = chance(0.6);
	my @columns = map {
		my $type = $_->{plain} // $_->{type};
		$type = 'bigint' if $type eq 'integer' && chance(0.1);
		$type = 'text' if $type =~ /^varchar/ && chance(0.2);
		add_column($table, name => fresh('ref'), type => $type, family => 'reference', special => 1, not_null => $not_null,
			values => undef)
	} @{ $key->{columns} };
	my $list = join ', ', map { $_->{name} } @columns;
	my $target = join ', ', @{ $key->{names} };
	my $more = one_of('', '', '', ' ON DELETE CASCADE', ' DEFERRABLE INITIALLY DEFERRED', @columns > 1 ? ' MATCH FULL' : '');
	add_statement($table, "ALTER TABLE $table->{name} ADD FOREIGN KEY ($list) REFERENCES $parent->{name} ($target)$more",
		references => $parent->{name}, foreign => [ map { $_->{name} } @columns ], target => [ @{ $key->{names} } ]);
	return { columns => \@columns, parent => $parent };
}

# Two tables that refer to each other, perhaps both NOT NULL.
sub add_cycle
{
	my @tables = grep { @{ $_->{keys} } && !$_->{partitioned} } @{ $schema->{tables} };
	return if @tables < 2;
	my ($first, $second) = some_of(2, @tables);
	add_reference($first, $second);
	add_reference($second, $first);
}

sub add_column_checks
{
	my ($table) = @_;
	for my $column (@{ $table->{columns} })
	{
		next if $column->{special} || !chance(0.4);
		for (1 .. between(1, 2))
		{
			my $condition = condition($column->{family}, $column->{type}, $column->{name});
			next if $condition eq 'true';
			add_constraint($table, "CHECK ($condition)", check => [ $column->{name} ]);
		}
	}
	for my $column (columns_of($table, 'enum'))
	{
		next unless chance(0.3) && @{ $column->{labels} } > 1;
		add_constraint($table, "CHECK ($column->{name} <> '$column->{labels}[0]')", check => [ $column->{name} ]);
	}
	for my $column (grep { $_->{type} eq 'jsonb' } columns_of($table, 'other'))
	{
		add_constraint($table, "CHECK (jsonb_typeof($column->{name}) = '" . one_of(qw(object array string number)) . q{')}, check => [ $column->{name} ])
		  if chance(0.4);
	}
	for my $column (grep { $_->{type} eq 'inet' } columns_of($table, 'other'))
	{
		add_constraint($table, "CHECK (family($column->{name}) = " . one_of(4, 6) . ')', check => [ $column->{name} ]) if chance(0.4);
	}
}

# A condition over several columns that the witnesses of condition() leave satisfiable.
sub add_row_check
{
	my ($table) = @_;
	my @numbers = columns_of($table, 'number');
	my @dates = columns_of($table, 'date');
	my @texts = columns_of($table, 'text');
	my @flags = columns_of($table, 'boolean');
	my @enums = columns_of($table, 'enum');
	my @optional = grep { !$_->{not_null} } columns_of($table, qw(number date text boolean enum other array));
	my @conditions;
	my $add = sub { my ($sql, @columns) = @_; push @conditions, [ $sql, map { $_->{name} } @columns ] };
	if (@numbers > 1)
	{
		my ($a, $b) = some_of(2, @numbers);
		my ($x, $y) = ($a->{name}, $b->{name});
		$add->("$x <= $y", $a, $b);
		$add->("$x + $y <= 200", $a, $b);
		$add->("$x <= $y OR $y IN (5, 10)", $a, $b);
		$add->("greatest($x, $y) <= 95", $a, $b);
		$add->("$y BETWEEN $x AND $x + 10", $a, $b);
		$add->("coalesce($x, 0) + coalesce($y, 0) > 0", $a, $b);
		$add->("CASE WHEN $x > 10 THEN $y > 10 ELSE $y <= 10 END", $a, $b);
		$add->("$x = $y", $a, $b) if chance(0.3);
	}
	if (@dates > 1)
	{
		my ($a, $b) = some_of(2, @dates);
		$add->("$a->{name} <= $b->{name}", $a, $b);
		$add->("$b->{name} IS NULL OR $a->{name} IS NULL OR $a->{name} <= $b->{name}", $a, $b);
	}
	if (@optional > 1)
	{
		my ($a, $b) = map { $_->{name} } my @two = some_of(2, @optional);
		$add->("($a IS NULL) = ($b IS NULL)", @two);
		$add->("num_nonnulls($a, $b) = 1", @two);
		$add->("$a IS NOT NULL OR $b IS NOT NULL", @two);
		$add->("num_nonnulls($a, $b) >= 1", @two);
	}
	if (@optional && (@flags || @enums))
	{
		my $switch = one_of(@flags, @enums);
		my $optional = one_of(@optional);
		my $on = $switch->{family} eq 'enum' ? "$switch->{name} = '$switch->{labels}[-1]'" : $switch->{name};
		$add->("NOT ($on) OR $optional->{name} IS NOT NULL", $switch, $optional) if $optional != $switch;
		$add->("($on AND $optional->{name} IS NOT NULL) OR (NOT ($on) AND $optional->{name} IS NULL)", $switch, $optional)
		  if $optional != $switch;
	}
	if (@texts && @numbers)
	{
		my ($text, $number) = (one_of(@texts), one_of(@numbers));
		$add->("length($text->{name}) <= 6 OR $number->{name} > 5", $text, $number);
		$add->("$number->{name} <= 60 OR $text->{name} ~ '^[a-z]'", $text, $number);
	}
	return unless @conditions;
	my ($sql, @columns) = @{ one_of(@conditions) };
	# Drawn together such conditions may contradict each other; each column is bound by one at most.
	for my $column (@columns)
	{
		my ($declared) = grep { $_->{name} eq $column } @{ $table->{columns} };
		return if $declared->{bound}++;
	}
	add_constraint($table, "CHECK ($sql)", check => \@columns);
}

sub add_unique_key
{
	my ($table) = @_;
	my @able = grep { $_->{type} !~ /^(?:json|xml|point|box|circle)$/ } columns_of($table, qw(number text date enum boolean other domain));
	return unless @able;
	my @columns = some_of(one_of(1, 1, 1, 2, 2, 3), @able);
	my $names = join ', ', map { $_->{name} } @columns;
	my $draw = rand;
	if ($table->{partitioned})
	{
		@columns = grep { $_->{name} ne $table->{partitioned} } @columns or return;
		my ($bound) = grep { $_->{name} eq $table->{partitioned} } @{ $table->{columns} };
		make_key($table, 'UNIQUE', '', @columns, $bound);
	}
	elsif ($draw < 0.5) { make_key($table, 'UNIQUE', '', @columns) }
	elsif ($draw < 0.6) { make_key($table, 'UNIQUE NULLS NOT DISTINCT', '', @columns) }
	elsif ($draw < 0.7) { make_key($table, 'UNIQUE', ' DEFERRABLE INITIALLY DEFERRED', @columns) }
	elsif ($draw < 0.85)
	{
		my $where = one_of(map { $_->{family} eq 'boolean' ? $_->{name} : "$_->{name} IS NOT NULL" } @{ $table->{columns} });
		$where = one_of($where, map { "$_->{name} IS NULL" } grep { !$_->{not_null} } @{ $table->{columns} });
		add_statement($table, "CREATE UNIQUE INDEX ON $table->{name} ($names) WHERE $where", key => [ map { $_->{name} } @columns ],
			where => $where);
	}
	else
	{
		my ($text) = columns_of($table, 'text');
		return unless $text;
		add_statement($table, "CREATE UNIQUE INDEX ON $table->{name} (lower($text->{name}))", key => [ $text->{name} ]);
	}
}

sub add_generated_column
{
	my ($table) = @_;
	my @from = grep { $_->{name} ne $table->{partitioned} } columns_of($table, qw(number text));
	return unless @from;
	my $from = one_of(@from);
	my ($type, $expression) = $from->{family} eq 'text'
	  ? ('text', one_of("upper($from->{name})", "'x-' || $from->{name}", "left($from->{name}, 3)"))
	  : ('numeric', one_of("$from->{name} * 2", "$from->{name}::numeric + 1", "coalesce($from->{name}, 0)"));
	my $column = add_column($table, name => fresh('made'), type => $type, family => 'generated', special => 1, not_null => 0,
		values => undef, from => $from->{name}, more => " GENERATED ALWAYS AS ($expression) STORED");
	add_constraint($table, "UNIQUE ($column->{name})", key => [ $column->{name} ]) if chance(0.15) && !$table->{partitioned} && $expression !~ /left|coalesce/;
}

sub add_exclusion
{
	my ($table) = @_;
	my $range = add_column($table, name => fresh('period'), type => one_of('daterange', 'tstzrange', 'int4range'),
		family => 'range', special => 1, values => undef);
	my @groups = grep { $_->{type} =~ /^(?:integer|bigint|text|date)$/ } columns_of($table, qw(number text date));
	my $with = @groups && chance(0.6) ? one_of(@groups)->{name} . ' WITH =, ' : '';
	my $where = chance(0.3) ? " WHERE (NOT isempty($range->{name}))" : '';
	add_constraint($table, "EXCLUDE USING gist ($with$range->{name} WITH &&)$where");
}

sub add_partitions
{
	my ($table) = @_;
	my $name = $table->{name};
	my $kind = one_of('range', 'date', 'list', 'hash');
	my $column;
	my @parts;
	if ($kind eq 'range')
	{
		$column = add_column($table, type => 'integer', family => 'number', not_null => 1, values => undef, special => 1);
		@parts = ([ 'FROM (1) TO (10)' ], [ 'FROM (10) TO (100)' ], [ 'FROM (200) TO (210)' ]);
		$column->{values} = 'SELECT i FROM generate_series(1, 209) i WHERE i < 100 OR i >= 200';
	}
	elsif ($kind eq 'date')
	{
		$column = add_column($table, type => one_of('date', 'timestamptz'), family => 'date', not_null => 1, values => undef, special => 1);
		@parts = ([ q{FROM ('2021-01-01') TO ('2021-02-01')} ], [ q{FROM ('2021-02-01') TO ('2022-01-01')} ]);
	}
	elsif ($kind eq 'list')
	{
		$column = add_column($table, type => 'text', family => 'text', not_null => 1, values => q{VALUES ('a'), ('b'), ('c d')}, special => 1);
		@parts = ([ q{IN ('a', 'b')} ], [ q{IN ('c d')} ]);
	}
	else
	{
		$column = add_column($table, type => one_of('integer', 'text', 'uuid'), family => 'hashed', not_null => 1, values => undef, special => 1);
		@parts = map { [ "WITH (MODULUS 3, REMAINDER $_)" ] } 0 .. 2;
	}
	$table->{partitioned} = $column->{name};
	$table->{piece}{sql} = ' PARTITION BY ' . ($kind eq 'date' ? 'range' : $kind) . " ($column->{name})";
	my $n = 0;
	for my $part (@parts)
	{
		++$n;
		my $below = $n == 1 && chance(0.3) ? " PARTITION BY HASH ($column->{name})" : '';
		add_statement($table, "CREATE TABLE ${name}_p$n PARTITION OF $name FOR VALUES $part->[0]$below");
		next unless $below;
		add_statement($table, "CREATE TABLE ${name}_p${n}_$_ PARTITION OF ${name}_p$n FOR VALUES WITH (MODULUS 2, REMAINDER $_)")
		  for 0, 1;
	}
	make_key($table, 'PRIMARY KEY', '', $column, add_column($table, name => 'id', type => 'bigint', family => 'key', not_null => 1,
			values => undef, special => 1)) if chance(0.4);
}

# Triggers that change a row, suppress it, or reject it. None empties the table.
sub add_trigger
{
	my ($table) = @_;
	my @texts = grep { $_->{type} eq 'text' && !$_->{bound} } columns_of($table, 'text');
	my @numbers = grep { $_->{type} =~ /int/ } columns_of($table, 'number');
	my @bodies = ([ 'BEFORE', 'RETURN NEW;' ], [ 'AFTER', 'RETURN NULL;' ]);
	push @bodies, [ 'BEFORE', "NEW.$_->{name} := NEW.$_->{name}; RETURN NEW;" ] for @texts;
	for my $number (@numbers)
	{
		push @bodies, [ 'BEFORE', "IF NEW.$number->{name} % 4 = 1 THEN RETURN NULL; END IF; RETURN NEW;", 'suppresses' ];
		push @bodies, [ 'BEFORE',
			"IF NEW.$number->{name} % 3 = 1 THEN RAISE EXCEPTION 'no % here', NEW.$number->{name}; END IF; RETURN NEW;", 'rejects' ];
	}
	my ($time, $body, $effect) = @{ one_of(@bodies) };
	my $function = fresh('trigger');
	add_statement($table, "CREATE FUNCTION $function() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN $body END \$\$;\n"
		  . "CREATE TRIGGER $function $time INSERT ON $table->{name} FOR EACH ROW EXECUTE FUNCTION $function()",
		effect => $effect // 'none');
}

# An AFTER trigger of one table that writes into another, as audit logs do.
sub add_log_trigger
{
	my $table = one_of(@{ $schema->{tables} });
	piece(kind => 'table', table => 'audit', name => 'audit', sql => '');
	piece(kind => 'column', table => 'audit', name => 'id', sql => 'bigserial PRIMARY KEY', not_null => 1);
	piece(kind => 'column', table => 'audit', name => 'action', sql => 'text', not_null => 0);
	my $function = fresh('trigger');
	add_statement($table, "CREATE FUNCTION $function() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN"
		  . " INSERT INTO fuzz.audit (action) VALUES (TG_OP); RETURN NULL; END \$\$;\n"
		  . "CREATE TRIGGER $function AFTER INSERT ON $table->{name} FOR EACH ROW EXECUTE FUNCTION $function()");
}

# Conditions that no row can meet.
sub add_contradiction
{
	my ($table) = @_;
	my $column = add_column($table, name => fresh('never'), type => one_of('integer', 'numeric', 'bigint'), family => 'number',
		special => 1, not_null => 1, values => undef);
	my $name = $column->{name};
	add_constraint($table, one_of("CHECK ($name > 5 AND $name < 3)", "CHECK ($name IN (1, 2) AND $name > 2)", "CHECK ($name IS NULL)"),
		contradiction => 1);
}

1;
