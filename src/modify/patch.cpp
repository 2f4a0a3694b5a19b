#include "modify/patch.hpp"

#include <algorithm>
#include <charconv>

#include "core/nearest_name.hpp"
#include "postgres/error.hpp"

namespace synthgen::modify {

namespace {

using pg::Json;

constexpr std::size_t kMostOperations = 100;
constexpr std::size_t kMostValues = 10000;
constexpr std::size_t kMostExpressionBytes = 10000;

pg::Error invalid(std::string message) {
  return {ERRCODE_INVALID_PARAMETER_VALUE, std::move(message)};
}

// One operation while it is read: knows its place for messages, and treats a member that is null as one that
// is not there, since models have to name every member.
class Reader {
 public:
  Reader(const Json& json, std::size_t place) : json_(json), name_("operation " + std::to_string(place)) {}

  Operation read() const {
    if (!json_.is(Json::Kind::kObject)) throw invalid(name_ + " of the patch must be an object");
    Operation operation;
    operation.kind = kind();
    switch (operation.kind) {
      case Operation::Kind::kSet:
        allow({"op", "column", "expression", "values", "generator", "where"});
        read_set(operation);
        break;
      case Operation::Kind::kDelete:
        allow({"op", "where"});
        break;
      case Operation::Kind::kInsert:
        allow({"op", "rows"});
        operation.rows = rows();
        break;
    }
    operation.where = expression("where");
    return operation;
  }

 private:
  const Json* find(std::string_view key) const {
    const Json* const member = json_.find(key);
    return member == nullptr || member->is(Json::Kind::kNull) ? nullptr : member;
  }

  Operation::Kind kind() const {
    static const std::string kKnown[] = {"set", "delete", "insert"};
    std::string const name = text("op");
    for (auto const kind : {Operation::Kind::kSet, Operation::Kind::kDelete, Operation::Kind::kInsert})
      if (name == name_of(kind)) return kind;
    std::string const nearest = core::nearest_name(name, kKnown);
    throw invalid(name_ + ": unknown op \"" + name + "\"")
        .hint(nearest.empty() ? "Known are \"set\", \"delete\" and \"insert\"."
                              : "Perhaps you meant \"" + nearest + "\".");
  }

  void allow(const std::vector<std::string>& known) const {
    for (const pg::JsonMember& member : json_.members) {
      if (member.value.is(Json::Kind::kNull)) continue;
      if (std::find(known.begin(), known.end(), member.key) != known.end()) continue;
      std::string const nearest = core::nearest_name(member.key, known);
      pg::Error error = invalid(name_ + ": unknown key \"" + member.key + "\" for op \"" + text("op") + "\"");
      if (!nearest.empty()) error.hint("Perhaps you meant \"" + nearest + "\".");
      throw error;
    }
  }

  std::string text(const char* key) const {
    const Json* const member = find(key);
    if (member == nullptr) throw invalid(name_ + " lacks the key \"" + key + "\"");
    if (!member->is(Json::Kind::kString)) throw invalid(name_ + ": \"" + key + "\" must be a string");
    return member->text;
  }

  // Empty if there is none.
  std::string expression(const char* key) const {
    if (find(key) == nullptr) return {};
    std::string result = text(key);
    if (std::all_of(result.begin(), result.end(), [](char letter) { return std::strchr(" \t\r\n", letter); }))
      throw invalid(name_ + ": \"" + key + "\" must not be empty");
    if (result.size() > kMostExpressionBytes)
      throw invalid(name_ + ": \"" + key + "\" is too long: " + std::to_string(result.size()) + " bytes")
          .detail("An expression may have " + std::to_string(kMostExpressionBytes) + " bytes.");
    return result;
  }

  void read_set(Operation& operation) const {
    operation.column = text("column");
    int const ways =
        (find("expression") != nullptr) + (find("values") != nullptr) + (find("generator") != nullptr);
    if (ways != 1)
      throw invalid(name_ + " must have one of the keys \"expression\", \"values\" and \"generator\"");
    operation.expression = expression("expression");
    if (find("values") != nullptr) operation.values = values(*find("values"));
    if (const Json* const named = find("generator")) operation.generator = generator(*named);
  }

  // A name alone stands for the rule that names it.
  static Json generator(const Json& named) {
    if (!named.is(Json::Kind::kString)) return named;
    Json rule;
    rule.kind = Json::Kind::kObject;
    rule.members.push_back({"generator", named});
    return rule;
  }

  std::vector<std::optional<std::string>> values(const Json& list) const {
    if (!list.is(Json::Kind::kArray) || list.items.empty())
      throw invalid(name_ + ": \"values\" must be a list of at least one value");
    if (list.items.size() > kMostValues)
      throw invalid(name_ + ": \"values\" has " + std::to_string(list.items.size()) + " values")
          .detail("A list may have " + std::to_string(kMostValues) + " values.");
    std::vector<std::optional<std::string>> result;
    for (const Json& item : list.items) {
      if (item.is(Json::Kind::kArray) || item.is(Json::Kind::kObject))
        throw invalid(name_ + ": \"values\" must hold strings, numbers, true, false or null");
      if (item.is(Json::Kind::kNull)) {
        result.emplace_back(std::nullopt);
      } else {
        result.emplace_back(item.is(Json::Kind::kBoolean) ? (item.boolean ? "true" : "false") : item.text);
      }
    }
    return result;
  }

  int64 rows() const {
    const Json* const member = find("rows");
    if (member == nullptr) throw invalid(name_ + " lacks the key \"rows\"");
    int64 result = 0;
    const char* const end = member->text.data() + member->text.size();
    auto const [stop, problem] = std::from_chars(member->text.data(), end, result);
    if (!member->is(Json::Kind::kNumber) || problem != std::errc() || stop != end || result < 1)
      throw invalid(name_ + ": \"rows\" must be a whole number from 1");
    return result;
  }

  const Json& json_;
  std::string name_;
};

}  // namespace

Patch read_patch(const pg::Json& document) {
  for (const pg::JsonMember& member : document.members)
    if (member.key != "operations" && member.key != "comment")
      throw invalid("unknown key \"" + member.key + "\" in the patch")
          .hint("A patch has a list \"operations\" and perhaps a \"comment\".");
  const Json* const operations = document.find("operations");
  if (operations == nullptr || !operations->is(Json::Kind::kArray))
    throw invalid("a patch must be an object with a list \"operations\"")
        .hint("For example: '{\"operations\": [{\"op\": \"delete\", \"where\": \"price < 1\"}]}'.");
  if (operations->items.empty()) throw invalid("the patch has no operations");
  if (operations->items.size() > kMostOperations)
    throw invalid("the patch has " + std::to_string(operations->items.size()) + " operations")
        .detail("A patch may have " + std::to_string(kMostOperations) + " operations.");
  Patch patch;
  std::size_t place = 0;
  for (const Json& operation : operations->items)
    patch.operations.push_back(Reader(operation, ++place).read());
  return patch;
}

const char* name_of(Operation::Kind kind) noexcept {
  switch (kind) {
    case Operation::Kind::kSet:
      return "set";
    case Operation::Kind::kDelete:
      return "delete";
    case Operation::Kind::kInsert:
      return "insert";
  }
  return "";
}

}  // namespace synthgen::modify
