#include "plan/dates/date_term.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "generate/nodes/term.hpp"
#include "plan/dates/date_columns.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;

generate::TermUnit unit_of(const std::vector<std::string>& words) {
  return has_word(words, {"month"}) ? generate::TermUnit::kMonths : generate::TermUnit::kDays;
}

// Whether a number says how long what begins is to last: "term_months", "validity_days".
bool is_term(const pg::Column& column, generate::TermUnit& unit) {
  std::vector<std::string> const words = core::words_of(column.name);
  unit = unit_of(words);
  return !column.dropped && generate::is_number_type(column.type.base) && column.generated == 0 &&
         has_word(words, {"month", "day"}) &&
         has_word(words,
                  {"term", "duration", "validity", "contract", "length", "tenure", "period", "valid"}) &&
         !has_word(words, {"trial", "probation", "grace", "notice", "max", "min", "freeze", "stay", "lead",
                           "payment", "billing"});
}

// Whether a number says how long one may try: "trial_days".
bool is_trial_term(const pg::Column& column, generate::TermUnit& unit) {
  std::vector<std::string> const words = core::words_of(column.name);
  unit = unit_of(words);
  return !column.dropped && generate::is_number_type(column.type.base) && column.generated == 0 &&
         has_word(words, {"month", "day"}) && has_word(words, {"trial"});
}

// Whether a text says how often something comes round: "billing_cycle".
bool is_interval(const pg::Column& column, generate::TermUnit& unit) {
  unit = generate::TermUnit::kInterval;
  bool const text =
      column.type.base == TEXTOID || column.type.base == VARCHAROID || column.type.base == BPCHAROID;
  return !column.dropped && text && column.generated == 0 &&
         has_word(core::words_of(column.name), {"frequency", "interval", "cycle", "period", "periodicity"});
}

// Whether its rows say what those that refer to them are to be.
bool is_plan(const pg::Table& table) {
  return has_word(core::words_of(table.name), {"plan", "type", "tariff", "product", "package", "tier",
                                               "offer", "membership", "policy", "contract"});
}

}  // namespace

bool is_length(const pg::Column& column) {
  std::vector<std::string> const words = core::words_of(column.name);
  return !column.dropped && pg::is_integer_type(column.type.base) && has_word(words, {"minute", "min"}) &&
         has_word(words, {"duration", "runtime", "running", "length", "flight", "travel", "session", "lesson",
                          "block"}) &&
         !has_word(words, {"max", "break", "setup", "notice", "late", "grace"});
}

// The date after which a term is counted, of those that have their place already.
AttrNumber DateTerm::begin_of(const std::vector<AttrNumber>& done) const {
  for (std::string_view const semantic :
       {"date.paid", "date.start", "date.started", "date.issued", "date.join"})
    for (AttrNumber const number : done)
      if (target_.columns[number - 1].semantic == semantic && !is_of_part(table_.column(number)))
        return number;
  return InvalidAttrNumber;
}

// The date at which the part of a whole begins that a date ends: the current period, or the trial.
AttrNumber DateTerm::begin_of_period(const pg::Column& end, const std::vector<AttrNumber>& done) const {
  std::vector<std::string> const stem = span_stem(end);
  for (AttrNumber const number : done) {
    DateRole const* const role = date_role(target_.columns[number - 1].semantic);
    if (role != nullptr && is_span_end(*role) && role->rank < kEndRank &&
        span_stem(table_.column(number)) == stem)
      return number;
  }
  return InvalidAttrNumber;
}

// The moment at which a row begins, or is to begin, if it has its place already.
AttrNumber DateTerm::moment_of(const std::vector<AttrNumber>& done) const {
  for (std::string_view const semantic : {"date.start", "date.scheduled", "date.started"})
    for (AttrNumber const number : done)
      if (target_.columns[number - 1].semantic == semantic && is_time_of_day(table_.column(number)) &&
          table_.column(number).type.base != DATEOID)
        return number;
  return InvalidAttrNumber;
}

// The number of a table that says how long what begins is to last: of the row itself, or with a foreign key
// of the plan that it refers to.
std::optional<DateTerm::Term> DateTerm::term_of(const pg::Table& table, int key, Finder is_term) {
  for (pg::Column const& column : table.columns) {
    generate::TermUnit unit;
    if (!is_term(column, unit)) continue;
    if (key >= 0)
      return Term{{optional_parent_cell(static_cast<std::size_t>(key), column.number), column.type.base},
                  unit};
    generate::NodeId const own = target_.program.attribute(column.number);
    if (own != generate::kNoNode && !in_check_group(column.number))
      return Term{{own, column.type.base}, unit};
  }
  return std::nullopt;
}

// What takes as long as a row that it refers to says takes minutes.
std::optional<DateTerm::Term> DateTerm::length_of_parent() {
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (!settled || &parent == &target_ || target_.reference_nodes[k] == generate::kNoNode) continue;
    for (pg::Column const& column : parent.table.columns)
      if (is_length(column))
        return Term{{optional_parent_cell(k, column.number), column.type.base}, generate::TermUnit::kMinutes};
  }
  return std::nullopt;
}

std::optional<DateTerm::Term> DateTerm::term_of_row(Finder is_term) {
  std::optional<Term> term = term_of(table_, -1, is_term);
  for (std::size_t k = 0; k < references_.size() && !term; ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (settled && is_plan(parent.table) && &parent != &target_ &&
        target_.reference_nodes[k] != generate::kNoNode)
      term = term_of(parent.table, static_cast<int>(k), is_term);
  }
  return term;
}

bool DateTerm::end_after_term(const pg::Column& column, const DateRole* role,
                              const std::vector<AttrNumber>& done) {
  bool const ends = role != nullptr && (role->semantic == "date.end" || role->semantic == "date.expiry") &&
                    target_.constraints.domains[column.number - 1].unrestricted();
  std::vector<std::string> const words = core::words_of(column.name);
  bool const is_trial = has_word(words, {"trial"});
  bool const is_period = is_trial || (has_word(words, {"period", "cycle"}) && is_of_part(column));
  bool const end = ends && !is_of_part(column);
  AttrNumber begin = end ? begin_of(done) : InvalidAttrNumber;
  if (ends && is_period) begin = begin_of_period(column, done);
  if (ends && is_trial && begin == InvalidAttrNumber) begin = begin_of(done);
  Finder const is_length_of_it = is_trial ? is_trial_term : is_period ? is_interval : is_term;
  std::optional<Term> term = begin == InvalidAttrNumber ? std::nullopt : term_of_row(is_length_of_it);
  if (end && !term && is_time_of_day(column)) {
    begin = moment_of(done);
    if (begin != InvalidAttrNumber) term = length_of_parent();
  }
  if (!term) return false;
  end_at(column, begin, *term);
  return true;
}

// Dates that a number of the same name tells of, the meanings of those after which it counts, likeliest
// first, and the words of the number beside its unit.
struct DateTerm::NamedTerm {
  std::initializer_list<std::string_view> ends;
  std::initializer_list<std::string_view> numbers;
  std::initializer_list<std::string_view> begins;
  bool is_due = false;  // of a deadline, whatever it is called
};

const DateTerm::NamedTerm* DateTerm::named_term(const core::Words& end, const DateRole& role) {
  static const NamedTerm kinds[] = {
      {{"warranty", "guarantee"},
       {"warranty", "guarantee"},
       {"date.start", "date.transaction", "date.delivered", "date.started", "date.join", "date.happened"}},
      {{"probation"}, {"probation"}, {"date.hire", "date.start", "date.started", "date.join"}},
      {{"minimum", "min", "commitment", "earliest"},
       {"minimum", "min", "commitment"},
       {"date.start", "date.started", "date.join", "date.issued", "date.hire"}},
      {{"next", "follow", "booster", "recall", "renewal"},
       {"interval", "frequency", "recall", "every", "renewal"},
       {"date.event", "date.measured", "date.happened", "date.closed", "date.started", "date.transaction",
        "date.issued", "date.verified"}},
      {{},
       {"payment", "net", "credit", "due", "loan", "lending", "borrowing", "checkout"},
       {"date.issued", "date.transaction", "date.started", "date.start", "date.sent", "date.happened",
        "date.created"},
       true}};
  for (NamedTerm const& kind : kinds)
    if (kind.is_due ? role.semantic == "date.due" : has_word(end, kind.ends)) return &kind;
  return nullptr;
}

// Whether a number says in its name how long something of a kind takes: "interval_months",
// "payment_terms_days".
bool DateTerm::is_number_of(const NamedTerm& kind, const pg::Column& column, generate::TermUnit& unit) {
  if (column.dropped || !pg::is_integer_type(column.type.base) || column.generated != 0) return false;
  std::vector<std::string> const words = core::words_of(column.name);
  bool const named = std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(kind.numbers.begin(), kind.numbers.end(), word) != kind.numbers.end();
  });
  if (!named || has_word(words, {"late", "overdue", "grace", "since", "count", "past", "fee"})) return false;
  unit = has_word(words, {"year"})    ? generate::TermUnit::kYears
         : has_word(words, {"month"}) ? generate::TermUnit::kMonths
         : has_word(words, {"week"})  ? generate::TermUnit::kWeeks
                                      : generate::TermUnit::kDays;
  return unit != generate::TermUnit::kDays || has_word(words, {"day"}) ||
         (has_word(words, {"payment"}) && has_word(words, {"term"}));
}

std::optional<DateTerm::Term> DateTerm::length_named(const NamedTerm& kind) {
  auto const number_of = [&](const pg::Table& table) -> std::pair<AttrNumber, generate::TermUnit> {
    for (pg::Column const& column : table.columns)
      if (generate::TermUnit unit; is_number_of(kind, column, unit)) return {column.number, unit};
    return {InvalidAttrNumber, {}};
  };
  auto const [own, unit] = number_of(table_);
  if (own != 0) {
    generate::NodeId const node = target_.program.attribute(own);
    if (node == generate::kNoNode || in_check_group(own)) return std::nullopt;
    return Term{{node, table_.column(own).type.base}, unit};
  }
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan const& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (!settled || &parent == &target_ || target_.reference_nodes[k] == generate::kNoNode) continue;
    auto const [number, its_unit] = number_of(parent.table);
    if (number != 0)
      return Term{{optional_parent_cell(k, number), parent.table.column(number).type.base}, its_unit};
  }
  return std::nullopt;
}

void DateTerm::follow_named_term(const pg::Column& column, const DateRole* role,
                                 const std::vector<AttrNumber>& done) {
  if (role == nullptr || !role->may_be_future || target_.own_draws.contains(column.number) ||
      target_.is_ruled(column.number) || in_check_group(column.number) ||
      !target_.constraints.domains[column.number - 1].unrestricted())
    return;
  const NamedTerm* const kind = named_term(core::words_of(column.name), *role);
  auto const is_bounded = [&](const ColumnRelation& relation) { return relation.left == column.number; };
  std::vector<ColumnRelation> const& relations = target_.constraints.relations;
  if (kind == nullptr || std::any_of(relations.begin(), relations.end(), is_bounded)) return;
  for (std::string_view const semantic : kind->begins)
    for (AttrNumber const number : done) {
      if (target_.columns[number - 1].semantic != semantic) continue;
      if (auto const term = length_named(*kind)) end_at(column, number, *term);
      return;
    }
}

// Puts a date a term after another one.
void DateTerm::end_at(const pg::Column& column, AttrNumber begin, const Term& term) {
  auto const ended = [&](generate::NodeId own) {
    return target_.program.add(std::make_unique<generate::TermEndNode>(
        own, generate::DateBound{date_node(begin), table_.column(begin).type.base, 0}, term.length, term.unit,
        column.type.base));
  };
  generate::NodeId const before = target_.program.attribute(column.number);
  generate::NodeId& never_null = not_null_nodes_[column.number - 1];
  generate::NodeId const node = ended(before);
  never_null = never_null == before ? node : ended(never_null);
  group_nodes_[column.number - 1].insert(group_nodes_[column.number - 1].end(), {node, never_null});
  target_.set_column(column.number, node, "a term after " + table_.column(begin).name,
                     target_.columns[column.number - 1].reason);
}

}  // namespace synthgen::plan
