// A text can be taken apart in one way only:
//
// - Texts with slots differ from all others in how they begin or in how they end, up to their first and from
//   their last slot; others differ as a whole.
// - Read from the left, each slot's value ends where only one value can: the values, with the literal behind
// them,
//   are no beginnings of each other.
// - No variant ends in another one, and no text ends in a variant or in what looks like a number.
#include "generate/texts/pool_distinct.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace synthgen::generate {

namespace {

using Lower = std::function<std::string(const std::string&)>;

// Whether the text ends as a numbered one does: in "(2)".
bool ends_in_number(std::string_view text) {
  if (text.size() < 3 || text.back() != ')') return false;
  std::size_t const last = text.find_last_not_of("0123456789", text.size() - 2);
  return last != std::string_view::npos && last + 2 < text.size() && text[last] == '(';
}

// The texts of one column that have been let in.
class DistinctTexts {
 public:
  DistinctTexts(PoolSlots& slots, const Lower& lower) : slots_(slots), lower_(lower) {}

  SlottedText fold(const std::string& text) const {
    SlottedText parsed = slots_.parse(text);
    for (std::string& literal : parsed.literals) literal = lower_(literal);
    return parsed;
  }

  bool admit(const SlottedText& text) {
    if (text.slots.empty() && text.literals[0].empty()) return false;
    if (!can_be_read_back(text)) return false;
    for (std::string const& end : ends_of(text))
      if (ends_in_number(end)) return false;
    auto const clashes = [&](const SlottedText& other) { return may_be_equal(text, other); };
    if (text.slots.empty())
      return !plain_.contains(text.literals[0]) && std::none_of(slotted_.begin(), slotted_.end(), clashes);
    return std::none_of(slotted_.begin(), slotted_.end(), clashes) &&
           std::none_of(plain_.begin(), plain_.end(), [&](const std::string& other) {
             return may_be_equal(text, {{other}, {}});
           });
  }

  void add(const SlottedText& text) {
    if (text.slots.empty())
      plain_.insert(text.literals[0]);
    else
      slotted_.push_back(text);
    for (std::string& end : ends_of(text)) ends_.emplace(std::move(end), !text.slots.empty());
  }

  // Whether some text may end in `end`.
  bool may_end_in(const std::string& end) const {
    return std::any_of(ends_.begin(), ends_.end(), [&](auto const& known) {
      auto const& [text, goes_on] = known;
      return text.ends_with(end) || (goes_on && end.ends_with(text));
    });
  }

 private:
  static bool may_be_equal(const SlottedText& a, const SlottedText& b) {
    std::string const& head = a.literals.front();
    std::string const& other_head = b.literals.front();
    std::string const& tail = a.literals.back();
    std::string const& other_tail = b.literals.back();
    return (head.starts_with(other_head) || other_head.starts_with(head)) &&
           (tail.ends_with(other_tail) || other_tail.ends_with(tail));
  }

  // The values of the text's slot at `place`, in lower case, with what stands behind it.
  std::vector<std::string> with_literal(const SlottedText& text, std::size_t place) const {
    std::vector<std::string> texts;
    for (std::string const& value : folded(text.slots[place]))
      texts.push_back(value + text.literals[place + 1]);
    return texts;
  }

  const std::vector<std::string>& folded(std::size_t slot) const {
    auto const [place, is_new] = folded_.try_emplace(slot);
    if (is_new)
      for (std::string const& value : slots_.values(slot)) place->second.push_back(lower_(value));
    return place->second;
  }

  bool can_be_read_back(const SlottedText& text) const {
    for (std::size_t i = 0; i < text.slots.size(); ++i) {
      auto const [known, is_new] = readable_.try_emplace({text.slots[i], text.literals[i + 1]}, true);
      if (is_new) known->second = is_readable(with_literal(text, i), i + 1 == text.slots.size());
      if (!known->second) return false;
    }
    return true;
  }

  // What comes last need only differ.
  static bool is_readable(std::vector<std::string> values, bool is_last) {
    std::sort(values.begin(), values.end());
    for (std::size_t i = 1; i < values.size(); ++i)
      if (is_last ? values[i] == values[i - 1] : values[i].starts_with(values[i - 1])) return false;
    return true;
  }

  // How the text may end, as far as it is one value of the last slot that matters.
  std::vector<std::string> ends_of(const SlottedText& text) const {
    if (text.slots.empty()) return {text.literals[0]};
    return with_literal(text, text.slots.size() - 1);
  }

  PoolSlots& slots_;
  const Lower& lower_;
  std::unordered_set<std::string> plain_;
  std::vector<SlottedText> slotted_;
  std::set<std::pair<std::string, bool>> ends_;  // and whether something stands before
  mutable std::map<std::size_t, std::vector<std::string>> folded_;
  mutable std::map<std::pair<std::size_t, std::string>, bool> readable_;
};

}  // namespace

void fit_to_distinct(TextPool& pool, PoolSlots& slots, const std::vector<std::size_t>& places,
                     const Lower& lower) {
  std::vector<DistinctTexts> known(places.size(), DistinctTexts(slots, lower));
  std::erase_if(pool.records, [&](const std::vector<std::string>& record) {
    std::vector<SlottedText> texts;
    for (std::size_t i = 0; i < places.size(); ++i) texts.push_back(known[i].fold(record[places[i]]));
    for (std::size_t i = 0; i < places.size(); ++i)
      if (!known[i].admit(texts[i])) return true;
    for (std::size_t i = 0; i < places.size(); ++i) known[i].add(texts[i]);
    return false;
  });

  std::vector<std::string> ends;
  std::erase_if(pool.variants, [&](const std::string& variant) {
    std::string const end = lower(joined_variant(variant));
    auto const overlaps = [&](const std::string& other) {
      return end.ends_with(other) || other.ends_with(end);
    };
    bool const ambiguous = ends_in_number(end) || std::any_of(ends.begin(), ends.end(), overlaps) ||
                           std::any_of(known.begin(), known.end(),
                                       [&](const DistinctTexts& texts) { return texts.may_end_in(end); });
    if (!ambiguous) ends.push_back(end);
    return ambiguous;
  });
}

}  // namespace synthgen::generate
