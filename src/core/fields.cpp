#include "core/fields.hpp"

#include <stdexcept>
#include <string>

namespace synthgen::core {

std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for_each_field(text, separator, [&](std::string_view field) { fields.push_back(field); });
  return fields;
}

std::string joined(std::span<const std::string> parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::vector<WeightedField> weighted_fields(std::string_view text) {
  std::vector<WeightedField> fields;
  for_each_field(text, '|', [&](std::string_view field) {
    WeightedField& added = fields.emplace_back(WeightedField{field});
    std::size_t const star = field.find('*');
    if (star == std::string_view::npos) return;
    auto const [end, problem] = std::from_chars(field.data(), field.data() + star, added.weight);
    if (problem != std::errc() || end != field.data() + star || added.weight < 1)
      throw std::invalid_argument("no weight: " + std::string(field));
    added.text = field.substr(star + 1);
  });
  return fields;
}

}  // namespace synthgen::core
