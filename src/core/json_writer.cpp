#include "core/json_writer.hpp"

namespace synthgen::core {

JsonWriter& JsonWriter::value(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  separate();
  text_ += '"';
  for (char const letter : text) {
    auto const code = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      text_ += '\\';
      text_ += letter;
    } else if (code < 0x20) {
      text_ += "\\u00";
      text_ += kDigits[code >> 4];
      text_ += kDigits[code & 15];
    } else {
      text_ += letter;
    }
  }
  text_ += '"';
  return *this;
}

}  // namespace synthgen::core
