// Writes JSON text, value by value; commas and quotes are its business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace synthgen::core {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }

  JsonWriter& key(std::string_view name) {
    value(name);
    text_ += ':';
    separated_ = true;
    return *this;
  }

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number) { return raw(std::to_string(number)); }
  JsonWriter& value(bool truth) { return raw(truth ? "true" : "false"); }
  JsonWriter& null() { return raw("null"); }
  // Text that is JSON already.
  JsonWriter& raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
  }

  template <typename T>
  JsonWriter& member(std::string_view name, const T& content) {
    return key(name).value(content);
  }

  const std::string& text() const noexcept { return text_; }

 private:
  void separate() {
    if (!separated_) text_ += ',';
    separated_ = false;
  }
  JsonWriter& open(char bracket) {
    separate();
    text_ += bracket;
    separated_ = true;
    return *this;
  }
  JsonWriter& close(char bracket) {
    text_ += bracket;
    separated_ = false;
    return *this;
  }

  std::string text_;
  bool separated_ = true;  // the next value needs no comma before it
};

}  // namespace synthgen::core
