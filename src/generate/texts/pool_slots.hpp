// Slots in the texts of a pool: "{material} desk, {60-90} cm" stands for as many texts as its slots have
// values.
//
// A slot is one of the pool's own lists, a range of whole numbers, or a word list of the library; braces
// around anything else are ordinary text. Within a record a slot has the same value in all texts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace synthgen::generate {

// A list that a pool brings along; its values differ, also when case is ignored.
struct SlotList {
  std::string name;
  std::vector<std::string> values;
};

// A text in parts: literals[0], slots[0], literals[1] ... Slots are numbers of PoolSlots.
struct SlottedText {
  std::vector<std::string> literals{std::string()};  // one more than slots
  std::vector<std::size_t> slots;
};

class PoolSlots {
 public:
  // Without a locale no word lists: their letters may be none of the database's encoding.
  PoolSlots(const std::vector<SlotList>& lists, std::string_view locale);

  SlottedText parse(std::string_view text);

  // The values that the slot may have, in order; at least one.
  const std::vector<std::string>& values(std::size_t slot) const noexcept { return values_[slot]; }

 private:
  std::optional<std::size_t> find(std::string_view name);
  std::vector<std::string> values_of(std::string_view name) const;

  std::string locale_;
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::vector<std::string>> values_;
};

// Whether something in braces is left in a text that was taken apart: a slot that there is not.
bool has_unknown_slot(const SlottedText& text);

// Characters of the longest text that it can stand for.
std::size_t max_characters(const SlottedText& text, const PoolSlots& slots);

}  // namespace synthgen::generate
