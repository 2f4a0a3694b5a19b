#!/usr/bin/perl
# Embeds data/equations.tsv in the library: checks the form of its lines and prints them as one C++ array.
# Usage: embed_equations.pl equations.tsv > equation_data.cpp
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use EmbeddedLines;

my @lines;
while (my $line = <>) {
  chomp $line;
  next if $line =~ /^\s*(?:#|$)/;
  my @fields = split /\t/, $line, -1;
  die "$ARGV:$.: an equation has two fields or three\n" if @fields < 2 || @fields > 3 || grep { $_ eq '' } @fields;
  die "$ARGV:$.: words are written in ASCII and in lower case\n" if $line !~ /^[\x20-\x40\x5b-\x7e\t]*$/;
  push @lines, $line;
}
print_lines('data/equations.tsv by data/embed_equations.pl', 'equation_data.hpp', 'kEquationLine', @lines);
