#include "core/trigger_source.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

#include "core/procedure_values.hpp"

namespace synthgen::core {

namespace {

using Value = ProcedureValues::Value;

// How a list of statements ends.
enum class Flow {
  kContinues,
  kReturns,
  kRefuses,  // the row
};

// What holds where the reader is: a condition is true, or is not.
struct Fact {
  Value condition;  // nothing if it is not known
  bool holds;
};

// One way through an IF or a CASE.
struct Branch {
  Value condition;
  Flow flow = Flow::kContinues;
  ProcedureValues values;
};

class TriggerReader {
 public:
  TriggerReader(std::string_view body, const TriggerCall& call, Doubt doubt)
      : call_(call), doubt_(doubt), tokens_(sql_tokens(body)), values_(call) {}

  std::vector<std::string> run() {
    skip_label();
    if (at("declare") || at("begin")) block();
    return sound_ ? std::move(demands_) : std::vector<std::string>{};
  }

 private:
  bool at_end() const { return !sound_ || at_ >= tokens_.size(); }
  bool at(std::string_view word) const { return !at_end() && tokens_[at_].is_word(word); }
  bool at_sign(std::string_view sign) const { return !at_end() && tokens_[at_].is_sign(sign); }
  bool at_any(std::initializer_list<std::string_view> words) const {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return at(word); });
  }
  bool accept(std::string_view word) {
    bool const found = at(word);
    if (found) ++at_;
    return found;
  }
  // What is not as expected is not understood at all.
  void expect(std::string_view word) { sound_ = accept(word) && sound_; }

  // The tokens up to one of the words, or a semicolon, that is in no brackets and in no CASE.
  std::span<const SqlToken> tokens_until(std::initializer_list<std::string_view> words) {
    std::size_t const first = at_;
    int depth = 0;
    for (; !at_end(); ++at_) {
      if (depth == 0 && (at_sign(";") || at_any(words))) break;
      if (at_sign("(") || at_sign("[") || at("case")) ++depth;
      if (at_sign(")") || at_sign("]") || at("end")) --depth;
    }
    return std::span(tokens_).subspan(first, at_ - first);
  }

  Value expression_until(std::initializer_list<std::string_view> words) {
    return values_.translate(tokens_until(words));
  }

  void end_statement() {
    tokens_until({});
    if (!at_end()) ++at_;
  }

  void end_of(std::string_view statement) {
    expect("end");
    expect(statement);
    end_statement();
  }

  void skip_label() {
    if (!at_sign("<<")) return;
    while (!at_end() && !at_sign(">>")) ++at_;
    if (!at_end()) ++at_;
  }

  Flow block() {
    if (accept("declare"))
      while (!at_end() && !at("begin")) declaration();
    expect("begin");
    std::size_t const before = demands_.size();
    Flow flow = statements();
    if (accept("exception")) {
      // What is raised may be caught.
      demands_.resize(before);
      flow = Flow::kContinues;
      facts_.push_back({std::nullopt, true});
      while (accept("when")) {
        tokens_until({"then"});
        expect("then");
        statements();
      }
      facts_.pop_back();
      values_.forget_all();
    }
    expect("end");
    end_statement();
    return flow;
  }

  void declaration() {
    values_.declare(tokens_until({"begin"}));
    if (at_sign(";")) ++at_;
  }

  Flow statements() {
    std::size_t const known = facts_.size();
    bool const outer = bare_;
    bare_ = true;
    Flow flow = Flow::kContinues;
    while (!at_end() && !at_any({"end", "else", "elsif", "elseif", "exception", "when"})) {
      Flow const next = statement();
      if (flow != Flow::kContinues || next == Flow::kContinues) continue;
      flow = next;
      facts_.push_back({std::nullopt, true});  // nothing gets any further
    }
    facts_.resize(known);
    bare_ = outer;
    return flow;
  }

  Flow statement() {
    skip_label();
    if (at("raise")) return raise();
    if (at("return")) return leave();
    bare_ = false;
    if (at("if") || at("case")) return conditional();
    if (at("declare") || at("begin")) return block();
    if (at_any({"loop", "while", "for", "foreach"})) return loop();
    if (at("assert")) return assertion();
    values_.execute(tokens_until({}));
    end_statement();
    return Flow::kContinues;
  }

  Flow loop() {
    values_.execute(tokens_until({"loop"}));
    expect("loop");
    ProcedureValues const before = values_;
    facts_.push_back({std::nullopt, true});
    statements();
    facts_.pop_back();
    values_.forget_changes_since(before);
    end_of("loop");
    return Flow::kContinues;
  }

  Flow raise() {
    ++at_;
    bool const only_says = at_any({"debug", "log", "info", "notice", "warning"});
    end_statement();
    if (only_says) return Flow::kContinues;
    refuse();
    return Flow::kRefuses;
  }

  // A BEFORE trigger suppresses a row by returning null, if it does nothing else with it before.
  Flow leave() {
    ++at_;
    bool const nothing = at("null") || at("old");
    end_statement();
    if (!nothing || !call_.before || !bare_ || facts_.empty()) return Flow::kReturns;
    refuse();
    return Flow::kRefuses;
  }

  Flow assertion() {
    ++at_;
    std::span<const SqlToken> tokens = tokens_until({});
    int depth = 0;
    std::size_t length = 0;
    for (; length < tokens.size(); ++length) {
      if (tokens[length].is_sign("(")) ++depth;
      if (tokens[length].is_sign(")")) --depth;
      if (depth == 0 && tokens[length].is_sign(",")) break;
    }
    facts_.push_back({values_.translate(tokens.first(length)), false});
    if (facts_.back().condition) refuse();
    facts_.pop_back();
    end_statement();
    return Flow::kContinues;
  }

  Value next_condition(bool is_case, const Value& subject) {
    if (!is_case) return expression_until({"then"});
    Value condition = expression_until({"then"});
    if (!subject) return std::nullopt;
    if (subject->empty() || !condition) return condition;
    return "(" + *subject + ") IN (" + *condition + ")";
  }

  // IF with its ELSIFs, or CASE; without an ELSE the latter refuses what none of its branches takes.
  Flow conditional() {
    bool const is_case = at("case");
    ++at_;
    Value subject = "";
    if (is_case) {
      if (!at("when")) subject = expression_until({"when"});
      expect("when");
    }
    ProcedureValues const before = values_;
    std::size_t const known = facts_.size();
    std::vector<Branch> branches;
    do {
      Value const condition = next_condition(is_case, subject);
      expect("then");
      facts_.push_back({condition, true});
      values_ = before;
      Flow const flow = statements();
      branches.push_back({condition, flow, values_});
      // What is refused is no row that gets further.
      facts_.back() = {flow == Flow::kRefuses ? std::nullopt : condition, false};
    } while (is_case ? accept("when") : accept("elsif") || accept("elseif"));
    values_ = before;
    Branch rest{std::nullopt, Flow::kContinues, before};
    if (accept("else")) {
      rest.flow = statements();
      rest.values = values_;
    } else if (is_case) {
      refuse();
      rest.flow = Flow::kRefuses;
    }
    end_of(is_case ? "case" : "if");
    facts_.resize(known);
    return go_on(branches, rest);
  }

  // Behind the branches: those that return have not been taken, and of the others each has left its values.
  Flow go_on(const std::vector<Branch>& branches, const Branch& rest) {
    std::vector<std::pair<Value, const ProcedureValues*>> ways;
    for (Branch const& branch : branches) {
      if (branch.flow == Flow::kContinues) ways.emplace_back(branch.condition, &branch.values);
      if (branch.flow == Flow::kReturns && branches.size() == 1) facts_.push_back({branch.condition, false});
    }
    if (rest.flow == Flow::kReturns && branches.size() == 1) facts_.push_back({branches[0].condition, true});
    if (rest.flow != Flow::kContinues && ways.empty())
      return rest.flow == Flow::kRefuses ? rest.flow : Flow::kReturns;
    values_.merge(ways, rest.flow == Flow::kContinues ? &rest.values : nullptr);
    return Flow::kContinues;
  }

  // Demands that what holds here does not hold. That a condition of which nothing is known does not hold is
  // left out: the rest is enough.
  void refuse() {
    std::string together;
    for (Fact const& fact : facts_) {
      if (!fact.condition && fact.holds && doubt_ == Doubt::kTrust) return;
      if (!fact.condition) continue;
      if (!together.empty()) together += " AND ";
      together += fact.holds ? "(" + *fact.condition + ")" : "((" + *fact.condition + ") IS NOT TRUE)";
    }
    demands_.push_back(together.empty() ? "false" : "NOT (" + together + ")");
  }

  const TriggerCall& call_;
  Doubt doubt_;
  std::vector<SqlToken> tokens_;
  std::size_t at_ = 0;
  bool sound_ = true;
  bool bare_ = true;  // the branch has done nothing yet
  ProcedureValues values_;
  std::vector<Fact> facts_;
  std::vector<std::string> demands_;
};

}  // namespace

std::vector<std::string> demands_of_trigger(std::string_view body, const TriggerCall& call, Doubt doubt) {
  return TriggerReader(body, call, doubt).run();
}

}  // namespace synthgen::core
