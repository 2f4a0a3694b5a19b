#!/usr/bin/env perl
# Writes the SQL that makes and fills the tables of test/equations/NAME.txt, the file named, and asks which equations
# rows break: more than one in fifty, or all for want of a value. Numbers may differ by half of the last digit that the
# result has.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use TableList;

my ($trade, $table, $parents, %parents_of, @trades, @equations);

# The table joined with what it refers to, a step away or two.
sub joined {
  my ($from, $seen) = @_;
  my $sql = '';
  for my $parent (@{ $parents_of{"$trade.$from->[1]"} }) {
    my ($one, $name) = @$parent;
    next if $seen->{$one}++;
    $sql .= qq{ JOIN "$trade"."$name" "$one" ON "$one".id = "$from->[0]"."${one}_id"} . joined($parent, $seen);
  }
  return $sql;
}

while (<>) {
  chomp;
  if (/^# (\w+)$/) {
    push @trades, $trade = $1;
    print qq(CREATE SCHEMA "$trade";\n);
  } elsif (/^= (\w+): (.*)/) {
    my ($result, $formula) = ($1, $2);
    my $own = qq{"$table"."$result"};
    # Names of the formula that are not another table's are the table's.
    my %known = map { ($_->[0] => 1) } @{ $parents->{columns} };
    $formula =~ s/(?<![.\w"])([a-z]\w*)(?![\w(.])/$known{$1} ? qq("$table"."$1") : $1/ge;
    $formula =~ s{/ (?!nullif)("?[a-z"][\w."]*)}{/ nullif($1, 0)}g;
    push @equations, [ "$trade.$table.$result", $own, $formula,
      qq{"$trade"."$table"} . joined([ $table, $table ], {}) ];
  } elsif ((my ($name, $sql, $columns, $own) = read_table($trade // '', $_)) > 1) {
    print $sql;
    ($table, $parents) = ($name, { columns => $columns });
    $parents_of{"$trade.$name"} = $own;
  }
}
print "\\o /dev/null\n";
print "SELECT count(*) FROM public.synth_generate('$_', rows => :rows, seed => :seed, as_of => '2026-06-30');\n" for @trades;
print "\\o\n";
for (@equations) {
  my ($name, $own, $formula, $from) = @$_;
  print "SELECT '$name', broken, of, example FROM (SELECT count(*) FILTER (WHERE differs) AS broken, count(*) AS of, ",
    "min(said) FILTER (WHERE differs) AS example FROM (SELECT abs($own - ($formula)) > 0.500001 * power(10::numeric, ",
    "-scale($own\::numeric)) AS differs, $own || ' is not ' || ($formula) AS said FROM $from ",
    "WHERE $own IS NOT NULL AND ($formula) IS NOT NULL) r) s WHERE of = 0 OR 50 * broken > of;\n";
}
printf "SELECT 'of %d';\n", scalar @equations;
