# What random schemas from seed 10000 on have besides: domains over arrays and composites, keys that hold for some
# rows or for what an expression makes of them, keys that refer to themselves by several columns, conditions with
# arithmetic and functions, triggers that change rows, inheritance. Earlier seeds stay as they are.
package WiderSchema;

use strict;
use warnings;

use Exporter 'import';
use RandomSchema;

our @EXPORT_OK = qw(widen);

BEGIN
{
	no strict 'refs';
	*{"WiderSchema::$_"} = \&{"RandomSchema::$_"}
	  for qw(one_of chance between some_of fresh piece add_column add_constraint add_statement columns_of add_reference make_key);
}

# Adds to a schema of RandomSchema; the random numbers go on from there.
sub widen
{
	my ($schema) = @_;
	my $types = add_inner_domains();
	for my $table (grep { !$_->{partitioned} } @{ $schema->{tables} })
	{
		add_column($table, %{ one_of(@$types) }) if chance(0.3);
		my $flag = chance(0.4) ? add_column($table, type => 'boolean', family => 'boolean', not_null => 1,
			values => 'VALUES (true), (false)', name => one_of(qw(is_default is_active is_deleted flag))) : undef;
		add_partial_key($table, $flag) if $flag && chance(0.6);
		add_expression_key($table) if chance(0.2);
		add_self_reference($table) if chance(0.2);
		add_arithmetic($table) if chance(0.4);
		add_function_check($table) if chance(0.2);
		add_changing_trigger($table) if chance(0.1);
	}
	add_heir(one_of(@{ $schema->{tables} })) if chance(0.1);
	return;
}

sub add_inner_domains
{
	my ($list, $pair, $mail) = map { fresh($_) } qw(list inner mail);
	piece(kind => 'type', name => $list, sql => "CREATE DOMAIN $list AS integer[] CHECK (cardinality(VALUE) BETWEEN 1 AND 3)"
		  . one_of('', ' CHECK (0 < ALL (VALUE))', ' CHECK (VALUE <@ ARRAY[1, 2, 3, 5, 8])'));
	piece(kind => 'type', name => "${pair}_row", sql => "CREATE TYPE ${pair}_row AS (low integer, high integer, label text)");
	piece(kind => 'type', name => $pair, sql => "CREATE DOMAIN $pair AS ${pair}_row CHECK ((VALUE).low < (VALUE).high)");
	piece(kind => 'type', name => $mail, sql => "CREATE DOMAIN $mail AS text CHECK (VALUE ~ '^[^@ ]+\@[a-z]+\\.[a-z]{2,3}\$')");
	return [ map { { type => $_, family => 'inner', values => undef, not_null => 0 + chance(0.5) } } $list, $pair, $mail, "$mail\[]" ];
}

# At most one row, or one a parent, is what the flag says.
sub add_partial_key
{
	my ($table, $flag) = @_;
	my @able = columns_of($table, qw(enum boolean number));
	my ($reference) = grep { $_->{family} eq 'reference' } @{ $table->{columns} };
	my @columns = $reference && chance(0.6) ? ($reference) : some_of(1, grep { $_ != $flag } @able);
	return unless @columns;
	my $where = one_of($flag->{name}, "NOT $flag->{name}");
	add_statement($table, "CREATE UNIQUE INDEX ON $table->{name} (" . join(', ', map { $_->{name} } @columns) . ") WHERE $where",
		key => [ map { $_->{name} } @columns ], where => $where);
	return;
}

sub add_expression_key
{
	my ($table) = @_;
	my ($text, $number) = map { one_of(columns_of($table, $_)) } qw(text number);
	my @expressions = ($text ? ("lower($text->{name})", "(coalesce($text->{name}, ''))") : (),
		$number && $number->{type} =~ /int/ ? ("($number->{name} + 1)", "abs($number->{name})") : ());
	return unless @expressions;
	my $expression = one_of(@expressions);
	my $of = $expression =~ /(?:lower|coalesce|abs)\((\w+)/ || $expression =~ /^\((\w+)/ ? $1 : undef;
	add_statement($table, "CREATE UNIQUE INDEX ON $table->{name} ($expression)", key => [$of],
		nulls_equal => $expression =~ /coalesce/ ? 1 : 0);
	return;
}

sub add_self_reference
{
	my ($table) = @_;
	add_reference($table, $table) if @{ $table->{keys} };
	return;
}

# Conditions that leave the witnesses of RandomSchema::condition(), all of them multiples of five from 5 to 95.
sub add_arithmetic
{
	my ($table) = @_;
	my @numbers = columns_of($table, 'number') or return;
	my $column = one_of(@numbers);
	my $name = $column->{name};
	my $exact = $column->{type} =~ /^(?:real|double)/ ? "$name\::numeric" : $name;
	add_constraint($table, 'CHECK (' . one_of("$name * 3 + 10 <= 300", "200 - $name > 90", "-$name < 0", "$exact % 5 = 0",
			"$name / 2 < 60", "sqrt(abs($name)\::float8) < 12", "$name IS DISTINCT FROM 13", "NOT ($name BETWEEN 96 AND 99)",
			"round($exact) = $exact", "$name\::text !~ '7'", "($name, 1) > (4, 0)") . ')', check => [$name]);
	return;
}

sub add_function_check
{
	my ($table) = @_;
	my @numbers = columns_of($table, 'number') or return;
	my $function = fresh('accepts');
	piece(kind => 'type', name => $function, sql => "CREATE FUNCTION $function(n numeric) RETURNS boolean LANGUAGE sql IMMUTABLE"
		  . ' RETURN ' . one_of('n <= 95', 'n > 4', 'length(n::text) < 9', 'n <> 11'));
	my $column = one_of(@numbers);
	add_constraint($table, "CHECK ($function($column->{name}::numeric))", check => [ $column->{name} ]);
	return;
}

sub add_changing_trigger
{
	my ($table) = @_;
	my @texts = grep { $_->{type} eq 'text' && !$_->{bound} } columns_of($table, 'text');
	return unless @texts;
	my ($name, $function) = ($texts[0]{name}, fresh('trigger'));
	add_statement($table, "CREATE FUNCTION $function() RETURNS trigger LANGUAGE plpgsql AS \$\$ BEGIN NEW.$name := rtrim(NEW.$name);"
		  . " RETURN NEW; END \$\$;\nCREATE TRIGGER $function BEFORE INSERT OR UPDATE ON $table->{name} FOR EACH ROW EXECUTE FUNCTION $function()",
		effect => 'none');
	return;
}

# A table that inherits the columns of another and adds its own.
sub add_heir
{
	my ($parent) = @_;
	return if $parent->{partitioned};
	my $name = fresh('heir');
	my $heir = { name => $name, columns => [], keys => [], partitioned => '' };
	$heir->{piece} = piece(kind => 'table', table => $name, name => $name, sql => " INHERITS ($parent->{name})", references => $parent->{name});
	add_column($heir, type => 'integer', family => 'number', name => fresh('own'), not_null => 1, values => undef);
	return;
}

1;
