#include "plan/references/labelled_reference.hpp"

#include <algorithm>
#include <set>
#include <span>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/types/type_list.hpp"
#include "plan/column_list.hpp"
#include "postgres/catalog.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/fmgrprotos.h"
}

namespace synthgen::plan {

namespace {

using core::Words;

constexpr std::size_t kMostSubjects = 5;
constexpr std::string_view kSaysWhich[] = {"type", "class", "kind", "table", "relation", "model", "name"};
constexpr std::string_view kIdentifies[] = {"id", "uuid"};
// Stems that say no more than that there is a row.
constexpr std::string_view kAnyRow[] = {"record",   "row",    "entity",  "object",
                                        "resource", "target", "subject", "auditable"};

constexpr std::string_view kPeople[] = {"owner", "actor", "author", "user", "sender", "creator", "recipient"};

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The name without its last word, if that is one of `endings`.
Words stem_before(const pg::Column& column, std::span<const std::string_view> endings) {
  Words words = core::split_identifier(column.name);
  if (column.dropped || words.size() < 2 || !is_one_of(words.back(), endings)) return {};
  words.pop_back();
  return words;
}

bool is_text(const pg::Column& column) {
  return is_string_type(column.type) || column.type.kind == TYPTYPE_ENUM;
}

bool is_key_type(Oid type) {
  return type == INT2OID || type == INT4OID || type == INT8OID || type == UUIDOID;
}

// Which thing it is that a text column tells the kind of: "commentable" of commentable_type, "table" of
// table_name and of referenced_table. Empty if it tells none.
Words thing_told(const pg::Column& type) {
  static constexpr std::string_view kPointing[] = {"referenced", "reference", "target", "source",
                                                   "foreign",    "related",   "linked", "object"};
  Words stem = is_text(type) ? stem_before(type, kSaysWhich) : Words();
  if (stem.empty()) return {};
  std::string const last = core::split_identifier(type.name).back();
  if (last == "name" && stem != Words{"table"} && stem != Words{"relation"}) return {};
  if (last != "name" && last != "table" && last != "relation") return stem;
  bool const points = stem.size() == 1 && is_one_of(stem[0], kPointing);
  if (last == "name" || points) return {"table"};
  return last == "table" ? stem : Words();
}

// Whether rows of several tables may be meant where no constraint lists labels.
bool may_be_any(const Words& thing) {
  static constexpr std::string_view kVague[] = {"source",      "parent", "reference", "related",
                                                "context",     "scope",  "origin",    "item",
                                                "destination", "linked", "ref",       "associated"};
  return thing == Words{"table"} || thing.back().ends_with("able") || is_one_of(thing.back(), kAnyRow) ||
         is_one_of(thing.back(), kPeople) || is_one_of(thing.back(), kVague);
}

// Whether every key that has one of two columns has both, and more.
bool are_told_apart(const pg::Table& table, AttrNumber type, AttrNumber row) {
  constexpr std::size_t kPair = 2;
  return std::all_of(table.keys.begin(), table.keys.end(), [&](const pg::Key& key) {
    std::vector<AttrNumber> const columns = pg::columns_of(table, key);
    bool const has_type = contains(columns, type), has_row = contains(columns, row);
    return (!has_type && !has_row) || (has_type && has_row && columns.size() > kPair);
  });
}

// The key column that goes with a column that tells the kind; null if there is none.
const pg::Column* key_beside(const pg::Table& table, const pg::Column& type, const Words& thing) {
  bool const any = thing == Words{"table"} || is_one_of(thing.back(), kAnyRow);
  Words const own = stem_before(type, kSaysWhich);
  const pg::Column* found = nullptr;
  for (pg::Column const& column : table.columns) {
    Words const stem = stem_before(column, kIdentifies);
    if (stem.empty() || is_in_reference(table, column.number) ||
        (is_in_key(table, column.number) && !are_told_apart(table, type.number, column.number)))
      continue;
    if (stem == thing || stem == own) return &column;
    if (any && stem.size() == 1 && is_one_of(stem[0], kAnyRow)) found = &column;
  }
  return found;
}

AttrNumber single_key(const pg::Table& table) {
  for (pg::Key const& key : table.keys)
    if (key.kind == pg::Key::Kind::kPrimary && key.columns.size() == 1) return key.columns[0];
  return InvalidAttrNumber;
}

bool tells_kind(const pg::Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const pg::Column& column) {
    Words const thing = thing_told(column);
    return !thing.empty() && key_beside(table, column, thing) != nullptr;
  });
}

// Whether a table refers to another one, directly or over others.
bool depends_on(Plan& plan, const pg::Table& table, Oid other, std::set<Oid>& seen) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const pg::ForeignKey& key) {
    if (key.parent == other) return true;
    return seen.insert(key.parent).second && depends_on(plan, plan.describe(key.parent), other, seen);
  });
}

// What an enum or the constraints of a column list.
std::vector<std::string> listed_labels(const pg::Table& table, const pg::Column& column) {
  std::vector<std::string> labels;
  if (column.type.kind == TYPTYPE_ENUM)
    for (Datum const label : generate::enum_labels(column.type.base))
      labels.emplace_back(pg::guard([&] { return DatumGetCString(DirectFunctionCall1(enum_out, label)); }));
  for (pg::Check const& check : table.checks)
    if (pg::columns_of(check.expression) == std::vector<AttrNumber>{column.number})
      for (std::string& text : pg::texts_in(check.expression)) labels.push_back(std::move(text));
  for (Node* const check : column.type.domain_checks)
    for (std::string& text : pg::texts_in(check)) labels.push_back(std::move(text));
  return labels;
}

std::string in_singular(std::string_view name) {
  return core::kinds_of_thing(name).empty() ? std::string() : core::title_of_thing(name);
}

// How a program calls a table: "BlogPost" where stems end in "able", as frameworks have it, the table's own
// name where that is asked for, else "blog_post".
std::string label_of(const pg::Table& table, const Words& thing) {
  if (thing == Words{"table"}) return table.name;
  bool const as_class = thing.back().ends_with("able");
  std::string label;
  for (char const c : in_singular(table.name)) {
    if (c == ' ' && !as_class) label += '_';
    if (c == ' ') continue;
    label += as_class || c < 'A' || c > 'Z' ? c : static_cast<char>(c - 'A' + 'a');
  }
  return label;
}

bool is_of_people(const pg::Table& table) {
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  return std::find(kinds.begin(), kinds.end(), "%people") != kinds.end();
}

bool is_about_people(const pg::Table& table) {
  std::vector<std::string> const kinds = core::kinds_of_thing(table.name);
  return is_of_people(table) || std::any_of(kinds.begin(), kinds.end(), [](const std::string& kind) {
           return kind == "%companies" || kind == "%teams";
         });
}

bool is_trace(const pg::Table& table) {
  static constexpr std::string_view kTraces[] = {
      "like",    "vote",    "notification", "log", "audit", "history",   "token", "follow", "reaction",
      "session", "setting", "view",         "job", "event", "migration", "type",  "status"};
  Words const words = core::split_identifier(table.name);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return is_one_of(core::singular(word), kTraces); });
}

// Whether rows have something to be about: a title, a text, a picture, a number that people know them by.
bool has_content(const pg::Table& table) {
  return std::any_of(table.columns.begin(), table.columns.end(), [](const pg::Column& column) {
    return !column.dropped &&
           core::has_word(core::words_of(column.name), {"title", "name", "body", "content", "description",
                                                        "text", "number", "url", "total", "amount"});
  });
}

// What people publish: what is liked, voted on, reported and shared where there is any of it.
bool is_published(const pg::Table& table) {
  static constexpr std::string_view kPublished[] = {
      "post",  "comment", "article", "photo", "picture", "image", "video", "question", "answer", "review",
      "story", "reply",   "topic",   "page",  "recipe",  "album", "song",  "track",    "tweet",  "thread"};
  Words const words = core::split_identifier(table.name);
  return !words.empty() && is_one_of(core::singular(words.back()), kPublished);
}

class Finder {
 public:
  Finder(Plan& plan, const pg::Table& table) : plan_(plan), table_(table) {}

  LabelledReference find(const pg::Column& type, const Words& thing, const pg::Column* key) {
    LabelledReference result;
    result.type = type.number;
    bool const usable = key != nullptr && is_key_type(key->type.base);
    if (usable) result.key = key->number;
    std::vector<std::string> const labels = listed_labels(table_, type);
    result.listed = !labels.empty();
    for (const pg::Table* const subject : candidates(usable ? key->type.base : InvalidOid)) {
      AttrNumber const subject_key = single_key(*subject);
      if (!result.listed) {
        result.subjects.push_back({subject->oid, subject_key, label_of(*subject, thing)});
        continue;
      }
      for (std::string const& label : labels)
        if (in_singular(label) == in_singular(subject->name))
          result.subjects.push_back({subject->oid, subject_key, label});
    }
    if (!result.listed) keep_likeliest(result.subjects, thing);
    std::sort(result.subjects.begin(), result.subjects.end(),
              [](const Subject& a, const Subject& b) { return a.label < b.label; });
    return result;
  }

 private:
  // The other tables of the schema that do not depend on this one; of two tables that tell kinds the later
  // one is about the earlier. With a key of this type, if one is asked for.
  std::vector<const pg::Table*> candidates(Oid key_type) {
    std::vector<const pg::Table*> tables;
    for (Oid const oid : pg::fillable_tables(table_.schema_oid)) {
      if (oid == table_.oid) continue;
      const pg::Table& table = plan_.describe(oid);
      AttrNumber const key = single_key(table);
      if (key == 0 || (OidIsValid(key_type) && table.column(key).type.base != key_type)) continue;
      std::set<Oid> seen;
      if (depends_on(plan_, table, table_.oid, seen) || (tells_kind(table) && table.name > table_.name))
        continue;
      tables.push_back(&table);
    }
    return tables;
  }

  // Owners are people, most other things are not; what others refer to comes first.
  void keep_likeliest(std::vector<Subject>& subjects, const Words& thing) {
    bool const people = is_one_of(thing.back(), kPeople);
    bool const any = thing == Words{"table"} || is_one_of(thing.back(), kAnyRow);
    std::erase_if(subjects, [&](const Subject& subject) {
      const pg::Table& table = plan_.describe(subject.table);
      return subject.label.empty() || is_trace(table) || tells_kind(table) || !has_content(table) ||
             (!any && is_about_people(table) != people);
    });
    // Firms and teams own things, but write nothing.
    static constexpr std::string_view kWriting[] = {"author", "sender", "user"};
    auto const writes = [&](const Subject& one) { return is_of_people(plan_.describe(one.table)); };
    if (is_one_of(thing.back(), kWriting) && std::any_of(subjects.begin(), subjects.end(), writes))
      std::erase_if(subjects, [&](const Subject& one) { return !writes(one); });
    bool const published = [&] {
      static constexpr std::string_view kOpinions[] = {
          "likeable",    "likable",      "votable",   "voteable",  "reactable", "reportable",
          "favoritable", "bookmarkable", "shareable", "flaggable", "rateable",  "ratable"};
      return is_one_of(thing.back(), kOpinions) &&
             std::any_of(subjects.begin(), subjects.end(),
                         [&](const Subject& one) { return is_published(plan_.describe(one.table)); });
    }();
    if (published)
      std::erase_if(subjects, [&](const Subject& one) { return !is_published(plan_.describe(one.table)); });
    auto const weight = [&](const Subject& subject) { return plan_.generations_of(subject.table); };
    std::stable_sort(subjects.begin(), subjects.end(), [&](const Subject& a, const Subject& b) {
      return std::pair(-weight(a), a.label) < std::pair(-weight(b), b.label);
    });
    if (subjects.size() > kMostSubjects) subjects.resize(kMostSubjects);
  }

  Plan& plan_;
  const pg::Table& table_;
};

}  // namespace

std::vector<LabelledReference> labelled_references(Plan& plan, const pg::Table& table) {
  std::vector<LabelledReference> references;
  for (pg::Column const& type : table.columns) {
    Words const thing = thing_told(type);
    if (thing.empty()) continue;
    const pg::Column* const key = key_beside(table, type, thing);
    if (key == nullptr && thing != Words{"table"}) continue;
    if (!may_be_any(thing) && listed_labels(table, type).empty()) continue;
    LabelledReference found = Finder(plan, table).find(type, thing, key);
    if (!found.subjects.empty()) references.push_back(std::move(found));
  }
  return references;
}

bool is_told_apart_by_others(const pg::Table& table, const LabelledReference& reference) {
  return reference.key != 0 && are_told_apart(table, reference.type, reference.key);
}

}  // namespace synthgen::plan
