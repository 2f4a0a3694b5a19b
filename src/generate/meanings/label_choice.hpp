// Columns that hold one of a few labels: those of an enum, those that a CHECK lists, or those that a status
// of such a name has.
#pragma once

#include <optional>

#include "generate/choose.hpp"
#include "generate/meanings/semantic_labels.hpp"

namespace synthgen::generate {

class LabelChoice {
 public:
  // What is found goes to `choice`. All of them outlive this.
  LabelChoice(const pg::Table& table, const pg::Column& column, const plan::ValueDomain& domain,
              const Context& context, bool need_distinct, Choice& choice)
      : table_(table),
        column_(column),
        domain_(domain),
        context_(context),
        need_distinct_(need_distinct),
        choice_(choice) {}

  // Each false if the column is of another kind.
  bool from_enum();
  bool from_check();
  // `generator` makes the texts of the meaning.
  bool from_status(core::Recognition meaning, const Generator& generator);

 private:
  bool take(std::unique_ptr<Generator> generator, std::string reason);
  bool take_labels(Labels labels, const std::string& description, std::string reason);
  void weigh_by_meaning(Labels& labels, core::ColumnHint hint) const;
  std::optional<Labels> listed_labels() const;
  std::optional<std::string> default_text() const;
  std::optional<core::Recognition> meaning_by_default(const std::string& label) const;
  std::optional<Labels> whole_labels(const core::Recognition& meaning,
                                     std::optional<std::string> written) const;

  const pg::Table& table_;
  const pg::Column& column_;
  const plan::ValueDomain& domain_;
  const Context& context_;
  bool need_distinct_;
  Choice& choice_;
};

// What a CHECK allows, for synth_plan; the domain has a list.
std::string describe_allowed(const pg::TypeRef& type, const plan::ValueDomain& domain);

}  // namespace synthgen::generate
