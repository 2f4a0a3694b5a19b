# Prints the lines of a list as the C++ array that the library reads.
package EmbeddedLines;
use strict;
use warnings;
use Exporter 'import';
our @EXPORT = ('print_lines');

# print_lines(from what, header in src/core, name of one line, lines)
sub print_lines {
  my ($origin, $header, $name, @lines) = @_;
  print "// Made from $origin.\n";
  print "#include \"core/$header\"\n\nnamespace synthgen::core::detail {\n\n";
  # The suffix spares the compiler to count thousands of long texts, which takes it a minute.
  print "using std::string_view_literals::operator\"\"sv;\n\n";
  print "const std::string_view ${name}s[] = {\n";
  for my $line (@lines) {
    $line =~ s/([\\"])/\\$1/g;
    $line =~ s/\t/\\t/g;
    print "    \"$line\"sv,\n";
  }
  printf "};\nconst std::size_t ${name}Count = %d;\n\n}  // namespace synthgen::core::detail\n", scalar @lines;
}

1;
