#include "core/name_index.hpp"

#include <algorithm>

#include "core/fields.hpp"
#include "core/hash.hpp"
#include "core/words.hpp"

namespace synthgen::core::detail {

namespace {

std::uint64_t hash_of_name(std::string_view name) {
  std::uint64_t hash = 0;
  for_each_field(name, ' ',
                 [&](std::string_view word) { hash = hash_bytes(singular(std::string(word)), hash); });
  return hash;
}

bool consists_of(std::string_view name, std::span<const std::string> words) {
  std::size_t place = 0;
  bool same = true;
  for_each_field(name, ' ', [&](std::string_view word) {
    same = same && place < words.size() && singular(std::string(word)) == words[place];
    ++place;
  });
  return same && place == words.size();
}

}  // namespace

NameIndex::NameIndex(const Lexicon& list) {
  constexpr std::size_t kNamesPerRow = 4;  // about
  entries_.reserve(list.size() * kNamesPerRow);
  for (std::size_t row = 0; row < list.size(); ++row)
    for_each_field(list.at(row), '|', [&](std::string_view name) {
      entries_.push_back({hash_of_name(name), name, static_cast<std::uint32_t>(row)});
    });
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.row < b.row;
  });
}

const NameIndex::Entry* NameIndex::find(std::span<const std::string> words) const {
  std::uint64_t hash = 0;
  for (const std::string& word : words) hash = hash_bytes(word, hash);
  auto const [first, last] = std::equal_range(entries_.begin(), entries_.end(), Entry{hash, {}, 0},
                                              [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  auto const found =
      std::find_if(first, last, [&](const Entry& entry) { return consists_of(entry.name, words); });
  return found == last ? nullptr : &*found;
}

}  // namespace synthgen::core::detail
