#!/usr/bin/perl
# Turns the word lists of a folder into one C++ source file on standard output.
#
#   perl data/embed_lexicon.pl data/lexicon > src/core/lexicon_data.cpp
#
# Input: <folder>/<locale>/<list>.tsv, UTF-8; locale "all" stands for none. The first line names the
# fields; a last field named "#weight" holds positive integers. Field 0 is the entry. A list named "template"
# has a line for each template of a meaning, or of several that | separates; those of one meaning become one row, joined
# by line feeds. A list named "kind" has the kinds of a thing in one line, separated by |, which are templates, too. So has one named
# "wording", by things and labels ("transaction|movement: fee|charge"), or "label_form", by meanings and labels. A list named "lookup" holds the rows of lookup tables: each group becomes a list of its own, and the kinds of what its first line names.
# One named "goods" holds what trades sell: each trade has a list of its own ("goods_bank"); an empty field repeats the line before.
#
# Output: three constants without a pointer in them, hence without relocations, so that the pages are
# shared between processes. Strings and numbers are written as string literals, which compilers read many
# times faster than lists of integers:
#   pool    the distinct strings, each after its length (2 bytes, little-endian)
#   words   numbers of 4 bytes, little-endian: for each list the offsets into the pool of its field names
#           and its cells, row by row, then for a weighted list a threshold and an alias for each row
#   tables  one record a list, sorted by name and locale
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use Encode qw(decode FB_CROAK);

my $folder = shift @ARGV or die "usage: $0 FOLDER\n";
my ($pool, %offset_of) = ('');
my (@words, @tables);
my $digest = '';

# The offset of a string in the pool, where equal strings are kept once.
sub intern {
	my ($string) = @_;
	return $offset_of{$string} //= do {
		my $offset = length $pool;
		die "string too long: $string\n" if length($string) > 0xFFFF;
		$pool .= pack('v', length $string) . $string;
		$offset;
	};
}

# Walker's alias table in integers (Vose, 1991): for each row a threshold of 32 bits and an alias.
sub alias_table {
	my ($file, @weights) = @_;
	my ($count, $total) = (scalar @weights, 0);
	$total += $_ for @weights;
	die "$file: the weights add up to $total, more than 2^31\n" if $total >= 2**31;
	use integer;
	my @share = map { $_ * $count } @weights;    # the mean share is $total
	my @small = grep { $share[$_] < $total } 0 .. $#share;
	my @large = grep { $share[$_] >= $total } 0 .. $#share;
	my @table = map { (0xFFFFFFFF, $_) } 0 .. $#share;
	while (@small && @large) {
		my ($poor, $rich) = (pop @small, $large[-1]);
		# The quotient of a number below 2^31, 16 bits at a time so that nothing overflows.
		my $high = ($share[$poor] << 16) / $total;
		my $rest = ($share[$poor] << 16) % $total;
		@table[2 * $poor, 2 * $poor + 1] = (($high << 16) + ($rest << 16) / $total, $rich);
		$share[$rich] -= $total - $share[$poor];
		push @small, pop @large if $share[$rich] < $total;
	}
	return @table;
}

# Rows of two fields; the second fields of neighbours with the same first one are joined.
sub joined {
	my (@result, %of);
	my $last = '';
	for my $row (@_) {
		my ($names, $template) = @$row;
		for my $name (split /\|/, $names) {
			if ($names eq $last) { $of{$name}[1] .= "\n$template" }
			else { push @result, $of{$name} = [ $name, $template ] }
		}
		$last = $names;
	}
	return @result;
}

# Templates that | separates, outside of braces, as lines.
sub as_lines {
	my ($text) = @_;
	my @lines;
	push @lines, $1 while $text =~ /((?:[^|{]|(\{(?:[^{}]|(?2))*\}))+)/g;
	return join "\n", @lines;
}

# A short code for a name that has none: the initials of several words, else the first letters, else with a number.
sub code_for {
	my ($name, $taken) = @_;
	my @words = grep { !/^(?:and|or|of|the|a|an|to|in|on|for|with|by|from)$/ } $name =~ /[A-Za-z0-9]+/g;
	my $initials = uc join '', map { substr $_, 0, 1 } @words;
	my $letters = uc substr join('', @words), 0, 3;
	my @codes = length $initials > 1 ? ($initials, $letters) : ($letters);
	push @codes, map { "$codes[0]$_" } 2 .. 9;
	my ($code) = grep { !$taken->{$_} } @codes;
	return $code;
}

# The kinds of a name that a table of such things, or a column elsewhere, may have. What is only listed with ~ has no
# table of its own.
sub kinds_of_lookup {
	my ($list, @things) = @_;
	my @tables = grep { !/^~/ } @things;
	s/^~// for @things;
	return ([ join('|', @things, map("$_ name", @tables)), "{$list.name}" ],
		[ join('|', map(("$_ code", "$_ abbreviation", "$_ symbol"), @tables)), "{$list.code}" ],
		[ join('|', map("$_ description", @tables)), "{$list.description}" ]);
}

# Adds a list for each group of lookup rows; returns the kinds that name them.
sub add_lookups {
	my ($file, $locale) = @_;
	open(my $in, '<:raw', $file) or return;
	my $content = do { local $/; <$in> };
	$digest = sha256_hex($digest . "lookup\0" . $content);
	my @lines = split /\n/, $content;
	shift @lines;
	my (@groups, @kinds);
	for my $line (@lines) {
		my ($things, $name, $code, $description) = my @fields = split /\t/, $line, -1;
		die "$file: \"$line\" has not four fields\n" if @fields != 4;
		push @groups, { things => [ split /\|/, $things ], codes => {}, rows => [] } if $things ne '';
		my $weight = $name =~ s/^([2-9])\*// ? $1 : 1;
		push @{ $groups[-1]{rows} }, [ $name, $code, $description, $weight ];
		$groups[-1]{codes}{$code}++;
	}
	for my $group (@groups) {
		my $list = 'lookup_' . $group->{things}[0] =~ tr/ /_/r;
		for my $row (@{ $group->{rows} }) {
			$row->[1] = code_for($row->[0], $group->{codes}) if $row->[1] eq '';
			die "$file: \"$row->[1]\" occurs twice\n" if $group->{codes}{ $row->[1] }++ > 1;
		}
		add_rows($file, $locale, $list, [ 'name', 'code', 'description', '#weight' ], @{ $group->{rows} });
		push @kinds, kinds_of_lookup($list, @{ $group->{things} });
	}
	return @kinds;
}

# Adds a list for each trade of a file of goods.
sub add_goods {
	my ($file, $locale) = @_;
	my ($header, @rows) = read_list($file, 1);
	my %of_trade;
	push @{ $of_trade{ shift @$_ } }, $_ for @rows;
	add_rows($file, $locale, "goods_$_", [ @$header[ 1 .. $#$header ] ], @{ $of_trade{$_} }) for sort keys %of_trade;
}

# The lines of a file, checked: UTF-8, as many fields as the header, entries distinct ignoring case. With
# $filled empty fields get what the line before has, and the entry is made of two fields.
sub read_list {
	my ($file, $filled) = @_;
	open(my $in, '<:raw', $file) or die "could not open $file: $!\n";
	my $content = do { local $/; <$in> };
	$digest = sha256_hex($digest . $file =~ s/^\Q$folder\E//r . "\0" . $content);
	my @rows = map { [ split /\t/, $_, -1 ] } split /\n/, $content;
	my $header = shift @rows or die "$file: no header\n";
	die "$file: no entry\n" unless @rows;
	@rows = joined(@rows) if $file =~ m{/template\.tsv$};
	$_->[1] = as_lines($_->[1]) for $file =~ m{/(?:wording|label_form)\.tsv$} ? @rows : ();
	if ($file =~ m{^(.*/([^/]+))/kind\.tsv$}) {
		$_->[1] = as_lines($_->[1]) for @rows;
		unshift @rows, add_lookups("$1/lookup.tsv", $2);
	}
	my (%seen, $last);
	for my $row (@rows) {
		@$row = map { $row->[$_] ne '' ? $row->[$_] : $last->[$_] // '' } 0 .. $#$row if $filled;
		$last = $row;
		my $name = join ': ', @$row[ 0 .. ($filled ? 1 : 0) ];
		my $entry = lc decode('UTF-8', my $copy = $name, FB_CROAK);
		die "$file: \"$name\" has " . @$row . " fields, not " . @$header . "\n" if @$row != @$header;
		die "$file: an entry is empty\n" if $entry eq '';
		die "$file: \"$name\" occurs twice\n" if $seen{$entry}++;
	}
	return ($header, @rows);
}

sub add_list {
	my ($file, $locale, $name) = @_;
	add_rows($file, $locale, $name, read_list($file));
}

sub add_rows {
	my ($file, $locale, $name, $header, @rows) = @_;
	my @weights;
	if ($header->[-1] eq '#weight') {
		pop @$header;
		@weights = map { pop @$_ } @rows;
		/^[1-9][0-9]*$/ or die "$file: \"$_\" is not a weight\n" for @weights;
	}
	my $longest = 0;
	for (@rows) { $longest = length $_->[0] if length $_->[0] > $longest }
	my $cells = @words;
	push @words, map { intern($_) } map { @$_ } $header, @rows;
	my $alias = @weights ? @words : 0;
	push @words, alias_table($file, @weights) if @weights;
	push @tables, { name => $name, locale => $locale,
		record => [ intern($name), intern($locale), scalar @rows, scalar @$header, $longest, $cells, $alias ] };
}

# Bytes as C++ string literals, one a line.
sub literal {
	my ($bytes) = @_;
	my $text = '';
	while ($bytes =~ /\G(.{1,96})/gs) {
		my $line = $1;
		$line =~ s/([^ !#-\[\]-~]|\?)/sprintf '\\%03o', ord $1/ge;
		$text .= "    \"$line\"\n";
	}
	return $text;
}

for my $file (sort glob "$folder/*/*.tsv") {
	my ($locale, $name) = $file =~ m{([^/]+)/([^/]+)\.tsv$};
	next if $name eq 'lookup';  # read with the kinds
	if ($name eq 'goods') {
		add_goods($file, $locale);
		next;
	}
	add_list($file, $locale eq 'all' ? '' : $locale, $name);
}
die "no list in $folder\n" unless @tables;
@tables = sort { $a->{name} cmp $b->{name} || $a->{locale} cmp $b->{locale} } @tables;

my $records = join '', map { '    {' . join(', ', @{ $_->{record} }) . "},\n" } @tables;
my $version = substr $digest, 0, 16;
my $count = @tables;
print <<"END";
// Made by data/embed_lexicon.pl from data/lexicon; do not edit.
#include "core/lexicon_table.hpp"

namespace synthgen::core::detail {

extern const char kLexiconVersion[] = "$version";
extern const char kLexiconPool[] =
@{[ literal($pool) =~ s/\n$//r ]};
extern const char kLexiconWords[] =
@{[ literal(pack 'V*', @words) =~ s/\n$//r ]};
extern const LexiconTable kLexiconTables[] = {
$records};
extern const unsigned kLexiconTableCount = $count;

}  // namespace synthgen::core::detail
END
