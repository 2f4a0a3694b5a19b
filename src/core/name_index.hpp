// The entries of a list of data by the names of things, in the singular: which kinds of a thing there are,
// how popular it is, at what times it happens.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/lexicon.hpp"

namespace synthgen::core::detail {

// Made anew by every backend, of ten thousand names and more; so it holds hashes, and no text of its own.
class NameIndex {
 public:
  struct Entry {
    std::uint64_t hash;
    std::string_view name;  // as the list has it
    std::uint32_t row;
  };

  // `list`: in field 0 names, separated by |; of the same name twice the first one counts.
  explicit NameIndex(const Lexicon& list);

  // The entry of the name that consists of these words, which are in the singular; null if there is none.
  const Entry* find(std::span<const std::string> words) const;

 private:
  std::vector<Entry> entries_;  // by hash
};

}  // namespace synthgen::core::detail
