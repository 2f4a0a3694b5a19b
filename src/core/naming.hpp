// Recognises what a column means from its name, its table's name, its comment and the class of its
// type. The knowledge is a table (data/recognition.tsv), embedded in the library; the code only
// brings names into words (core/name_words.hpp) and looks them up.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace synthgen::core {

// The class of a column's base type, as far as recognition needs it.
enum class TypeClass {
  kText,
  kInteger,
  kNumeric,
  kBoolean,
  kDate,
  kTimestamp,
  kTime,
  kInterval,
  kUuid,
  kJson,
  kBinary,
  kNetwork,
  kEnum,
  kArray,
  kOther,
};

struct ColumnHint {
  std::string_view schema;
  std::string_view table;
  std::string_view column;
  std::string_view comment;
  TypeClass type = TypeClass::kOther;
  int max_length = 0;  // characters; 0: no limit
  // Whether the name of another column of the table has one of these words; empty if nobody knows.
  std::function<bool(const std::vector<std::string>& words)> beside;
  std::uint32_t languages = 0;  // that the table's columns speak: see languages_spoken()
};

// The languages, as bits, of which many of a table's columns are: then words count that may be English ones,
// too, as "via" beside "citta" and "provincia". 0 if there are none.
std::uint32_t languages_spoken(std::span<const std::string_view> columns);

struct Recognition {
  std::string semantic;  // such as "person.email" or "date.birth"; empty if nothing was recognised
  std::string entity;    // what the column describes: columns of one entity share one draw. Made of the
                         // family ("person") and any prefix in the name ("billing", "manager")
  std::string evidence;  // the rule that matched, for synth_plan
  std::string figure;  // a number's range by data/lexicon/all/figure.tsv, where it is not that of the meaning
  int decimals = 0;    // an integer that counts fractions: 2 for cents, 6 for micros
};

// Whether a name has one of these words, which are in the singular.
bool has_word(std::string_view name, const std::vector<std::string>& words);

Recognition recognize(const ColumnHint& hint);

// The entity that a column of this meaning describes where its name says nothing of another one; empty if
// the meaning describes none.
std::string usual_entity(std::string_view semantic);

}  // namespace synthgen::core
