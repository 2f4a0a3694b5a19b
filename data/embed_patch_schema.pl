#!/usr/bin/perl
# Embeds docs/patch.schema.json in the library.
# Usage: embed_patch_schema.pl patch.schema.json > patch_schema_data.cpp
use strict;
use warnings;

local $/;
my $text = <>;
die "the schema contains the end of the literal\n" if $text =~ /\)json"/;
chomp $text;
print <<"CPP";
// Made by data/embed_patch_schema.pl from docs/patch.schema.json.
#include "modify/patch.hpp"

namespace synthgen::modify {

const char* const kPatchSchema = R"json($text)json";

}  // namespace synthgen::modify
CPP
