#!/usr/bin/env perl
# Turns a list of tables with a life (test/states/*.txt) into SQL that makes and fills them, and that counts the rows
# which break each expectation, into the table "broken".
#
#   [trade]                                 a schema
#   table<parent<parent?<parent!: column ..  ? may be null, ! is unique; with what its name tells of its type, or column:type; ! is NOT NULL, and
#                                           {a b c} are its labels, NOT NULL but for a ? behind
#   + columns: a b ~ c                      are there under the labels a and b of the first labels, may be under c, and
#                                           are not under the others; with @kind of the labels of that column; with the
#                                           name of a flag exactly when it is set, or not set (!); with =column when that is
#   - one other 0..5d                       the other comes after the one, as far behind it (in 95 of 100 rows)
#   ? condition                             holds or is unknown; p and q are the rows of the parents
#   most column label                       is the most frequent one
#   share column 25%                        is there in no more rows than that
#   part column label 10..35%               is the label of so many rows
use strict;
use warnings;

my %seconds = (s => 1, m => 60, h => 3600, d => 86400, y => 366 * 86400);
my %abbreviated = (tz => 'timestamptz', num => 'numeric(10,2)', bool => 'boolean', int => 'integer');
my ($schema, $number, %tables, $table, @checks) = ('', 0);

sub type_of {
  my ($name, $type) = @_;
  return $abbreviated{$type} // $type if defined $type;
  return 'boolean NOT NULL' if $name =~ /^(is|has)_/;
  return 'timestamptz' if $name =~ /_at$/;
  return $name =~ /(_on|_date)$/ ? 'date' : 'text';
}

# Half of the schemas have enums, the others constraints.
sub label_type {
  my ($column, @labels) = @_;
  my $list = join ', ', map { "'$_'" } @labels;
  return "varchar(30) CHECK ($column IN ($list))" if $number % 2;
  print "CREATE TYPE $schema.$table->{name}_$column AS ENUM ($list);\n";
  return "$schema.$table->{name}_$column";
}

sub read_columns {
  my $text = shift;
  my @columns;
  while ($text =~ /\G\s*([a-z_0-9]+)(?::([a-z]+))?(?:\{([^}]*)\})?([!?]?)/gc) {
    my ($name, $type, $labels, $mark) = ($1, $2, $3, $4);
    if (defined $labels) {
      my @labels = split ' ', $labels;
      $table->{labels}{$name} = \@labels;
      $table->{first} //= $name;
      push @columns, "$name " . label_type($name, @labels) . ($mark eq '?' ? '' : ' NOT NULL');
    } else {
      my $full = type_of($name, $type);
      $full =~ s/ NOT NULL// if $mark eq '?';
      $table->{types}{$name} = $full;
      push @columns, "$name $full" . ($mark eq '!' && $full !~ /NULL/ ? ' NOT NULL' : '');
    }
  }
  die "cannot read $text" if substr($text, pos($text) // 0) =~ /\S/;
  return @columns;
}

sub make_parent {
  my $parent = shift;
  return if $tables{"$schema.$parent"}++;
  print "CREATE TABLE $schema.$parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, "
    . "created_at timestamptz NOT NULL DEFAULT now());\n";
}

sub singular { my $word = shift; $word =~ s/ies$/y/ || $word =~ s/s$//; return $word }

sub make_table {
  my ($name, $parents, $columns) = @_;
  $table = {name => $name, from => "$schema.$name t"};
  my @all = ('id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY');
  my @alias = qw(p q);
  while ($parents =~ /<([a-z_0-9]+)([?!]?)/g) {
    my ($parent, $mark) = ($1, $2);
    make_parent($parent);
    my $key = singular($parent) . '_id';
    push @all, "$key bigint " . ($mark eq '?' ? '' : 'NOT NULL ') . ($mark eq '!' ? 'UNIQUE ' : '')
      . "REFERENCES $schema.$parent";
    my $alias = shift @alias;
    $table->{from} .= " LEFT JOIN $schema.$parent $alias ON $alias.id = t.$key";
  }
  push @all, read_columns($columns);
  $tables{"$schema.$name"} = 1;
  print "CREATE TABLE $schema.$name (\n  ", join(",\n  ", @all), ");\n";
}

sub check {
  my ($line, $condition, $allowed) = @_;
  $line =~ s/'/''/g;
  push @checks, "INSERT INTO broken SELECT '$schema.$table->{name}: $line', n, example FROM (SELECT count(*) AS n, "
    . "min(t::text) AS example FROM $table->{from} WHERE $condition) x WHERE n > "
    . ($allowed // 0) . ";\nUPDATE asked SET lines = lines + 1;";
}

sub list { return 'IN (' . join(', ', map { "'$_'" } @_) . ')' }

sub check_presence {
  my ($line, $columns, $when) = @_;
  my $state = $columns =~ s/\s*@(\w+)// ? $1 : $table->{first};
  for my $column (split ' ', $columns) {
    if ($when =~ /^=(\w+)/) {
      check("$column: $when", "(t.$column IS NULL) <> (t.$1 IS NULL)");
    } elsif ($when =~ /^(!?)(\w+)$/ && !grep { $_ eq $2 } @{$table->{labels}{$state // ''} // []}) {
      my $flag = $1 ? "NOT t.$2" : "t.$2";
      check("$column: $when", "(t.$column IS NOT NULL) <> $flag");
    } else {
      my ($must, $may) = map { [split ' ', $_] } split(/\s*~\s*/, $when, -1), '';
      my %known = map { $_ => 1 } @{$table->{labels}{$state}};
      $known{$_} or die "$schema.$table->{name}: no label $_" for @$must, @$may;
      check("$column: $when", "(t.${state}::text " . list(@$must) . " AND t.$column IS NULL) OR (t.${state}::text NOT "
        . list(@$must, @$may) . " AND t.$column IS NOT NULL)");
    }
  }
}

sub check_distance {
  my ($line, $one, $other, $least, $most) = @_;
  my ($from, $to) = map { /^([\d.]+)([smhdy]?)$/ or die $line; $1 * ($seconds{$2 || 'd'}) } $least, $most;
  my $coarse = grep { ($table->{types}{$_} // '') =~ /^date/ } $one, $other;
  my $cast = $coarse ? '::date::timestamp' : '::timestamptz';
  my $gap = "extract(epoch FROM t.$other$cast - t.$one$cast)";
  ($from, $to) = (int($from / 86400) * 86400, $to + 86400) if $coarse;
  check("$line, in order", "$gap < 0");
  check("$line, as far apart", "$gap NOT BETWEEN $from AND $to", "(SELECT count(*) / 20 FROM $table->{from})");
}

print "CREATE TABLE broken (line text, rows bigint, example text);\n",
  "CREATE TABLE asked (lines int);\nINSERT INTO asked VALUES (0);\n";

sub fill {
  return if $schema eq '';
  print "SELECT count(*) FROM public.synth_generate('$schema', rows => 200, seed => 1, as_of => '2026-06-30');\n";
  print "$_\n" for @checks;
  print "DROP SCHEMA $schema CASCADE;\n" unless $ENV{KEEP};
  @checks = ();
}

while (my $line = <>) {
  chomp $line;
  next if $line =~ /^\s*(#|$|limit )/;
  if ($line =~ /^\[(\w+)\]/) {
    fill();
    $schema = $1;
    ++$number;
    print "CREATE SCHEMA $schema;\n";
  } elsif ($line =~ /^(\w+)((?:<\w+[?!]?)*): (.*)/) {
    make_table($1, $2, $3);
  } elsif ($line =~ /^\+ (.*?): (.*)/) {
    check_presence($line, $1, $2);
  } elsif ($line =~ /^- (\w+) (\w+) (\w+)\.\.(\w+)/) {
    check_distance($line, $1, $2, $3, $4);
  } elsif ($line =~ /^\? (.*)/) {
    my $condition = $1;
    check($line, "NOT ($condition)");
  } elsif ($line =~ /^most (\w+) (\w+)/) {
    check($line, "t.id = 1 AND (SELECT mode() WITHIN GROUP (ORDER BY $1) FROM $schema.$table->{name})::text <> '$2'");
  } elsif ($line =~ /^share (\w+) (\d+)%/) {
    check($line, "t.$1 IS NOT NULL", "$2 * (SELECT count(*) FROM $schema.$table->{name}) / 100");
  } elsif ($line =~ /^part (\w+) (\w+) (\d+)\.\.(\d+)%/) {
    check($line, "t.id = 1 AND (SELECT 100 * avg(($1::text = '$2')::int) FROM $schema.$table->{name}) NOT BETWEEN $3 AND $4");
  } else {
    die "cannot read: $line";
  }
}
fill();
