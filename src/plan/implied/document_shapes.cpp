// Member by member: a generated column that reads one member of the document tells its name and its type, and
// the generator of such a column its values. Members whose values are refused are left as they are.
#include "plan/implied/document_shapes.hpp"

#include <algorithm>
#include <set>

#include "plan/conditions/condition_rewrite.hpp"
#include "plan/conditions/condition_source.hpp"
#include "plan/conditions/condition_trial.hpp"
#include "plan/conditions/document_members.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
#include "utils/json.h"
#include "utils/lsyscache.h"
}

namespace synthgen::plan {

namespace {

constexpr std::size_t kDocuments = 500;
constexpr std::size_t kAbsent = 5;  // one in so many documents lacks a member that may be null

bool is_document(const pg::Column& column) {
  return !column.dropped && column.generated == 0 &&
         (column.type.base == JSONOID || column.type.base == JSONBOID);
}

// A column generated of `document` alone.
bool is_read_of(const pg::Column& column, AttrNumber document) {
  if (column.dropped || column.generated == 0 || column.default_expression == nullptr) return false;
  return pg::columns_of(column.default_expression) == std::vector<AttrNumber>{document};
}

// Whether the type is one that a member has, rather than something computed of it for searching.
bool is_member_type(const pg::TypeRef& type) {
  return std::string_view("SNBDTE").find(type.category) != std::string_view::npos || type.base == UUIDOID;
}

// The value as JSON writes it, of a type as columns have it.
Datum as_json(Datum value, const pg::TypeRef& type) {
  if (type.category == TYPCATEGORY_DATETIME && type.base != TIMEOID && type.base != TIMETZOID) {
    char* const text = JsonEncodeDateTime(nullptr, value, type.base, nullptr);
    return read_document(psprintf("\"%s\"", text));
  }
  Oid output;
  bool varlena;
  getTypeOutputInfo(type.base, &output, &varlena);
  char* const text = OidOutputFunctionCall(output, value);
  if (type.base == BOOLOID) return read_document(DatumGetBool(value) ? "true" : "false");
  if (type.category == TYPCATEGORY_NUMERIC) return read_document(text);
  StringInfoData quoted;
  initStringInfo(&quoted);
  escape_json(&quoted, text);
  return read_document(quoted.data);
}

// What a column of that name and type would hold.
std::vector<Datum> member_values(const TablePlan& table, const pg::Column& read,
                                 const generate::Context& context) {
  generate::Choice const choice =
      generate::choose_generator(table.table, read, ValueDomain{}, context, false, nullptr);
  // Members of one entity share a draw.
  core::Stream const stream = core::Stream(0).fork(choice.entity.empty() ? read.name : choice.entity);
  std::vector<std::uint64_t> indexes(kDocuments);
  for (std::size_t i = 0; i < kDocuments; ++i) indexes[i] = choice.generator->pick(stream.at(i));
  std::vector<Datum> values(kDocuments);
  MemoryContext const memory = CurrentMemoryContext;
  pg::guard([&] {
    generate::Arena arena(memory);
    choice.generator->render(indexes.data(), kDocuments, arena, values.data());
    for (Datum& value : values) value = as_json(value, read.type);
  });
  return values;
}

class Shaper {
 public:
  Shaper(const TablePlan& table, const pg::Column& column)
      : table_(table), column_(column), documents_(kDocuments) {
    pg::guard([&] { std::fill(documents_.begin(), documents_.end(), read_document("{}")); });
  }

  // The member that `read` is generated of; false if it has none of its own or all values are refused.
  bool add(const pg::Column& read, const generate::Context& context) {
    List* const paths = pg::guard([&] { return document_mentions(read.default_expression).paths; });
    if (list_length(paths) != 1 || !is_member_type(read.type)) return false;
    if (!paths_.insert(path_name(static_cast<List*>(linitial(paths)))).second) return true;
    std::vector<Datum> candidates = member_values(table_, read, context);
    pg::guard([&] {
      for (std::size_t i = 0; i < kDocuments; ++i)
        candidates[i] = with_member(documents_[i], static_cast<List*>(linitial(paths)), candidates[i]);
    });
    Node* const condition = pg::guard([&] { return make_null_test(read.default_expression, IS_NOT_NULL); });
    std::vector<Datum> const judged = in_type(candidates);
    std::vector<Datum> const taken = accepted_of(judged, table_.table, column_, {condition});
    if (taken.empty()) return false;
    keep(candidates, judged, taken, read.not_null);
    return true;
  }

  // The documents that all conditions accept.
  std::vector<Datum> finished() const {
    std::vector<Node*> conditions;
    for (Source const& source : row_conditions(table_.table))
      if (source.columns == std::vector<AttrNumber>{column_.number}) conditions.push_back(source.expression);
    return accepted_of(in_type(documents_), table_.table, column_, conditions);
  }

 private:
  std::vector<Datum> in_type(std::vector<Datum> documents) const {
    Oid const type = column_.type.base;
    pg::guard([&] {
      for (Datum& document : documents) document = document_in_type(document, type);
    });
    return documents;
  }

  // Of the candidates, judged as documents of the column's type, those that were taken, in the same order.
  void keep(const std::vector<Datum>& candidates, const std::vector<Datum>& judged,
            const std::vector<Datum>& taken, bool always) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < kDocuments; ++i) {
      bool const accepted = next < taken.size() && judged[i] == taken[next];
      next += accepted ? 1 : 0;
      if (accepted && (always || core::mix(i, taken.size()) % kAbsent != 0)) documents_[i] = candidates[i];
    }
  }

  static std::string path_name(List* path) {
    std::string name;
    for (int i = 0; i < list_length(path); ++i) (name += static_cast<char*>(list_nth(path, i))) += '\n';
    return name;
  }

  const TablePlan& table_;
  const pg::Column& column_;
  std::set<std::string> paths_;  // of the members that there are
  std::vector<Datum> documents_;
};

// The documents of a column; none if nothing is known of what is read of them.
std::vector<Datum> documents_of(const TablePlan& table, const pg::Column& column,
                                const generate::Context& context) {
  Shaper shaper(table, column);
  for (pg::Column const& read : table.table.columns) {
    if (!is_read_of(read, column.number)) continue;
    try {
      if (!shaper.add(read, context) && read.not_null) return {};
    } catch (const pg::Error&) {
      if (read.not_null) return {};  // a type that nobody can make values of
    }
  }
  return shaper.finished();
}

}  // namespace

void shape_documents(TablePlan& table, const generate::Context& context) {
  for (pg::Column const& column : table.table.columns) {
    auto const wants = [&](const pg::Column& read) {
      return read.not_null && is_read_of(read, column.number);
    };
    if (!is_document(column) || std::none_of(table.table.columns.begin(), table.table.columns.end(), wants))
      continue;
    ValueDomain& domain = table.constraints.domains[column.number - 1];
    if (domain.nullness == Nullness::kAlways) continue;
    std::vector<Datum> documents = documents_of(table, column, context);
    if (!documents.empty()) domain.allowed = std::move(documents);
  }
}

}  // namespace synthgen::plan
