#include "plan/kind_words.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "plan/lifecycle.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// Words of labels or flags, and words of columns that speak of the same thing.
struct Topic {
  std::vector<std::string_view> label;
  std::vector<std::string_view> column;
  std::vector<std::string_view> other_label = {};  // of labels that are of something else all the same
};

const std::vector<Topic>& topics() {
  static const std::vector<Topic> all = {
      {{"gift", "voucher", "gutschein", "cadeau", "regalo"}, {"gift", "voucher"}},
      {{"card", "credit", "debit", "visa", "mastercard", "amex", "karte", "kreditkarte", "tarjeta", "carte",
        "carta", "stripe", "apple", "google"},
       {"card", "cardholder", "cvv", "cvc"},
       {"gift", "cadeau", "regalo"}},
      {{"paypal", "pal"}, {"paypal"}},
      {{"check", "cheque", "scheck", "assegno"}, {"check", "cheque"}},
      {{"bank", "transfer", "wire", "ach", "sepa", "iban", "direct", "überweisung", "banküberweisung",
        "lastschrift", "virement", "bonifico", "prélèvement", "domiciliation", "transferencia"},
       {"bank", "iban", "bic", "swift", "routing"}},
      {{"wallet", "crypto", "bitcoin"}, {"wallet"}},
      {{"percent", "percentage", "pct"}, {"percent", "percentage", "pct"}},
      {{"virtual", "online", "remote", "webinar"}, {"meeting", "zoom", "webinar", "stream", "conferencing"}},
      {{"adjourned", "postponed", "rescheduled"}, {"next", "rescheduled", "adjourned"}},
  };
  return all;
}

// Words that say nothing of what a column is about.
bool is_telling(const std::string& word) {
  constexpr std::size_t kShortest = 4;
  return word.size() >= kShortest &&
         !has_word({word},
                   {"date",     "time",     "type",   "name",   "code",     "number",  "amount",  "status",
                    "value",    "total",    "price",  "order",  "other",    "text",    "default", "email",
                    "phone",    "mail",     "mobile", "method", "full",     "user",    "account", "contact",
                    "start",    "end",      "sale",   "list",   "item",     "line",    "work",    "service",
                    "required", "reported", "needed", "found",  "occurred", "included"});
}

// Where the column is about a topic the label must be, too; else the two must share a word.
bool shares_topic(const Words& label, const Words& column) {
  auto const topic = std::find_if(topics().begin(), topics().end(),
                                  [&](const Topic& one) { return has_word(column, one.column); });
  if (topic != topics().end() && has_word(label, topic->label)) return !has_word(label, topic->other_label);
  bool const other = topic != topics().end() && has_word(label, topic->other_label);
  return !other && std::any_of(label.begin(), label.end(), [&](const std::string& word) {
    return is_telling(word) && has_word(column, {core::singular(word), word});
  });
}

std::vector<bool> none_if_all_alike(std::vector<bool> labels) {
  auto const speaking = std::count(labels.begin(), labels.end(), true);
  if (speaking == 0 || speaking == static_cast<std::ptrdiff_t>(labels.size())) return {};
  return labels;
}

bool is_company(const Words& label) {
  return has_word(label, {"company", "business", "corporate", "corporation", "organization", "organisation",
                          "legal", "enterprise", "b2b", "commercial", "institution", "firm"});
}

bool is_person(const Words& label) {
  return has_word(label, {"individual", "person", "private", "personal", "natural", "b2c", "consumer",
                          "residential", "human"});
}

template <typename Speaks>
std::vector<bool> labels_that(std::span<const std::string> labels, Speaks speaks) {
  std::vector<bool> result;
  for (const std::string& label : labels) result.push_back(speaks(core::words_of(label)));
  return none_if_all_alike(std::move(result));
}

}  // namespace

bool is_kind(const Words& column) {
  return !column.empty() && has_word({column.back()}, {"type", "kind", "method", "mode", "basis", "model",
                                                       "form", "structure", "format", "outcome", "variant"});
}

std::vector<bool> labels_speaking_of(const Words& column, std::span<const std::string> labels) {
  // A label that the column names in full is what it is of: "gift_card_code" of gift cards, not of cards.
  std::vector<bool> in_full = labels_that(labels, [&](const Words& label) {
    return label.size() > 1 && shares_topic(label, column) &&
           std::all_of(label.begin(), label.end(),
                       [&](const std::string& word) { return has_word(column, {word}); });
  });
  if (!in_full.empty()) return in_full;
  return labels_that(labels, [&](const Words& label) { return shares_topic(label, column); });
}

std::vector<bool> labels_of_party(const Words& column, bool of_person, std::span<const std::string> labels) {
  std::vector<bool> const companies = labels_that(labels, is_company);
  std::vector<bool> const people = labels_that(labels, is_person);
  if (companies.empty() || people.empty()) return {};
  if (of_person) return people;
  bool const of_company =
      has_word(column, {"company", "business", "organization", "organisation", "vat", "registration", "ein",
                        "industry", "incorporation", "incorporated", "legal"});
  return of_company ? companies : std::vector<bool>{};
}

std::vector<bool> labels_with_validity(std::span<const std::string> labels) {
  return labels_that(labels, [](const Words& label) {
    return !has_word(label, {"fail", "failed", "rejected", "unfit", "denied", "refused"});
  });
}

bool flag_speaks_of(const Words& flag, const Words& column) {
  Words telling = flag;
  std::erase_if(telling, [](const std::string& word) { return !is_telling(word); });
  if (telling.size() != 1) return false;
  return shares_topic(telling, column) ||
         std::any_of(column.begin(), column.end(), [&](const std::string& word) {
           return is_telling(word) && is_same_act(word, telling.front());
         });
}

}  // namespace synthgen::plan
