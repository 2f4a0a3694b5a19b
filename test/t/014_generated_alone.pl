# What a table gets depends on its own definition and on what it refers to: not on which tables are filled with
# it, how many rows others get, or in which order tables and foreign keys were created.

use strict;
use warnings;

use PostgreSQL::Test::Utils;
use SynthgenTest;
use Test::More;

my $node = new_cluster('alone');
my $arguments = "rows => 100, seed => 3, as_of => '2025-06-30'";

# Nobody refers to these tables, and nobody speaks of their rows.
my %leaf = (
	library_mgm => 'book_loans',
	company_employee => 'performance_reviews',
	restaurants => 'delivery_drivers',
	helpdesk => 'attachments',
	hotel => 'Review');

# Tables that refer to each other in a circle see each other only when they are filled by one call.
my %circle = map { $_ => 1 } qw(library_mgm.departments library_mgm.employees library_mgm.library_branches
  company_employee.departments);

sub fill
{
	my ($name, $more) = @_;
	return "SELECT * FROM synth_generate('$name', $arguments$more)";
}

# The statements of a dump that add foreign keys, in the opposite order after all others.
sub with_keys_reversed
{
	my @statements = split /;\n/, $_[0];
	my @keys = grep { /FOREIGN KEY/ } @statements;
	return join ";\n", (grep { !/FOREIGN KEY/ } @statements), reverse(@keys), '';
}

for my $name (sort keys %leaf)
{
	new_database($node, "${name}_at_once", $name);
	$node->safe_psql("${name}_at_once", fill($name, ''));
	my $at_once = checksums($node, "${name}_at_once", $name);

	my ($dump) = run_command([ 'pg_dump', '-s', '-n', $name, '-d', $node->connstr("${name}_at_once") ]);
	new_database($node, "${name}_reordered");
	$node->safe_psql("${name}_reordered", with_keys_reversed($dump));
	$node->safe_psql("${name}_reordered", fill($name, qq{, row_counts => '{"$leaf{$name}": 30}'}));
	my $reordered = checksums($node, "${name}_reordered", $name);
	my ($own) = grep { /\b$leaf{$name}\b/ } keys %$at_once;
	isnt($reordered->{$own}, $at_once->{$own}, "$name: fewer rows of $leaf{$name}");
	is_deeply({ %$reordered, $own => '' }, { %$at_once, $own => '' },
		'... and tables and foreign keys created in another order change no other table');

	# One call a table, parents first: what a call does not fill it reads, or imagines.
	new_database($node, "${name}_one_by_one", $name);
	my @tables = split /\n/, $node->safe_psql("${name}_one_by_one",
		"SELECT c.relname FROM synth_plan('$name', $arguments) p JOIN pg_class c ON c.oid = p.table_name GROUP BY 1 ORDER BY min(step)");
	$node->safe_psql("${name}_one_by_one", join(';', map { fill($name, ", tables => '{$_}'") } @tables));
	my $one_by_one = checksums($node, "${name}_one_by_one", $name);
	for my $table (grep { $circle{$_} } keys %$at_once)
	{
		delete $_->{$table} for $one_by_one, $at_once;
	}
	is_deeply($one_by_one, $at_once, "$name: one table at a time");
}

done_testing();
