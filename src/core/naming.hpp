// Recognises what a column means from its name, its table's name, its comment and the class of its
// type. The knowledge is a table (data/recognition.tsv), embedded in the library; the code only
// splits identifiers into words and looks them up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
  std::string_view table;
  std::string_view column;
  std::string_view comment;
  TypeClass type = TypeClass::kOther;
  int max_length = 0;  // characters; 0: no limit
};

struct Recognition {
  std::string semantic;  // such as "person.email" or "date.birth"; empty if nothing was recognised
  std::string entity;    // what the column describes: columns of one entity share one draw. Made of the
                         // family ("person") and any prefix in the name ("billing", "manager")
  std::string evidence;  // the rule that matched, for synth_plan
  int decimals = 0;      // an integer that counts fractions: 2 for cents, 6 for micros
};

// The words of an identifier in lower case: snake_case, camelCase, digits apart, accents kept.
std::vector<std::string> split_identifier(std::string_view name);

// The same with words of other languages put into English, in English order: "birth date" of
// "fecha_nacimiento" as of "Geburtsdatum".
std::vector<std::string> words_of(std::string_view name);

// What a thing of this name is a kind of, the most telling first: the last two words of the name joined by _,
// then each word from the last on, followed by the sets ("%orders") that hold it. Words are in the singular.
std::vector<std::string> kinds_of_thing(std::string_view name);

// One thing of a table or column of this name, as a title has it: "Alert Rule" of "alert_rules".
std::string title_of_thing(std::string_view name);

Recognition recognize(const ColumnHint& hint);

// The entity that a column of this meaning describes where its name says nothing of another one; empty if
// the meaning describes none.
std::string usual_entity(std::string_view semantic);

}  // namespace synthgen::core
