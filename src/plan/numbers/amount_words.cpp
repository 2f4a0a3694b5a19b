#include "plan/numbers/amount_words.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
}

namespace synthgen::plan {

using core::has_word;
using core::Words;

bool has_room(const pg::TypeRef& type, int digits) {
  if (type.base == INT2OID) return false;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base != NUMERICOID || !declared || declared->precision - declared->scale >= digits;
}

bool is_percentage(const pg::Column& column) {
  return has_word(core::words_of(column.name), {"percent", "percentage", "pct", "rate"});
}

bool is_in_cents(const pg::Column& column) {
  return has_word(core::split_identifier(column.name), {"cent", "cents", "pence", "centavos", "minor"});
}

Words telling_words(std::string_view name) {
  Words words = core::words_of(name);
  std::erase_if(words, [](const std::string& word) {
    return has_word({word}, {"total", "subtotal", "sub", "amount", "amt", "grand", "net", "gross", "price",
                             "sum", "value", "overall", "order", "invoice", "due", "final", "full", "all"});
  });
  return words;
}

bool settles(const pg::Table& table) {
  Words const words = core::words_of(table.name);
  // What counts things at a price charges for them.
  bool const counts = std::any_of(table.columns.begin(), table.columns.end(), [](const pg::Column& column) {
    return !column.dropped && has_word(core::words_of(column.name), {"quantity", "qty"});
  });
  return has_word(words, {"payment", "invoice", "bill", "receipt", "charge", "pmt"}) && !counts &&
         !has_word(words, {"item", "line", "detail", "method", "lineitem", "plan", "type"});
}

bool is_bought_with(const pg::Table& part, const pg::Table& whole) {
  Words const words = core::words_of(whole.name);
  Words const own = core::words_of(part.name);
  return !words.empty() && !own.empty() &&
         has_word(Words{words.back()},
                  {"order", "booking", "reservation", "purchase", "sale", "cart", "basket"}) &&
         has_word(Words{own.back()}, {"ticket", "seat", "room", "item", "line", "detail", "passenger",
                                      "position", "extra", "product", "fare"});
}

bool gives_back(const pg::Table& table) {
  Words const words = core::words_of(table.name);
  return has_word(words, {"refund", "chargeback", "reversal"}) ||
         (has_word(words, {"credit"}) && has_word(words, {"note", "memo"})) ||
         (has_word(words, {"return"}) && !has_word(words, {"tax"}));
}

}  // namespace synthgen::plan
