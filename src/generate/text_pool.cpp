#include "generate/text_pool.hpp"

#include <algorithm>
#include <unordered_set>

#include "core/permutation.hpp"
#include "generate/semantic_template.hpp"

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

constexpr std::size_t kMaxDigits = 9;
constexpr std::size_t kNumberFrame = 3;  // " (" and ")"

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(pg_mbstrlen_with_len(text.data(), static_cast<int>(text.size())));
}

// A variant as it stands behind a text.
std::string joined(const std::string& variant) {
  bool const joins_itself = variant.find_first_of(",:;") == 0;
  return joins_itself ? variant : " " + variant;
}

// Whether the text ends as a numbered one does: in "(2)".
bool ends_in_number(std::string_view text) {
  if (text.size() < 3 || text.back() != ')') return false;
  std::size_t const last = text.find_last_not_of("0123456789", text.size() - 2);
  return last != std::string_view::npos && last + 2 < text.size() && text[last] == '(';
}

std::uint64_t power_of_ten(std::size_t digits) {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < digits; ++i) power *= 10;
  return power;
}

}  // namespace

PoolText::PoolText(TextShape shape, const TextPool& pool, std::size_t column, std::size_t max_characters,
                   bool distinct)
    : TextGenerator(shape),
      key_(pool.key),
      description_("text pool of " + std::to_string(pool.records.size()) + " values") {
  std::size_t longest = 0;
  for (auto const& record : pool.records) {
    texts_.push_back(record[column]);
    longest = std::max(longest, characters(texts_.back()));
    max_bytes_ = std::max(max_bytes_, texts_.back().size());
  }
  if (!distinct) return;

  std::size_t longest_variant = 0;
  std::size_t widest_variant = 0;
  for (std::string const& variant : pool.variants) {
    variants_.push_back(joined(variant));
    longest_variant = std::max(longest_variant, characters(variants_.back()));
    widest_variant = std::max(widest_variant, variants_.back().size());
  }
  std::size_t const room =
      max_characters == 0 ? SIZE_MAX : max_characters - std::min(max_characters, longest);
  std::uint64_t const count = variants_.size();
  if (longest_variant <= room) single_ = count;
  if (longest_variant * 2 <= room && count > 1) double_ = count * (count - 1);
  std::size_t const digits = room <= kNumberFrame ? 0 : std::min(kMaxDigits, room - kNumberFrame);
  // The numbers are 2, 3 ... and the one more digit stays free.
  std::uint64_t const numbered = digits == 0 ? 0 : power_of_ten(digits) - 2;
  capacity_ = texts_.size() * (1 + single_ + double_ + numbered);
  max_bytes_ += std::max(2 * widest_variant, kNumberFrame + kMaxDigits);
}

std::uint64_t PoolText::card(std::uint64_t index) const noexcept {
  std::uint64_t const count = texts_.size();
  return core::Permutation(core::mix(key_, index / count), count).at(index % count);
}

std::size_t PoolText::write(std::uint64_t index, char* out, std::size_t room) const noexcept {
  std::uint64_t const record = card(index);
  Pen pen(out, room);
  pen.put(texts_[record]);
  if (capacity_ == 0) return pen.length();
  return pen.length() + qualify(record, index / texts_.size(), out + pen.length(), room - pen.length());
}

// In one round different records get different variants, so that no variant comes in droves.
std::size_t PoolText::qualify(std::uint64_t card, std::uint64_t round, char* out,
                              std::size_t room) const noexcept {
  Pen pen(out, room);
  std::uint64_t const turn = core::mix(key_, card) >> 1;
  if (round > single_ + double_) {
    pen.put(" (");
    pen.put_number(round - single_ - double_ + 1, 0);
    pen.put(')');
  } else if (round > single_) {
    std::uint64_t const others = variants_.size() - 1;
    std::uint64_t const pair = (round - single_ - 1 + turn) % double_;
    std::uint64_t const first = pair / others;
    std::uint64_t const second = pair % others;
    pen.put(variants_[first]);
    pen.put(variants_[second < first ? second : second + 1]);
  } else if (round > 0) {
    pen.put(variants_[(round - 1 + turn) % single_]);
  }
  return pen.length();
}

// A text with variants behind it can be taken apart again in one way only if no variant ends in another one
// and no text ends in a variant; then different parts make different texts.
void fit_to_distinct(TextPool& pool, const std::vector<std::size_t>& places,
                     const std::function<std::string(const std::string&)>& lower) {
  std::vector<std::unordered_set<std::string>> seen(places.size());
  std::erase_if(pool.records, [&](const std::vector<std::string>& record) {
    std::vector<std::string> folded;
    for (std::size_t const place : places) folded.push_back(lower(record[place]));
    for (std::size_t i = 0; i < folded.size(); ++i)
      if (folded[i].empty() || ends_in_number(folded[i]) || seen[i].contains(folded[i])) return true;
    for (std::size_t i = 0; i < folded.size(); ++i) seen[i].insert(folded[i]);
    return false;
  });

  std::vector<std::string> ends;
  std::erase_if(pool.variants, [&](const std::string& variant) {
    std::string const end = lower(joined(variant));
    auto const overlaps = [&](const std::string& other) {
      return end.ends_with(other) || other.ends_with(end);
    };
    auto const ends_so = [&](const std::string& text) { return text.ends_with(end); };
    bool ambiguous = ends_in_number(end) || std::any_of(ends.begin(), ends.end(), overlaps);
    for (auto const& texts : seen) ambiguous = ambiguous || std::any_of(texts.begin(), texts.end(), ends_so);
    if (!ambiguous) ends.push_back(end);
    return ambiguous;
  });
}

}  // namespace synthgen::generate
