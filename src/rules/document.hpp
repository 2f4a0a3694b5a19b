// One object of a rule's document: hands out its members and knows at the end which were of no use.
#pragma once

#include <initializer_list>
#include <span>

#include "postgres/json.hpp"

namespace synthgen::rules {

class Document {
 public:
  // Throws unless `json` is an object. `subject` is what errors call it.
  Document(const pg::Json& json, std::string subject);

  // The member of that name, which then counts as used; null if there is none or it is null.
  const pg::Json* take(const char* key);
  // The member by kind; nothing if there is none. Throws if it is of another kind.
  std::optional<std::string> take_string(const char* key);
  std::optional<double> take_number(const char* key, double least, double most);
  std::optional<std::int64_t> take_integer(const char* key, std::int64_t least);
  bool take_flag(const char* key);
  // A string, number or truth value as its text.
  std::optional<std::string> take_scalar(const char* key);

  // Throws for the first member that nobody took: one that is among `known` does not go with the others.
  void finish(std::span<const std::string> known) const;

  // An error about the member `key`.
  [[noreturn]] void reject(const std::string& key, const std::string& problem,
                           const std::string& hint = {}) const;

  const std::string& subject() const noexcept { return subject_; }
  const pg::Json& json() const noexcept { return json_; }

 private:
  const pg::Json& json_;
  std::string subject_;
  std::vector<std::string> used_;
};

// The text of a scalar; nothing for a null. Throws for arrays and objects.
std::optional<std::string> scalar_text(const pg::Json& json, const Document& document, const char* key);

// Which of `known` a name is; throws with the nearest one.
std::size_t find_name(const std::string& name, std::span<const std::string> known, const std::string& what,
                      const std::string& subject);

}  // namespace synthgen::rules
