// Ends that lie a term after their beginning, which the row or its plan tells: a membership ends when the
// term of its plan is over, a show when the film is.
#pragma once

#include "core/words.hpp"
#include "generate/nodes/temporal.hpp"
#include "generate/nodes/term.hpp"
#include "plan/dates/date_roles.hpp"
#include "plan/table_pass.hpp"

namespace synthgen::plan {

// Whether a number says how many minutes something takes: "runtime_minutes", "duration_min".
bool is_length(const pg::Column& column);

class DateTerm : private TablePass {
 public:
  explicit DateTerm(TableDraft& draft) : TablePass(draft) {}

  // Puts a date that is in its place already as far behind another one as a number that is named like it
  // says, of the row or of what it refers to: a due date by the days of payment, the next dose by the
  // interval of the vaccine.
  void follow_named_term(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done);
  // Puts the end of a span a term after its beginning, if that is one of `done`. Says whether it is so.
  bool end_after_term(const pg::Column& column, const DateRole* role, const std::vector<AttrNumber>& done);

 private:
  struct Term {
    generate::NumberSource length;
    generate::TermUnit unit = generate::TermUnit::kDays;
  };
  using Finder = bool (*)(const pg::Column& column, generate::TermUnit& unit);
  AttrNumber begin_of(const std::vector<AttrNumber>& done) const;
  AttrNumber begin_of_period(const pg::Column& end, const std::vector<AttrNumber>& done) const;
  std::optional<Term> term_of(const pg::Table& table, int key, Finder is_term);
  std::optional<Term> term_of_row(Finder is_term);
  struct NamedTerm;
  static const NamedTerm* named_term(const core::Words& end, const DateRole& role);
  static bool is_number_of(const NamedTerm& kind, const pg::Column& column, generate::TermUnit& unit);
  std::optional<Term> length_named(const NamedTerm& kind);
  void end_at(const pg::Column& column, AttrNumber begin, const Term& term);
  AttrNumber moment_of(const std::vector<AttrNumber>& done) const;
  std::optional<Term> length_of_parent();
};

}  // namespace synthgen::plan
