// Check digits of the identifiers that readers verify. Characters that are not digits (hyphens,
// blanks) are passed over.
#pragma once

#include <string_view>

namespace synthgen::generate {

// GS1: the last digit of EAN-8, EAN-13, UPC-A and ISBN-13. Weights 3 and 1 from the right.
constexpr char ean_check_digit(std::string_view digits) noexcept {
  int sum = 0;
  int weight = 3;
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] < '0' || digits[i] > '9') continue;
    sum += weight * (digits[i] - '0');
    weight = 4 - weight;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// ISO/IEC 7812-1 (Luhn): payment cards, IMEI. Every second digit doubled from the right.
constexpr char luhn_check_digit(std::string_view digits) noexcept {
  int sum = 0;
  bool twice = true;
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] < '0' || digits[i] > '9') continue;
    int const digit = (digits[i] - '0') * (twice ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
    twice = !twice;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

// ISO 2108 before 2007: weights 10 to 2, modulo 11, where 10 is an X.
constexpr char isbn10_check_digit(std::string_view digits) noexcept {
  int sum = 0;
  int weight = 10;
  for (char c : digits) {
    if (c >= '0' && c <= '9') sum += weight-- * (c - '0');
  }
  int const check = (11 - sum % 11) % 11;
  return check == 10 ? 'X' : static_cast<char>('0' + check);
}

// ISO 13616: puts the check digits (ISO 7064, MOD 97-10) into positions 2 and 3 of `iban`.
constexpr void set_iban_check_digits(char* iban, std::size_t length) noexcept {
  iban[2] = iban[3] = '0';
  unsigned remainder = 0;
  for (std::size_t i = 0; i < length; ++i) {
    char const c = iban[(i + 4) % length];
    remainder = c >= 'A' ? (remainder * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97
                         : (remainder * 10 + static_cast<unsigned>(c - '0')) % 97;
  }
  unsigned const check = 98 - remainder;
  iban[2] = static_cast<char>('0' + check / 10);
  iban[3] = static_cast<char>('0' + check % 10);
}

}  // namespace synthgen::generate
