#!/usr/bin/perl
# Embeds data/recognition.tsv and data/vocabulary.tsv in the library: checks the lines and prints them as one C++
# array. Words of the vocabulary get their spellings without accents, too.
# Usage: embed_recognition.pl vocabulary.tsv recognition.tsv > recognition_data.cpp
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
use Unicode::Normalize;
use lib $FindBin::Bin;
use EmbeddedLines;

my @known_types = qw(text integer numeric boolean date timestamp time interval uuid json binary network
  number moment any);
my %known_type = map { $_ => 1 } @known_types;
my (%sets, %null_rates, %spellings, @participles, @lines);
my $last_of_vocabulary = 0;

sub fail { die "$ARGV:$.: $_[0]\n" }

sub check_rule {
  my ($semantic, $types, $pattern, $condition, $priority, $null_rate) = @_;
  fail("bad semantic '$semantic'") unless $semantic =~ /^[a-z]+\.[a-z0-9_]+$/;
  for my $type (split /\|/, $types) { fail("unknown type class '$type'") unless $known_type{$type} }
  fail("bad pattern '$pattern'") unless $pattern =~ /^[+^]?[a-z0-9|*?]+(?: [a-z0-9|*?]+)*$/;
  fail("bad priority '$priority'") unless $priority =~ /^-?\d+$/;
  for my $set ($condition =~ /%([a-z_]+)/g) { fail("unknown set '%$set'") unless $sets{$set} }
  return if $null_rate eq '';
  fail("bad null rate '$null_rate'") unless $null_rate =~ /^(?:0|1|0\.\d+)$/;
  fail("a second null rate for '$semantic'")
    if exists $null_rates{$semantic} && $null_rates{$semantic} != $null_rate;
  $null_rates{$semantic} = $null_rate;
}

# A word as people write it who have no accents on their keyboard.
sub without_accents {
  my ($word) = @_;
  $word =~ tr/łıø/lio/;
  $word =~ s/ß/ss/g;
  $word = NFD($word);
  $word =~ s/\pM//g;
  return $word;
}

sub with_umlauts_written_out {
  my ($word) = @_;
  $word =~ s/([äöü])/substr(NFD($1), 0, 1) . 'e'/ge;
  return without_accents($word);
}

# A field of the vocabulary with the other spellings of its words, as far as they mean nothing else.
sub with_spellings {
  my ($field) = @_;
  my @words;
  for my $marked (split / /, $field) {
    my ($word, $marks) = $marked =~ /^([\w]+)(\*?\??)$/ or fail("bad word '$marked'");
    for my $spelling ($word, without_accents($word), with_umlauts_written_out($word)) {
      push @words, "$spelling$marks" unless $spellings{$spelling}++;
    }
  }
  return join ' ', @words;
}

# Participles of the Romance languages agree with what they are said of: "pagado", "pagada"; "payé", "payée".
sub is_participle { $_[0] =~ /(?:[a-z]{3}ed|[^ ]{2}en|sent|paid|sold|lent|made|read)$/ }

sub feminine_forms {
  my ($field) = @_;
  my @forms = map { /(?:[aiu]d|[aiu]t|[rst]t|ss|[uen]s|nt)o$/ ? s/o$/a/r : /(?:é|u|[^t]i|[^t]is|[crv]it)$/ ? "${_}e" : () }
    grep { !/[*?_]/ } split / /, $field;
  return join ' ', @forms;
}

# A word is listed without accents, too; a ~ in front stays.
sub locale_line {
  my ($locale, $words) = @_;
  my %seen;
  my @words = grep { !$seen{$_}++ } map { ($_, without_accents($_), with_umlauts_written_out($_)) } split / /, $words;
  return join "\t", '@locale', $locale, join ' ', @words;
}

sub vocabulary_line {
  my ($english, @fields) = split /\t/, $_[0], -1;
  fail('a concept has words of up to four groups of languages') if $english !~ /^[a-z0-9 -]+$/ || @fields > 4;
  push @participles, [$english, $fields[1]] if is_participle($english) && $fields[1];
  return join "\t", '@vocabulary', $english, map { with_spellings($fields[$_] // '') } 0 .. 3;
}

while (my $line = <>) {
  chomp $line;
  next if $line =~ /^\s*(?:#|$)/;
  if ($ARGV =~ /vocabulary/) {
    $last_of_vocabulary = @lines + 1;
    push @lines, $line =~ /^\@locale\t([a-z]+_[A-Z]+)\t([\w~ ]+)$/ ? locale_line($1, $2) : vocabulary_line($line);
    next;
  }
  if ($line =~ /^\@set\t([a-z_]+)\t[a-z ]+$/) {
    fail("set '$1' defined twice") if $sets{$1}++;
  } elsif ($line !~ /^\@(?:word|neutral|list)\t[^\t]+(?:\t[^\t]+)?$/) {
    my @fields = split /\t/, $line, -1;
    fail('a rule has 3 to 6 fields') if @fields < 3 || @fields > 6;
    push @fields, '' while @fields < 6;
    $fields[4] = 0 if $fields[4] eq '';
    check_rule(@fields);
    $line = join "\t", @fields;
  }
  push @lines, $line;
}

# What a form means elsewhere it means here, too.
for my $participle (@participles) {
  my ($english, $field) = @$participle;
  my $forms = with_spellings(feminine_forms($field));
  splice @lines, $last_of_vocabulary, 0, join "\t", '@vocabulary', $english, '', $forms, '', '' if $forms ne '';
}

print_lines('data/vocabulary.tsv and data/recognition.tsv by data/embed_recognition.pl', 'recognition_data.hpp',
  'kRecognitionLine', @lines);
