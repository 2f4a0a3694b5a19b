// Which list a label stands in: a column's default tells which kinds of a thing are meant where its name has
// several senses ("visibility" that is "private" by default is none of the weather).
#pragma once

#include <string>
#include <string_view>

#include "core/words.hpp"

namespace synthgen::core {

// The meaning under whose kinds `label` is, of those that a thing called `name` may have: an entry of the
// list "kind" that ends in the name's last word and shares most of the other words, of which one must be the
// same unless the entry is that word alone or begins with "usual". `name` is in English and in the singular,
// the words of its table in front. Empty if there is none.
std::string meaning_with_label(const Words& name, std::string_view label, std::string_view locale);

}  // namespace synthgen::core
