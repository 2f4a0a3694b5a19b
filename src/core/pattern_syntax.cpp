// A recursive-descent parser for PostgreSQL's advanced regular expressions (manual, 9.7.3).
#include "core/pattern_syntax.hpp"

#include <algorithm>
#include <string>

#include "core/pattern_class.hpp"

namespace synthgen::core {

using Set = PatternAlphabet::Set;
using Kind = PatternNode::Kind;
using NodePtr = std::unique_ptr<PatternNode>;

namespace {

constexpr int kMaxRepeat = 255;  // PostgreSQL's own limit
constexpr int kMaxDepth = 200;

struct SyntaxError {};

NodePtr copy(const PatternNode& node) {
  auto result = std::make_unique<PatternNode>();
  result->kind = node.kind;
  result->set = node.set;
  result->negated = node.negated;
  result->min = node.min;
  result->max = node.max;
  for (const auto& child : node.children) result->children.push_back(copy(*child));
  return result;
}

NodePtr make_node(Kind kind) {
  auto node = std::make_unique<PatternNode>();
  node->kind = kind;
  return node;
}

class Parser {
 public:
  Parser(std::string_view text, PatternAlphabet& alphabet, bool ascii_only)
      : alphabet_(alphabet), ascii_only_(ascii_only) {
    decode(text);
  }

  PatternTree parse() {
    read_director();
    if (literal_) {
      tree_.root = make_node(Kind::kSequence);
      while (!at_end()) tree_.root->children.push_back(literal(next()));
      return std::move(tree_);
    }
    read_leading_conditions();
    NodePtr body = choice();
    if (!at_end()) throw SyntaxError{};
    if (anchored_) {
      tree_.root = make_node(Kind::kSequence);
      tree_.root->children.push_back(make_node(Kind::kBegin));
      tree_.root->children.push_back(std::move(body));
    } else {
      tree_.root = std::move(body);
    }
    return std::move(tree_);
  }

 private:
  void decode(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
      auto const lead = static_cast<unsigned char>(text[at]);
      std::size_t const length = ascii_only_ || lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      std::uint32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
      for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
        c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
      text_.push_back(c);
      at += length;
    }
  }

  bool at_end() const { return at_ >= text_.size(); }
  std::uint32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0;
  }
  std::uint32_t next() {
    if (at_end()) throw SyntaxError{};
    return text_[at_++];
  }
  bool looking_at(const char* word) const {
    std::size_t i = 0;
    for (; word[i] != 0; ++i)
      if (peek(i) != static_cast<unsigned char>(word[i])) return false;
    return true;
  }
  bool accept(const char* word) {
    if (!looking_at(word)) return false;
    at_ += std::string_view(word).size();
    return true;
  }

  // "***=" and "***:", then embedded options "(?xyz)".
  void read_director() {
    if (accept("***=")) literal_ = true;
    accept("***:");
    if (literal_ || !looking_at("(?") || !is_lower(peek(2))) return;
    at_ += 2;
    while (!at_end() && peek() != ')') read_option(next());
    next();
  }

  void read_option(std::uint32_t option) {
    switch (option) {
      case 'i':
        ignore_case_ = true;
        break;
      case 'c':
        ignore_case_ = false;
        break;
      case 'x':
        expanded_ = true;
        break;
      case 't':
        expanded_ = false;
        break;
      case 'q':
        literal_ = true;
        break;
      case 'n':
      case 'm':
      case 'p':
      case 'w':
      case 's':
      case 'e':
        break;
      default:
        throw SyntaxError{};
    }
  }

  // A '^' and look-ahead conditions before everything else hold for the text as a whole, provided that
  // no alternative stands beside them.
  void read_leading_conditions() {
    if (has_top_level_choice()) return;
    std::size_t const start = at_;
    bool const anchor = accept("^") || accept("\\A");
    if (!anchor || !(looking_at("(?=") || looking_at("(?!"))) {
      at_ = start;
      return;
    }
    anchored_ = true;
    while (looking_at("(?=") || looking_at("(?!")) {
      bool const positive = peek(2) == '=';
      at_ += 3;
      NodePtr condition = choice();
      if (next() != ')') throw SyntaxError{};
      tree_.lookaheads.push_back({positive, std::move(condition)});
    }
  }

  bool has_top_level_choice() const {
    int depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == '[')
        i = skip_bracket(i);
      else if (text_[i] == '(')
        ++depth;
      else if (text_[i] == ')')
        --depth;
      else if (text_[i] == '|' && depth == 0)
        return true;
    }
    return false;
  }

  std::size_t skip_bracket(std::size_t i) const {
    ++i;
    if (i < text_.size() && text_[i] == '^') ++i;
    if (i < text_.size() && text_[i] == ']') ++i;
    for (; i < text_.size() && text_[i] != ']'; ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == '[' && i + 1 < text_.size() && text_[i + 1] == ':')
        while (i + 1 < text_.size() && !(text_[i] == ':' && text_[i + 1] == ']')) ++i;
    }
    return i;
  }

  NodePtr choice() {
    if (++depth_ > kMaxDepth) throw SyntaxError{};
    NodePtr node = make_node(Kind::kChoice);
    do node->children.push_back(sequence());
    while (accept("|"));
    --depth_;
    return node->children.size() == 1 ? std::move(node->children[0]) : std::move(node);
  }

  NodePtr sequence() {
    NodePtr node = make_node(Kind::kSequence);
    for (;;) {
      skip_comments();
      if (at_end() || peek() == '|' || peek() == ')') return node;
      node->children.push_back(quantified());
    }
  }

  void skip_comments() {
    for (;;) {
      if (accept("(?#")) {
        while (next() != ')') {
        }
      } else if (expanded_ && !at_end() && is_space(peek())) {
        ++at_;
      } else if (expanded_ && peek() == '#') {
        while (!at_end() && peek() != '\n') ++at_;
      } else {
        return;
      }
    }
  }

  NodePtr quantified() {
    NodePtr node = atom();
    for (;;) {
      int min = 0, max = -1;
      skip_comments();
      if (accept("*")) {
      } else if (accept("+")) {
        min = 1;
      } else if (accept("?")) {
        max = 1;
      } else if (peek() == '{' && is_digit(peek(1))) {
        read_bounds(&min, &max);
      } else {
        return node;
      }
      accept("?");  // not greedy: the same words
      NodePtr repeat = make_node(Kind::kRepeat);
      repeat->min = min;
      repeat->max = max;
      repeat->children.push_back(std::move(node));
      node = std::move(repeat);
    }
  }

  void read_bounds(int* min, int* max) {
    next();
    *min = *max = number();
    if (accept(",")) *max = is_digit(peek()) ? number() : -1;
    if (next() != '}' || (*max >= 0 && *max < *min)) throw SyntaxError{};
  }

  int number() {
    int value = 0;
    if (!is_digit(peek())) throw SyntaxError{};
    while (is_digit(peek())) {
      value = value * 10 + static_cast<int>(next() - '0');
      if (value > kMaxRepeat) throw SyntaxError{};
    }
    return value;
  }

  NodePtr atom() {
    std::uint32_t const c = next();
    switch (c) {
      case '(':
        return group();
      case '[':
        return bracket();
      case '.':
        return set_node(Set{}, true);
      case '^':
        return make_node(Kind::kBegin);
      case '$':
        return make_node(Kind::kEnd);
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
        throw SyntaxError{};
      default:
        return literal(c);
    }
  }

  NodePtr group() {
    bool ignored = false, captures = false;
    if (accept("?:")) {
    } else if (accept("?=") || accept("?!") || accept("?<=") || accept("?<!")) {
      ignored = true;
      tree_.exact = false;
    } else if (peek() == '?') {
      throw SyntaxError{};
    } else {
      captures = true;
      groups_.emplace_back();
    }
    std::size_t const number = groups_.size();
    NodePtr node = choice();
    if (next() != ')') throw SyntaxError{};
    if (captures) groups_[number - 1] = copy(*node);
    return ignored ? make_node(Kind::kEmpty) : std::move(node);
  }

  NodePtr set_node(const Set& set, bool negated) {
    NodePtr node = make_node(Kind::kSet);
    node->set = set;
    node->negated = negated;
    return node;
  }

  NodePtr literal(std::uint32_t c) {
    Set set;
    add(set, c);
    return set_node(set, false);
  }

  void add(Set& set, std::uint32_t c) {
    add_symbol(set, c);
    if (!ignore_case_) return;
    if (is_lower(c)) add_symbol(set, c - 'a' + 'A');
    if (is_upper(c)) add_symbol(set, c - 'A' + 'a');
  }

  void add_symbol(Set& set, std::uint32_t c) {
    if (ascii_only_ && c >= 0x80) return;
    if (auto const symbol = alphabet_.symbol(c)) set.set(*symbol);
  }

  void add_range(Set& set, std::uint32_t low, std::uint32_t high) {
    if (high < low) throw SyntaxError{};
    constexpr std::uint32_t kNamed = 0x20;  // of a long range beyond ASCII the beginning will do
    for (std::uint32_t c = low; c <= high; ++c) {
      if (c >= 0x80 && c - std::max<std::uint32_t>(low, 0x80) >= kNamed) break;
      if (c >= 0x20 || c == '\t' || c == '\n' || low == high) add(set, c);
    }
  }

  NodePtr escape() {
    std::uint32_t const c = next();
    if (auto const members = characters_of_shorthand(c, alphabet_)) return set_node(*members, false);
    switch (c) {
      case 'A':
        return make_node(Kind::kBegin);
      case 'Z':
        return make_node(Kind::kEnd);
      case 'm':
      case 'M':
      case 'y':
      case 'Y':
        tree_.exact = false;
        return make_node(Kind::kEmpty);
      default:
        break;
    }
    if (c >= '1' && c <= '9') return back_reference(static_cast<std::size_t>(c - '0'));
    return literal(escaped_character(c));
  }

  // Read as another occurrence of what the group admits.
  NodePtr back_reference(std::size_t number) {
    tree_.exact = false;
    if (number > groups_.size() || groups_[number - 1] == nullptr) throw SyntaxError{};
    return copy(*groups_[number - 1]);
  }

  std::uint32_t escaped_character(std::uint32_t c) {
    switch (c) {
      case 'a':
        return 7;
      case 'b':
        return 8;
      case 'B':
        return '\\';
      case 'e':
        return 27;
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'v':
        return '\v';
      case '0':
        return 0;
      case 'c':
        return next() & 0x1f;
      case 'u':
        return hexadecimal(4);
      case 'U':
        return hexadecimal(8);
      case 'x':
        return hexadecimal(2);
      default:
        if (is_alnum(c)) throw SyntaxError{};
        return c;
    }
  }

  std::uint32_t hexadecimal(int digits) {
    std::uint32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      std::uint32_t const c = next();
      if (!is_hex(c)) throw SyntaxError{};
      value = value * 16 + (is_digit(c) ? c - '0' : (c | 0x20u) - 'a' + 10);
    }
    return value;
  }

  NodePtr bracket() {
    if (accept("[:<:]]") || accept("[:>:]]")) {
      tree_.exact = false;
      return make_node(Kind::kEmpty);
    }
    bool const negated = accept("^");
    Set set;
    for (bool first = true; first || peek() != ']'; first = false) bracket_item(set);
    next();
    return set_node(set, negated);
  }

  void bracket_item(Set& set) {
    if (accept("[:")) return named_class(set);
    if (peek() == '\\') {
      if (auto const members = characters_of_shorthand(peek(1), alphabet_)) {
        at_ += 2;
        set |= *members;
        return;
      }
    }
    std::uint32_t const low = bracket_character();
    if (peek() != '-' || peek(1) == ']' || peek(1) == 0) return add_range(set, low, low);
    next();
    add_range(set, low, bracket_character());
  }

  std::uint32_t bracket_character() {
    if (accept("[.") || accept("[=")) {
      std::uint32_t const c = next();
      next();
      if (next() != ']') throw SyntaxError{};
      return c;
    }
    std::uint32_t const c = next();
    return c == '\\' ? escaped_character(next()) : c;
  }

  void named_class(Set& set) {
    std::string name;
    while (peek() != ':') name.push_back(static_cast<char>(next()));
    if (!accept(":]")) throw SyntaxError{};
    bool const any_case = ignore_case_ && (name == "lower" || name == "upper");
    auto const members = characters_of_class(any_case ? "alpha" : name, alphabet_);
    if (!members) throw SyntaxError{};
    set |= *members;
  }

  PatternAlphabet& alphabet_;
  bool ascii_only_;
  std::vector<std::uint32_t> text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool literal_ = false, ignore_case_ = false, expanded_ = false, anchored_ = false;
  std::vector<NodePtr> groups_;  // copies of the capturing groups, in order
  PatternTree tree_;
};

}  // namespace

std::optional<PatternTree> parse_pattern(std::string_view expression, PatternAlphabet& alphabet,
                                         bool ascii_only) {
  try {
    return Parser(expression, alphabet, ascii_only).parse();
  } catch (const SyntaxError&) {
    return std::nullopt;
  }
}

}  // namespace synthgen::core
