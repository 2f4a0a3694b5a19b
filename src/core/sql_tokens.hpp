// The tokens of SQL and PL/pgSQL, as the server's lexer finds them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synthgen::core {

struct SqlToken {
  enum class Kind {
    kWord,    // a key word or a name, in lower case
    kQuoted,  // a name in double quotes, with them
    kText,    // a string in quotes or dollars, with them
    kSign,    // numbers, operators, brackets and the like, as they stand
  };
  Kind kind;
  std::string text;

  bool is_word(std::string_view word) const { return kind == Kind::kWord && text == word; }
  bool is_sign(std::string_view sign) const { return kind == Kind::kSign && text == sign; }
  bool is_name() const { return kind == Kind::kWord || kind == Kind::kQuoted; }
};

// Without comments. What is open at the end ends there.
std::vector<SqlToken> sql_tokens(std::string_view text);

}  // namespace synthgen::core
