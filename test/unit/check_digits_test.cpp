// Check digits, against identifiers that standards and authorities publish as examples.
#include "core/check_digits.hpp"

#include <gtest/gtest.h>

#include <string>

namespace synthgen::core {
namespace {

// `text` completed by `scheme`.
std::string completed(std::string_view scheme, std::string text) {
  const CheckScheme* const found = find_check_scheme(scheme);
  EXPECT_NE(found, nullptr) << scheme;
  if (found == nullptr) return {};
  std::size_t const length = text.size();
  text.resize(length + found->appended);
  found->complete(text.data(), length);
  return text;
}

TEST(CheckDigits, OfGoodsBooksAndCards) {
  EXPECT_EQ(completed("ean", "978-0-306-40615-"), "978-0-306-40615-7");
  EXPECT_EQ(completed("ean", "400638133393"), "4006381333931");
  EXPECT_EQ(completed("isbn10", "030640615"), "0306406152");
  EXPECT_EQ(completed("isbn10", "097522980"), "097522980X");
  EXPECT_EQ(completed("luhn", "453201511283036"), "4532015112830366");
}

TEST(CheckDigits, OfBankAccounts) {
  EXPECT_EQ(completed("iban", "DE00370400440532013000"), "DE89370400440532013000");
  EXPECT_EQ(completed("iban", "GB00NWBK60161331926819"), "GB29NWBK60161331926819");
  EXPECT_EQ(completed("iban", completed("ccc", "ES0021000418000200051332")), "ES9121000418450200051332");
  EXPECT_EQ(completed("iban", completed("cin", "IT00A0542811101000000123456")),
            "IT60X0542811101000000123456");
  EXPECT_EQ(completed("iban", completed("rib", "FR00300060000112345678901")), "FR7630006000011234567890189");
  EXPECT_EQ(completed("nrb", "PL001090101"), "PL0010901014");
}

TEST(CheckDigits, OfCompanies) {
  EXPECT_EQ(completed("mod11_10", "DE13669597"), "DE136695976");
  EXPECT_EQ(completed("gb_vat", "GB9807806"), "GB980780684");
  EXPECT_EQ(completed("fr_vat", "FR00303265045"), "FR40303265045");
  EXPECT_EQ(completed("cnpj", "11.222.333/0001-"), "11.222.333/0001-81");
  EXPECT_EQ(completed("inn", "783000229"), "7830002293");
  EXPECT_EQ(completed("vkn", "454053692"), "4540536920");
  EXPECT_EQ(completed("jp_corporate", "T0835678256246"), "T5835678256246");
  EXPECT_EQ(completed("uscc", "91110000600037341"), "91110000600037341L");
  EXPECT_EQ(completed("kr_business", "123-45-6789"), "123-45-67891");
  EXPECT_EQ(completed("gstin", "27AAPFU0939F1Z"), "27AAPFU0939F1ZV");
}

TEST(CheckDigits, OfPeople) {
  EXPECT_EQ(completed("dni", "12345678"), "12345678Z");
  EXPECT_EQ(completed("cpf", "529.982.247-"), "529.982.247-25");
  EXPECT_EQ(completed("snils", "112-233-445 "), "112-233-445 95");
  EXPECT_EQ(completed("tckn", "100000001"), "10000000146");
  EXPECT_EQ(completed("cn_id", "11010519491231002"), "11010519491231002X");
  EXPECT_EQ(completed("verhoeff", "23412341234"), "234123412346");
  EXPECT_EQ(completed("orcid", "0000-0002-1825-009"), "0000-0002-1825-0097");
}

// The two that choose a digit themselves: the weighted sum of all digits agrees with the last one.
TEST(CheckDigits, LeaveNoRemainderWithoutADigit) {
  for (int i = 0; i < 2000; ++i) {
    std::string const number = std::to_string(1000000 + i * 4241);
    std::string const bsn = completed("bsn", number);
    ASSERT_EQ(bsn.size(), 9U);
    int sum = -(bsn[8] - '0');
    for (std::size_t at = 0; at < 8; ++at) sum += (9 - static_cast<int>(at)) * (bsn[at] - '0');
    EXPECT_EQ(sum % 11, 0) << bsn;
    std::string const nip = completed("nip", number + "3");
    ASSERT_EQ(nip.size(), 10U);
    constexpr int kWeights[] = {6, 5, 7, 2, 3, 4, 5, 6, 7, -1};
    sum = 0;
    for (std::size_t at = 0; at < 10; ++at) sum += kWeights[at] * (nip[at] - '0');
    EXPECT_EQ(sum % 11, 0) << nip;
  }
}

TEST(CheckDigits, AnUnknownSchemeIsNone) {
  EXPECT_EQ(find_check_scheme("no_such_scheme"), nullptr);
}

}  // namespace
}  // namespace synthgen::core
