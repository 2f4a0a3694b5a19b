// Expressions become one nondeterministic automaton (Thompson's construction), a part for each
// condition; sets of its states become the states of the deterministic one, which accepts where every
// wanted condition is met and no unwanted one.
#include "core/pattern.hpp"

#include <algorithm>
#include <map>

#include "core/ascii.hpp"
#include "core/hash.hpp"
#include "core/pattern_syntax.hpp"
#include "core/saturating.hpp"

namespace synthgen::core {

namespace {

using Set = PatternAlphabet::Set;
using Kind = PatternNode::Kind;

constexpr std::uint64_t kSaturated = std::uint64_t{1} << 63;
constexpr std::size_t kMaxNodes = 20000;
constexpr std::size_t kMaxStates = 3000;
constexpr std::size_t kMaxWork = 4'000'000;  // elements of all state sets together
constexpr std::size_t kUsualLengths = 12;    // lengths that are written in any case
constexpr std::size_t kMostLengths = 300;    // ... and at most, while the texts are few
constexpr std::uint64_t kFewWords = 1'000'000;

std::uint64_t saturating_add(std::uint64_t a, std::uint64_t b) {
  return std::min(a + b, kSaturated);
}

std::size_t utf8_length(std::uint32_t c) {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

std::size_t write_utf8(std::uint32_t c, char* out) {
  std::size_t const length = utf8_length(c);
  if (length == 1) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  for (std::size_t i = length - 1; i > 0; --i, c >>= 6) out[i] = static_cast<char>(0x80 | (c & 0x3f));
  out[0] = static_cast<char>((0xF00u >> length) | c);
  return length;
}

}  // namespace

class PatternBuilder {
 public:
  // With `alone`, the first expression stands for the whole text.
  // What the first expression has to share the text with, and how long its open ends become.
  enum class Reach { kWithin, kAlone, kShort };

  PatternBuilder(const PatternRequest& request, Reach reach)
      : request_(request), alone_(reach != Reach::kWithin), short_(reach == Reach::kShort) {}

  std::optional<Pattern> build() {
    try {
      if (!read()) return std::nullopt;
      make_deterministic();
    } catch (const TooLarge&) {
      return std::nullopt;
    }
    std::size_t const limit = request_.max_characters;
    std::size_t const most = limit == 0 ? request_.min_characters + kMostLengths : limit;
    if (!pattern_.count_words(request_.min_characters, most)) return std::nullopt;
    pattern_.lay_out_blocks(request_.min_characters);
    if (pattern_.capacity_ == 0) return std::nullopt;
    return std::move(pattern_);
  }

 private:
  struct TooLarge {};

  // A state of the nondeterministic automaton: it either reads a character of `set`, or passes on
  // freely, at the beginning of the text only, or at its end only.
  struct Node {
    enum class Pass { kRead, kFree, kAtBegin, kAtEnd, kFinal };
    Pass pass;
    Set set;
    std::uint32_t next[2] = {kNone, kNone};
  };
  static constexpr std::uint32_t kNone = ~0u;

  struct Condition {
    std::uint32_t start;
    std::uint32_t final;
    bool wanted;
  };

  using States = std::vector<std::uint32_t>;

  bool read() {
    std::vector<std::pair<PatternTree, bool>> trees;
    for (bool const wanted : {true, false})
      for (const std::string& text : wanted ? request_.matches : request_.matches_not) {
        auto tree = parse_pattern(text, alphabet_, request_.ascii_only);
        if (!tree) return false;
        if (!tree->exact) pattern_.exact_ = false;
        // An unwanted expression that was read too widely would rule out too much.
        if (!tree->exact && !wanted) continue;
        trees.emplace_back(std::move(*tree), wanted);
      }
    for (std::size_t i = 0; i < alphabet_.size(); ++i) everything_.set(i);
    if (short_) {
      int numbers = 0;
      for (auto const& [tree, wanted] : trees) numbers += wanted ? open_numbers(*tree.root) : 0;
      if (numbers < 2) return false;
    }
    bool first = alone_;
    for (auto& [tree, wanted] : trees) {
      bool const whole = first && wanted;
      first = false;
      if (!wanted && !tree.lookaheads.empty()) continue;
      add_condition(*tree.root, wanted, !whole, !whole);
      for (auto& lookahead : tree.lookaheads) add_condition(*lookahead.node, lookahead.positive, false, true);
    }
    return true;
  }

  // Whether a node repeats digits without end.
  bool is_open_number(const PatternNode& node) const {
    if (node.kind != Kind::kRepeat || node.max >= 0 || node.children[0]->kind != Kind::kSet ||
        node.children[0]->negated)
      return false;
    const Set& set = node.children[0]->set;
    for (std::size_t i = 0; i < alphabet_.size(); ++i)
      if (set[i] && (alphabet_.character(i) < '0' || alphabet_.character(i) > '9')) return false;
    return true;
  }

  int open_numbers(const PatternNode& node) const {
    int count = is_open_number(node) ? 1 : 0;
    for (const auto& child : node.children) count += open_numbers(*child);
    return count;
  }

  void add_condition(const PatternNode& root, bool wanted, bool free_before, bool free_after) {
    std::uint32_t const final = add(Node::Pass::kFinal);
    std::uint32_t target = final;
    if (free_after) target = anything_then(final);
    std::uint32_t start = translate(root, target);
    if (free_before) start = anything_then(start);
    conditions_.push_back({start, final, wanted});
  }

  std::uint32_t anything_then(std::uint32_t target) {
    std::uint32_t const loop = add(Node::Pass::kFree, target);
    std::uint32_t const reader = add(Node::Pass::kRead, loop);
    nodes_[reader].set = everything_;
    nodes_[loop].next[1] = reader;
    return loop;
  }

  std::uint32_t add(typename Node::Pass pass, std::uint32_t next = kNone) {
    if (nodes_.size() >= kMaxNodes) throw TooLarge{};
    Node node{};
    node.pass = pass;
    node.next[0] = next;
    node.next[1] = kNone;
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  // Adds the automaton of `node` in front of `target`; returns its first state.
  std::uint32_t translate(const PatternNode& node, std::uint32_t target) {
    switch (node.kind) {
      case Kind::kEmpty:
        return target;
      case Kind::kBegin:
        return add(Node::Pass::kAtBegin, target);
      case Kind::kEnd:
        return add(Node::Pass::kAtEnd, target);
      case Kind::kSet: {
        std::uint32_t const reader = add(Node::Pass::kRead, target);
        nodes_[reader].set = (node.negated ? ~node.set : node.set) & everything_;
        return reader;
      }
      case Kind::kSequence:
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
          target = translate(**child, target);
        return target;
      case Kind::kChoice: {
        std::uint32_t choice = kNone;
        for (const auto& child : node.children) {
          std::uint32_t const fork = add(Node::Pass::kFree, translate(*child, target));
          nodes_[fork].next[1] = choice;
          choice = fork;
        }
        return choice;
      }
      case Kind::kRepeat:
        return translate_repeat(node, target);
    }
    return target;
  }

  std::uint32_t translate_repeat(const PatternNode& node, std::uint32_t target) {
    const PatternNode& child = *node.children[0];
    std::uint32_t start = target;
    if (short_ && is_open_number(node)) {
      // One digit more than there must be.
      std::uint32_t const skip = add(Node::Pass::kFree, target);
      nodes_[skip].next[1] = translate(child, start);
      start = skip;
    } else if (node.max < 0) {
      std::uint32_t const loop = add(Node::Pass::kFree, target);
      std::uint32_t const body = translate(child, loop);
      nodes_[loop].next[1] = body;
      start = loop;
    } else {
      for (int i = node.min; i < node.max; ++i) {
        std::uint32_t const skip = add(Node::Pass::kFree, target);
        std::uint32_t const body = translate(child, start);
        nodes_[skip].next[1] = body;
        start = skip;
      }
    }
    for (int i = 0; i < node.min; ++i) start = translate(child, start);
    return start;
  }

  // Everything reachable from `states` without reading.
  void close(States& states, bool at_begin, bool at_end) {
    seen_.assign(nodes_.size(), false);
    for (std::uint32_t const state : states) seen_[state] = true;
    for (std::size_t i = 0; i < states.size(); ++i) {
      const Node& node = nodes_[states[i]];
      bool const passes = node.pass == Node::Pass::kFree || (node.pass == Node::Pass::kAtBegin && at_begin) ||
                          (node.pass == Node::Pass::kAtEnd && at_end);
      if (!passes) continue;
      for (std::uint32_t const next : node.next)
        if (next != kNone && !seen_[next]) {
          seen_[next] = true;
          states.push_back(next);
        }
    }
  }

  // Keeps what matters for the future: readers, ends and finals.
  std::uint32_t intern(States states, bool at_begin) {
    close(states, at_begin, false);
    std::erase_if(states, [&](std::uint32_t s) {
      return nodes_[s].pass == Node::Pass::kFree || nodes_[s].pass == Node::Pass::kAtBegin;
    });
    std::sort(states.begin(), states.end());
    auto const [place, fresh] =
        numbers_.try_emplace(std::move(states), static_cast<std::uint32_t>(sets_.size()));
    if (fresh) {
      work_ += place->first.size() + 1;
      if (sets_.size() >= kMaxStates || work_ > kMaxWork) throw TooLarge{};
      sets_.push_back(&place->first);
      pattern_.states_.push_back({0, 0, accepts(place->first, at_begin)});
    }
    return place->second;
  }

  bool accepts(States states, bool at_begin) {
    close(states, at_begin, true);
    return std::all_of(conditions_.begin(), conditions_.end(),
                       [&](const Condition& c) { return seen_[c.final] == c.wanted; });
  }

  void make_deterministic() {
    States start;
    for (const Condition& condition : conditions_) start.push_back(condition.start);
    intern(std::move(start), true);
    for (std::uint32_t state = 0; state < sets_.size(); ++state) add_edges(state);
  }

  // One edge to each following state, with the symbols that lead there.
  void add_edges(std::uint32_t state) {
    std::map<std::uint32_t, Set> targets;
    for (std::size_t symbol = 0; symbol < alphabet_.size(); ++symbol) {
      if (!is_permitted(alphabet_.character(symbol))) continue;
      States next;
      for (std::uint32_t const s : *sets_[state])
        if (nodes_[s].pass == Node::Pass::kRead && nodes_[s].set[symbol]) next.push_back(nodes_[s].next[0]);
      if (next.empty()) continue;
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      auto const known = steps_.find(next);
      std::uint32_t const target = known != steps_.end() ? known->second : steps_[next] = intern(next, false);
      targets[target].set(symbol);
    }
    pattern_.states_[state].first_edge = static_cast<std::uint32_t>(pattern_.edges_.size());
    pattern_.states_[state].edge_count = static_cast<std::uint32_t>(targets.size());
    for (const auto& [target, set] : targets) add_edge(target, set);
  }

  void add_edge(std::uint32_t target, const Set& set) {
    auto const first = static_cast<std::uint32_t>(pattern_.symbols_.size());
    append_readable(set);
    pattern_.edges_.push_back({target, first, static_cast<std::uint32_t>(pattern_.symbols_.size()) - first});
  }

  bool is_permitted(std::uint32_t c) const {
    if (request_.lower_case && is_upper(c)) return false;
    if (request_.upper_case && is_lower(c)) return false;
    if (request_.trimmed && (c == ' ' || c == '\t' || c == '\n')) return false;
    return c != 0;
  }

  // Of the characters that serve equally: letters of one case and digits, else printable ones, else all.
  void append_readable(const Set& set) {
    auto& out = pattern_.symbols_;
    std::size_t const before = out.size();
    auto const has = [&](std::uint32_t c) { return set[c - 0x20 + 2]; };
    for (std::uint32_t c = '0'; c <= '9'; ++c)
      if (has(c)) out.push_back(c);
    for (std::uint32_t c = 'a'; c <= 'z'; ++c) {
      if (has(c) && is_permitted(c))
        out.push_back(c);
      else if (has(c - 'a' + 'A') && is_permitted(c - 'a' + 'A'))
        out.push_back(c - 'a' + 'A');
    }
    if (out.size() > before) return;
    for (std::size_t i = 0; i < alphabet_.size(); ++i)
      if (set[i] && alphabet_.character(i) > 0x20) out.push_back(alphabet_.character(i));
    if (out.size() > before) return;
    for (std::size_t i = 0; i < alphabet_.size(); ++i)
      if (set[i]) out.push_back(alphabet_.character(i));
  }

  const PatternRequest& request_;
  bool alone_, short_;
  Pattern pattern_;
  PatternAlphabet alphabet_;
  Set everything_;
  std::vector<Node> nodes_;
  std::vector<Condition> conditions_;
  std::vector<bool> seen_;
  std::map<States, std::uint32_t> numbers_;  // closed sets
  std::map<States, std::uint32_t> steps_;    // sets before closing, to spare the work
  std::vector<const States*> sets_;
  std::size_t work_ = 0;
};

// A match of the first expression is all that is needed, unless other conditions want more or there are too
// few matches. Several numbers in it are short ones, as those of versions are.
std::optional<Pattern> Pattern::compile(const PatternRequest& request) {
  using Reach = PatternBuilder::Reach;
  if (auto brief = PatternBuilder(request, Reach::kShort).build();
      brief && brief->capacity() >= request.enough_short)
    return brief;
  auto alone = PatternBuilder(request, Reach::kAlone).build();
  if (alone && alone->capacity() >= request.enough) return alone;
  auto within = PatternBuilder(request, Reach::kWithin).build();
  return within && (!alone || within->capacity() > alone->capacity()) ? std::move(within) : std::move(alone);
}

// Counts the words of each length from each state, from the end. Stops when more lengths are not
// worth it; false if there are no words.
bool Pattern::count_words(std::size_t min_length, std::size_t max_length) {
  std::size_t const states = states_.size();
  std::uint64_t total = 0;
  std::size_t useful = 0, first = 0;
  for (std::size_t length = 0; length <= max_length; ++length) {
    words_.resize((length + 1) * states);
    bool any = false;
    for (std::size_t state = 0; state < states; ++state) {
      std::uint64_t sum = length == 0 && states_[state].accepting ? 1 : 0;
      for (std::uint32_t e = 0; length > 0 && e < states_[state].edge_count; ++e) {
        const Edge& edge = edges_[states_[state].first_edge + e];
        sum = saturating_add(
            sum,
            saturating_product(edge.symbol_count, words_[(length - 1) * states + edge.target], kSaturated));
      }
      words_[length * states + state] = sum;
      any = any || sum > 0;
    }
    if (!any) break;
    if (length < min_length || words_[length * states] == 0) continue;
    if (useful == 0) first = length;
    ++useful;
    total = saturating_add(total, words_[length * states]);
    if (length - first >= kUsualLengths && total >= kFewWords) break;
  }
  return useful > 0;
}

void Pattern::lay_out_blocks(std::size_t min_length) {
  std::size_t const lengths = words_.size() / states_.size();
  std::size_t widest = 1;
  for (std::uint32_t const c : symbols_) widest = std::max(widest, utf8_length(c));
  std::vector<std::uint32_t> useful;
  for (std::size_t length = min_length; length < lengths; ++length)
    if (words(length, 0) > 0) useful.push_back(static_cast<std::uint32_t>(length));
  for (std::uint32_t const length : useful) {
    std::uint64_t const size = std::min(words(length, 0), kSaturated / useful.size());
    blocks_.push_back({capacity_, size, length});
    capacity_ += size;
    max_bytes_ = length * widest;
  }
}

std::uint64_t Pattern::pick(std::uint64_t random) const noexcept {
  // Long words outnumber the short ones, so that the plain draw would take the longest.
  std::size_t const usual = std::min(blocks_.size(), kUsualLengths);
  const Block& block = blocks_[bounded(random, usual)];
  return block.first_index + bounded(mix(random, 1), block.size);
}

const Pattern::Block& Pattern::block_of(std::uint64_t index) const noexcept {
  auto const after =
      std::upper_bound(blocks_.begin(), blocks_.end(), index,
                       [](std::uint64_t i, const Block& block) { return i < block.first_index; });
  return *(after - 1);
}

// Walks the automaton. While what follows has more words than the block has numbers, any way will do
// and a hash chooses; from then on the number itself says the way. The word determines the way and the
// way the number, so words are distinct.
std::size_t Pattern::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  const Block& block = block_of(index);
  std::uint64_t rest = index - block.first_index;
  std::uint32_t state = 0;
  std::size_t written = 0;
  for (std::size_t left = block.length; left > 0 && written < room; --left) {
    const Edge* const edges = &edges_[states_[state].first_edge];
    std::uint32_t const count = states_[state].edge_count;
    std::uint64_t free_symbols = 0;
    for (std::uint32_t e = 0; e < count; ++e)
      if (words(left - 1, edges[e].target) >= block.size) free_symbols += edges[e].symbol_count;
    std::uint64_t choice = free_symbols > 0 ? bounded(mix(index, left), free_symbols) : 0;
    std::uint32_t symbol = 0;
    for (std::uint32_t e = 0; e < count; ++e) {
      std::uint64_t const following = words(left - 1, edges[e].target);
      if (following == 0 || (free_symbols > 0 && following < block.size)) continue;
      auto const size = free_symbols > 0 ? static_cast<unsigned __int128>(edges[e].symbol_count)
                                         : static_cast<unsigned __int128>(edges[e].symbol_count) * following;
      std::uint64_t& number = free_symbols > 0 ? choice : rest;
      if (number >= size) {
        number -= static_cast<std::uint64_t>(size);
        continue;
      }
      symbol = symbols_[edges[e].first_symbol + (free_symbols > 0 ? number : number / following)];
      if (free_symbols == 0) rest %= following;
      state = edges[e].target;
      break;
    }
    written += write_utf8(symbol, out + written);
  }
  return written;
}

}  // namespace synthgen::core
