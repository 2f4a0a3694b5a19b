#!/usr/bin/env perl
# Writes the SQL that makes and fills the tables of test/scale/NAME.txt, the file named, and asks which of their
# columns hold numbers that are not as in life. A comment in a list is a line that begins with "# " and holds
# more than a word.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use TableList;

my ($trade, @columns, @trades);

while (<>) {
  chomp;
  if (/^# (\w+)$/) {
    push @trades, $trade = $1;
    print qq(CREATE SCHEMA "$trade";\n);
  }
  my ($table, $sql, $of_table) = read_table($trade, $_) or next;
  print $sql;
  push @columns, map { [$table, @$_, $trade] } grep { @$_ == 3 } @$of_table;
}
print "\\o /dev/null\n";
print "SELECT count(*) FROM public.synth_generate('$_', rows => :rows, seed => :seed, as_of => '2026-06-30');\n" for @trades;
print "\\o\n";
for (@columns) {
  my ($table, $name, $low, $high, $of) = @$_;
  print "SELECT '$of.$table.$name|$low..$high', p[1], p[2] FROM (SELECT percentile_disc(ARRAY[0.05, 0.95]) WITHIN GROUP ",
    qq{(ORDER BY "$name") AS p FROM "$of"."$table") s WHERE p IS NULL OR p[1] < $low OR p[2] > $high OR p[1] = p[2] AND $low <> $high;\n};
}
printf "SELECT 'of %d';\n", scalar @columns;
