#include "plan/means_pass.hpp"

#include <algorithm>
#include <span>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/derived.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;

// Parts of labels, in small letters, by which a means of paying is known, whatever the language.
constexpr std::string_view kCardLabels[] = {"card",   "karte", "tarjeta", "carte", "carta",
                                            "cartão", "kart",  "credit",  "visa",  "master",
                                            "amex",   "apple", "google",  "stripe"};
constexpr std::string_view kNoCardLabels[] = {"gift", "cadeau", "geschenk", "regalo"};
constexpr std::string_view kBankLabels[] = {"bank",     "transfer", "wire",     "sepa",
                                            "ach",      "direct",   "überweis", "lastschrift",
                                            "virement", "bonifico", "prélèv",   "domicilia"};
constexpr std::string_view kCheckLabels[] = {"check", "cheque", "chèque", "scheck", "assegno"};
constexpr std::string_view kPaypalLabels[] = {"paypal"};
constexpr std::string_view kGiftLabels[] = {"gift", "cadeau", "gutschein", "voucher", "regalo"};
constexpr std::string_view kWalletLabels[] = {"wallet", "crypto", "bitcoin"};

bool has_part(const std::string& label, std::span<const std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return label.find(part) != std::string::npos; });
}

struct Means {
  std::span<const std::string_view> labels, except;
};

// The means of paying that a column tells more of; nothing if it is about none.
std::optional<Means> means_of(const pg::Column& column, std::string_view semantic) {
  core::Words const words = core::words_of(column.name);
  if (has_word(words, {"gift"})) return Means{kGiftLabels, {}};
  if (semantic.starts_with("finance.card_") || has_word(words, {"card", "cardholder"}))
    return Means{kCardLabels, kNoCardLabels};
  if (semantic == "code.check_number") return Means{kCheckLabels, {}};
  if (has_word(words, {"paypal"})) return Means{kPaypalLabels, {}};
  if (has_word(words, {"wallet"})) return Means{kWalletLabels, {}};
  bool const bank = semantic == "finance.iban" || semantic == "finance.swift" || semantic == "company.bank" ||
                    semantic == "finance.account_number" || semantic == "finance.routing_number";
  if (bank) return Means{kBankLabels, {}};
  return std::nullopt;
}

std::string small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

// The column whose labels say how the row was paid; 0 if there is none.
AttrNumber MeansPass::way_of_paying() const {
  for (pg::Column const& column : table_.columns) {
    ColumnRole const& role = roles_[column.number - 1];
    if (column.dropped || role.choice == nullptr || role.choice->label_texts.empty()) continue;
    core::Words const words = core::words_of(column.name);
    bool const named = has_word(words, {"method", "type", "mode", "means", "option", "instrument"}) &&
                       has_word(words, {"payment", "pay", "payout", "tender", "refund"});
    bool const alone = words.size() == 1 && words[0] == "method" &&
                       has_word(core::words_of(table_.name), {"payment", "payout", "refund", "transaction"});
    if (named || alone) return column.number;
  }
  return InvalidAttrNumber;
}

void MeansPass::derive_means() {
  AttrNumber const way = way_of_paying();
  if (way == 0) return;
  generate::Choice const& choice = *roles_[way - 1].choice;
  for (pg::Column const& column : table_.columns) {
    if (column.dropped || column.number == way || not_null(column) || !may_derive(column.number)) continue;
    auto const means = means_of(column, target_.columns[column.number - 1].semantic);
    if (!means) continue;
    generate::Evidence evidence{target_.program.attribute(way), {}, table_.column(way).type.by_value};
    for (std::size_t i = 0; i < choice.label_texts.size(); ++i) {
      std::string const label = small_letters(choice.label_texts[i]);
      if (has_part(label, means->labels) && !has_part(label, means->except))
        evidence.values.push_back(choice.label_values[i]);
    }
    if (evidence.values.empty() || evidence.values.size() == choice.label_values.size()) continue;
    replace_column(column.number,
                   std::make_unique<generate::WhenNode>(target_.program.attribute(column.number), evidence),
                   target_.columns[column.number - 1].generator + " when paid so");
  }
}

}  // namespace synthgen::plan
