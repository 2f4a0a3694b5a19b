#include "core/sql_tokens.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace synthgen::core {

namespace {

using Kind = SqlToken::Kind;

constexpr std::string_view kBlanks = " \t\r\n\f\v";
constexpr std::string_view kOperatorSigns = "+-*/<>=~!@#%^&|`?";

bool begins_name(char c) {
  return is_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_name(char c) {
  return begins_name(c) || is_digit(c) || c == '$';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<SqlToken> run() {
    while (skip_blanks()) read();
    return std::move(tokens_);
  }

 private:
  bool starts(std::string_view with) const { return text_.substr(at_).starts_with(with); }

  // False at the end.
  bool skip_blanks() {
    for (;;) {
      at_ = std::min(text_.find_first_not_of(kBlanks, at_), text_.size());
      if (starts("--")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (starts("/*")) {
        skip_comment();
      } else {
        return at_ < text_.size();
      }
    }
  }

  // Comments in brackets may hold others.
  void skip_comment() {
    int depth = 0;
    do {
      if (starts("/*")) {
        ++depth;
        at_ += 2;
      } else if (starts("*/")) {
        --depth;
        at_ += 2;
      } else {
        ++at_;
      }
    } while (depth > 0 && at_ < text_.size());
  }

  void read() {
    char const c = text_[at_];
    bool const escapes = (c == 'e' || c == 'E') && text_.substr(at_ + 1).starts_with("'");
    if (c == '\'' || escapes) return add(Kind::kText, end_of_text(at_ + (escapes ? 2 : 1), '\'', escapes));
    if (c == '"') return add(Kind::kQuoted, end_of_text(at_ + 1, '"', false));
    if (c == '$' && read_in_dollars()) return;
    if (begins_name(c)) return add(Kind::kWord, end_of(is_in_name));
    if (is_digit(c)) return add(Kind::kSign, end_of([](char d) { return is_in_name(d) || d == '.'; }));
    for (std::string_view const sign : {":=", "::"})
      if (starts(sign)) return add(Kind::kSign, at_ + sign.size());
    if (kOperatorSigns.find(c) != std::string_view::npos)
      return add(Kind::kSign,
                 end_of([](char d) { return kOperatorSigns.find(d) != std::string_view::npos; }));
    add(Kind::kSign, at_ + 1);
  }

  template <typename Belongs>
  std::size_t end_of(Belongs belongs) const {
    return static_cast<std::size_t>(std::find_if_not(text_.begin() + at_, text_.end(), belongs) -
                                    text_.begin());
  }

  // Behind the closing quote; a doubled one is part of the text.
  std::size_t end_of_text(std::size_t at, char quote, bool escapes) const {
    for (; at < text_.size(); ++at) {
      if (escapes && text_[at] == '\\') {
        ++at;
      } else if (text_[at] == quote) {
        if (!text_.substr(at + 1).starts_with(quote)) return at + 1;
        ++at;
      }
    }
    return text_.size();
  }

  bool read_in_dollars() {
    std::size_t const end = text_.find('$', at_ + 1);
    if (end == std::string_view::npos) return false;
    std::string_view const tag = text_.substr(at_, end + 1 - at_);
    std::string_view const name = tag.substr(1, tag.size() - 2);
    if (!name.empty() && (is_digit(name[0]) || !std::all_of(name.begin(), name.end(), is_in_name)))
      return false;
    std::size_t const close = text_.find(tag, end + 1);
    add(Kind::kText, close == std::string_view::npos ? text_.size() : close + tag.size());
    return true;
  }

  void add(Kind kind, std::size_t end) {
    end = std::min(end, text_.size());
    SqlToken token{kind, std::string(text_.substr(at_, end - at_))};
    if (kind == Kind::kWord)
      for (char& c : token.text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    tokens_.push_back(std::move(token));
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<SqlToken> tokens_;
};

}  // namespace

std::vector<SqlToken> sql_tokens(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace synthgen::core
