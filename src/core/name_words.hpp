// The words of a name: identifiers of any style cut apart, in English, in the singular.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/words.hpp"

namespace synthgen::core {

// The words of an identifier in lower case: snake_case, camelCase, digits apart, accents kept.
std::vector<std::string> split_identifier(std::string_view name);

// The same with words of other languages put into English, in English order: "birth date" of
// "fecha_nacimiento" as of "Geburtsdatum". For labels and texts, whose words are as they are written.
std::vector<std::string> words_of_text(std::string_view text);

// The same for the name of a table or column, with abbreviations written out and run-together words cut:
// "order date" of "ord_dt" as of "orderdate".
std::vector<std::string> words_of(std::string_view name);

// What a thing of this name is a kind of, the most telling first: the last two words of the name joined by _,
// then each word from the last on, followed by the sets ("%orders") that hold it. Words are in the singular.
std::vector<std::string> kinds_of_thing(std::string_view name);

// One thing of a table or column of this name, as a title has it: "Alert Rule" of "alert_rules".
std::string title_of_thing(std::string_view name);

// Whether `letters` are some of the word's, its first one first, in order: "shp" of "shipment".
bool abbreviates(std::string_view letters, std::string_view word);

namespace detail {

class NamingRules;

// Singular words, the same for synonyms, with abbreviations written out and run-together words cut.
Words normalise(const NamingRules& rules, const Words& words);

// What is left of a table's name without filler words at its ends: its last word is its head.
Words table_words(const NamingRules& rules, std::string_view table);

// Drops a prefix like the "c" of "c_name" in "customer", "ps" in "partsupp" or "shp" in "tbl_shipment".
void drop_table_initials(const NamingRules& rules, Words& words, const Words& table);

bool is_number(const std::string& word);

}  // namespace detail

}  // namespace synthgen::core
