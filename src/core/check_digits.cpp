// Each scheme is a function over the characters before the check digits. Where a remainder has no digit to
// write (10 modulo 11), the scheme also chooses the last digit before, so that any text can be completed.
#include "core/check_digits.hpp"

#include <array>
#include <span>

#include "core/ascii.hpp"

namespace synthgen::core {

namespace {

constexpr std::size_t kMostDigits = 64;

char digit(int value) noexcept {
  return static_cast<char>('0' + value);
}

// The digits of a text, without what stands between them.
class Digits {
 public:
  Digits(const char* text, std::size_t length) noexcept {
    for (std::size_t i = 0; i < length && count_ < kMostDigits; ++i)
      if (is_digit(text[i])) values_[count_++] = text[i] - '0';
  }
  void add(int value) noexcept { values_[count_++] = value; }
  std::size_t size() const noexcept { return count_; }
  int operator[](std::size_t i) const noexcept { return values_[i]; }

  // Of the last digits, as many as there are weights.
  int weighted(std::span<const int> weights) const noexcept {
    int sum = 0;
    std::size_t const skipped = count_ > weights.size() ? count_ - weights.size() : 0;
    for (std::size_t i = skipped; i < count_; ++i) sum += weights[i - skipped] * values_[i];
    return sum;
  }
  int modulo(int divisor, std::size_t from = 0, std::size_t to = kMostDigits) const noexcept {
    int rest = 0;
    for (std::size_t i = from; i < to && i < count_; ++i) rest = (rest * 10 + values_[i]) % divisor;
    return rest;
  }

 private:
  std::array<int, kMostDigits + 2> values_{};
  std::size_t count_ = 0;
};

void put_two(char* at, int value) noexcept {
  at[0] = digit(value / 10);
  at[1] = digit(value % 10);
}

// GS1: the last digit of EAN-8, EAN-13, UPC-A and ISBN-13. Weights 3 and 1 from the right.
void ean(char* text, std::size_t length) noexcept {
  Digits const digits(text, length);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += digits[i] * ((digits.size() - i) % 2 == 1 ? 3 : 1);
  text[length] = digit((10 - sum % 10) % 10);
}

// ISO/IEC 7812-1: every second digit doubled from the right.
void luhn(char* text, std::size_t length) noexcept {
  Digits const digits(text, length);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int const product = digits[i] * ((digits.size() - i) % 2 == 1 ? 2 : 1);
    sum += product > 9 ? product - 9 : product;
  }
  text[length] = digit((10 - sum % 10) % 10);
}

// ISO 2108 before 2007: weights 10 to 2, modulo 11, where 10 is an X.
void isbn10(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  int const check = (11 - Digits(text, length).weighted(kWeights) % 11) % 11;
  text[length] = check == 10 ? 'X' : digit(check);
}

// ISO 13616: positions 2 and 3, by ISO 7064 MOD 97-10. Letters count from 10 on.
void iban(char* text, std::size_t length) noexcept {
  text[2] = text[3] = '0';
  int rest = 0;
  for (std::size_t i = 0; i < length; ++i) {
    char const c = text[(i + 4) % length];
    rest = is_digit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
  }
  put_two(text + 2, 98 - rest);
}

// France, clé RIB: behind bank (5), branch (5) and account (11).
void rib(char* text, std::size_t length) noexcept {
  Digits const digits(text + length - 21, 21);
  int const sum =
      89 * digits.modulo(97, 0, 5) + 15 * digits.modulo(97, 5, 10) + 3 * digits.modulo(97, 10, 21);
  put_two(text + length, 97 - sum % 97);
}

// Spain, código cuenta cliente: two digits between bank and branch (8) and account (10), here placeholders.
void ccc(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {1, 2, 4, 8, 5, 10, 9, 7, 3, 6};
  char* const bank = text + length - 20;
  Digits branch("00", 2);
  for (int i = 0; i < 8; ++i) branch.add(bank[i] - '0');
  Digits const account(bank + 10, 10);
  int const first = 11 - branch.weighted(kWeights) % 11;
  int const second = 11 - account.weighted(kWeights) % 11;
  bank[8] = digit(first == 11 ? 0 : first == 10 ? 1 : first);
  bank[9] = digit(second == 11 ? 0 : second == 10 ? 1 : second);
}

// Italy, CIN: a letter before bank (5), branch (5) and account (12), here a placeholder.
void cin(char* text, std::size_t length) noexcept {
  constexpr int kOdd[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  char* const bank = text + length - 22;
  int sum = 0;
  for (int i = 0; i < 22; ++i) sum += i % 2 == 0 ? kOdd[bank[i] - '0'] : bank[i] - '0';
  bank[-1] = static_cast<char>('A' + sum % 26);
}

// Poland: the eighth digit of the sort code.
void nrb(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {3, 9, 7, 1, 3, 9, 7};
  text[length] = digit((10 - Digits(text + length - 7, 7).weighted(kWeights) % 10) % 10);
}

// ISO 7064 MOD 11,10.
void mod11_10(char* text, std::size_t length) noexcept {
  Digits const digits(text, length);
  int product = 10;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int const sum = (digits[i] + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  text[length] = digit((11 - product) % 10);
}

void gb_vat(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {8, 7, 6, 5, 4, 3, 2};
  put_two(text + length, 97 - Digits(text, length).weighted(kWeights) % 97);
}

// Two digits before the SIREN (9), here placeholders.
void fr_vat(char* text, std::size_t length) noexcept {
  int const siren = Digits(text + length - 9, 9).modulo(97);
  put_two(text + length - 11, (12 + 3 * siren) % 97);
}

// A digit and the remainder of the weighted digits modulo 11, which the digit keeps from being 10.
void remainder_of_11(char* text, std::size_t length, std::span<const int> weights) noexcept {
  for (int chosen = 0; chosen < 10; ++chosen) {
    Digits digits(text, length);
    digits.add(chosen);
    int const check = digits.weighted(weights) % 11;
    text[length] = digit(chosen);
    if (check == 10) continue;
    text[length + 1] = digit(check);
    return;
  }
}

void bsn(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {9, 8, 7, 6, 5, 4, 3, 2};
  remainder_of_11(text, length, kWeights);
}

void nip(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {6, 5, 7, 2, 3, 4, 5, 6, 7};
  remainder_of_11(text, length, kWeights);
}

void dni(char* text, std::size_t length) noexcept {
  text[length] = "TRWAGMYFPDXBNJZSQVHLCKE"[Digits(text, length).modulo(23)];
}

// Two digits modulo 11, the second one over the first, too.
void two_of_11(char* text, std::size_t length, std::span<const int> weights) noexcept {
  Digits digits(text, length);
  int const first = digits.weighted(weights.subspan(1)) % 11;
  digits.add(first < 2 ? 0 : 11 - first);
  int const second = digits.weighted(weights) % 11;
  text[length] = digit(digits[digits.size() - 1]);
  text[length + 1] = digit(second < 2 ? 0 : 11 - second);
}

void cpf(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
  two_of_11(text, length, kWeights);
}

void cnpj(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2};
  two_of_11(text, length, kWeights);
}

void inn(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {2, 4, 10, 3, 5, 9, 4, 6, 8};
  text[length] = digit(Digits(text, length).weighted(kWeights) % 11 % 10);
}

void snils(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {9, 8, 7, 6, 5, 4, 3, 2, 1};
  put_two(text + length, Digits(text, length).weighted(kWeights) % 101 % 100);
}

void vkn(char* text, std::size_t length) noexcept {
  Digits const digits(text, length);
  int sum = 0;
  for (int i = 0; i < 9 && i < static_cast<int>(digits.size()); ++i) {
    int const shifted = (digits[static_cast<std::size_t>(i)] + 9 - i) % 10;
    int const power = (shifted << (9 - i)) % 9;
    sum += shifted != 0 && power == 0 ? 9 : power;
  }
  text[length] = digit((10 - sum % 10) % 10);
}

void tckn(char* text, std::size_t length) noexcept {
  Digits digits(text, length);
  int odd = 0;
  int even = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) (i % 2 == 0 ? odd : even) += digits[i];
  int const tenth = (odd * 7 - even + 100) % 10;
  text[length] = digit(tenth);
  text[length + 1] = digit((odd + even + tenth) % 10);
}

// The digit before the other twelve, here a placeholder.
void jp_corporate(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
  text[length - 13] = digit(9 - Digits(text + length - 12, 12).weighted(kWeights) % 9);
}

// GB 32100-2015: the last of 18 characters, modulo 31.
void uscc(char* text, std::size_t length) noexcept {
  constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  int sum = 0;
  int weight = 1;
  for (std::size_t i = length - 17; i < length; ++i) {
    sum += static_cast<int>(kSymbols.find(text[i])) * weight;
    weight = weight * 3 % 31;
  }
  text[length] = kSymbols[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

// GB 11643-1999: ISO 7064 MOD 11-2, where 10 is an X.
void cn_id(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  text[length] = "10X98765432"[Digits(text, length).weighted(kWeights) % 11];
}

// Numbers of researchers: ISO 7064 MOD 11-2, where 10 is an X.
void orcid(char* text, std::size_t length) noexcept {
  Digits const digits(text, length);
  int total = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) total = (total + digits[i]) * 2 % 11;
  text[length] = "0123456789X"[(12 - total) % 11];
}

void kr_business(char* text, std::size_t length) noexcept {
  constexpr int kWeights[] = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  Digits const digits(text, length);
  int const sum = digits.weighted(kWeights) + digits[digits.size() - 1] * 5 / 10;
  text[length] = digit((10 - sum % 10) % 10);
}

// The last of 15 characters, modulo 36.
void gstin(char* text, std::size_t length) noexcept {
  constexpr std::string_view kSymbols = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  int sum = 0;
  for (std::size_t i = 0; i < 14; ++i) {
    int const product = static_cast<int>(kSymbols.find(text[length - 14 + i])) * (i % 2 == 0 ? 1 : 2);
    sum += product / 36 + product % 36;
  }
  text[length] = kSymbols[static_cast<std::size_t>((36 - sum % 36) % 36)];
}

// J. Verhoeff, "Error Detecting Decimal Codes", 1969: the dihedral group of order ten.
void verhoeff(char* text, std::size_t length) noexcept {
  constexpr int kPermutation[] = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  auto const product = [](int a, int b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b) % 5;
    return b < 5 ? 5 + (a - b) % 5 : (a - b + 5) % 5;
  };
  Digits const digits(text, length);
  int check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digits[digits.size() - 1 - i];
    for (std::size_t times = 0; times < (i + 1) % 8; ++times) value = kPermutation[value];
    check = product(check, value);
  }
  text[length] = digit(check > 0 && check < 5 ? 5 - check : check);
}

constexpr CheckScheme kSchemes[] = {
    {"ean", 1, ean},       {"luhn", 1, luhn},         {"isbn10", 1, isbn10},
    {"iban", 0, iban},     {"rib", 2, rib},           {"ccc", 0, ccc},
    {"cin", 0, cin},       {"nrb", 1, nrb},           {"mod11_10", 1, mod11_10},
    {"gb_vat", 2, gb_vat}, {"fr_vat", 0, fr_vat},     {"bsn", 2, bsn},
    {"nip", 2, nip},       {"dni", 1, dni},           {"cpf", 2, cpf},
    {"cnpj", 2, cnpj},     {"inn", 1, inn},           {"snils", 2, snils},
    {"vkn", 1, vkn},       {"tckn", 2, tckn},         {"jp_corporate", 0, jp_corporate},
    {"uscc", 1, uscc},     {"cn_id", 1, cn_id},       {"kr_business", 1, kr_business},
    {"gstin", 1, gstin},   {"verhoeff", 1, verhoeff}, {"orcid", 1, orcid},
};

}  // namespace

const CheckScheme* find_check_scheme(std::string_view name) noexcept {
  for (const CheckScheme& scheme : kSchemes)
    if (scheme.name == name) return &scheme;
  return nullptr;
}

}  // namespace synthgen::core
