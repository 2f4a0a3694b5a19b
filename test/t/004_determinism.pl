# Same seed, as_of and schema: the same bytes, whatever else differs.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('determinism');
my $schema = 'library_mgm';

# Generates in a new database; the schema comes from `ddl` or from the sample file.
sub generated
{
	my ($database, $arguments, $ddl) = @_;
	new_database($node, $database, defined $ddl ? () : ($schema));
	$node->safe_psql($database, $ddl) if defined $ddl;
	$node->safe_psql($database,
		"SELECT * FROM synth_generate('$schema', as_of => '2025-06-30', $arguments)");
	return checksums($node, $database, $schema);
}

my $first = generated('first', 'rows => 300, seed => 42');
is_deeply(generated('second', 'rows => 300, seed => 42'), $first, 'a fresh database');

my ($dump) = run_command([ 'pg_dump', '-s', '-n', $schema, '-d', $node->connstr('first') ]);
is_deeply(generated('reordered', 'rows => 300, seed => 42', $dump), $first, 'tables created in another order');

$node->safe_psql('postgres', 'CREATE DATABASE occupied');
$node->safe_psql('occupied', 'CREATE TABLE public.unrelated (a int, b text); CREATE TYPE public.mood AS ENUM (\'up\')');
$node->safe_psql('occupied', 'CREATE EXTENSION synthgen');
load_schema($node, 'occupied', $schema);
$node->safe_psql('occupied', qq{SET DateStyle = 'German, DMY'; SET timezone = 'Asia/Tokyo'; SET lc_numeric = 'C';
	SET search_path = public; SET work_mem = '64kB';
	SELECT * FROM synth_generate('$schema', rows => 300, seed => 42, as_of => '2025-06-30')});
is_deeply(checksums($node, 'occupied', $schema), $first, 'other OIDs and other settings of the session');

$node->safe_psql('first', qq{SELECT * FROM synth_generate('$schema', rows => 300, seed => 42,
	as_of => '2025-06-30', mode => 'replace')});
is_deeply(checksums($node, 'first', $schema), $first, 'again in place, mode replace');

# Nothing refers to book_loans.
my $fewer = generated('fewer', q{rows => 300, seed => 42, row_counts => '{"book_loans": 50}'});
delete $fewer->{"$schema.book_loans"};
is_deeply($fewer, { map { $_ => $first->{$_} } keys %$fewer }, 'another row count of a table that is nobody\'s parent');

for my $table (qw(authors publishers library_members))
{
	my $name = "$schema.$table";
	my $alone = generated("alone_$table", "rows => 300, seed => 42, tables => '{$table}'");
	is($alone->{$name}, $first->{$name}, "$table generated alone");
}

# Keys that are drawn, not counted.
my $keys = q{CREATE SCHEMA uncounted;
	CREATE TABLE uncounted.owner (id uuid PRIMARY KEY, name text NOT NULL);
	CREATE TABLE uncounted.pet (owner_id uuid NOT NULL REFERENCES uncounted.owner, name varchar(20), PRIMARY KEY (owner_id, name));};
sub generated_uncounted
{
	my ($database, $arguments) = @_;
	new_database($node, $database);
	$node->safe_psql($database, $keys);
	$node->safe_psql($database, "SELECT * FROM synth_generate('uncounted', rows => 200, as_of => '2025-06-30', $arguments)");
	return checksums($node, $database, 'uncounted');
}
my $uncounted = generated_uncounted('uncounted', 'seed => 7');
is_deeply(generated_uncounted('uncounted_again', 'seed => 7'), $uncounted, 'uuid and text keys repeat');
is(generated_uncounted('uncounted_alone', q{seed => 7, tables => '{owner}'})->{'uncounted.owner'},
	$uncounted->{'uncounted.owner'}, '... also when a table is generated alone');

# Every type, and every sample schema.
for my $name (qw(types library_mgm company_employee restaurants))
{
	my %made;
	for my $database ("${name}_1", "${name}_2")
	{
		new_database($node, $database, $name);
		$node->safe_psql($database, "SELECT * FROM synth_generate('$name', rows => 100, seed => 3, as_of => '2025-06-30')");
		$made{$database} = checksums($node, $database, $name);
	}
	is_deeply($made{"${name}_2"}, $made{"${name}_1"}, "schema $name");
}

my $other = generated('other', 'rows => 300, seed => 43');
isnt($other->{$_}, $first->{$_}, "another seed gives other $_") for sort keys %$first;

done_testing();
