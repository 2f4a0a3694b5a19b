// Check digits of the identifiers that readers verify: of goods, books, cards, accounts, companies and
// people. Characters that are not digits (hyphens, blanks, letters of a prefix) are passed over unless said
// otherwise.
#pragma once

#include <cstddef>
#include <string_view>

namespace synthgen::core {

// How an identifier is completed. `complete` gets the text so far and writes `appended` characters behind it;
// a scheme whose check digits stand further in front overwrites the placeholders there.
struct CheckScheme {
  std::string_view name;
  std::size_t appended = 1;
  void (*complete)(char* text, std::size_t length) noexcept = nullptr;
};

inline constexpr std::size_t kMostCheckDigits = 2;

// The scheme of this name; null if there is none. Names:
//
//   ean luhn isbn10   goods and ISBN-13 (GS1), payment cards (ISO/IEC 7812-1), ISBN-10
//   iban              any IBAN (ISO 13616); rib, ccc, cin, nrb: what France, Spain, Italy and Poland check in
//   theirs mod11_10          VAT and tax numbers of Germany (ISO 7064) gb_vat fr_vat bsn nip dni   VAT of the
//   United Kingdom and France, BSN and VAT of the Netherlands, NIP of Poland,
//                     DNI of Spain
//   cpf cnpj          people and companies in Brazil
//   inn snils         companies and people in Russia
//   vkn tckn          companies and people in Turkey
//   jp_corporate      corporate numbers of Japan
//   uscc cn_id        companies and people in China
//   kr_business       companies in Korea
//   gstin verhoeff    companies and people (Aadhaar) in India
const CheckScheme* find_check_scheme(std::string_view name) noexcept;

}  // namespace synthgen::core
