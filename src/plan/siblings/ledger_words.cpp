#include "plan/siblings/ledger_words.hpp"

#include "core/equation.hpp"
#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "generate/nodes/amounts.hpp"

namespace synthgen::plan {

using core::has_word;
using core::Words;

bool is_number(const pg::Column& column) {
  return !column.dropped && column.generated == 0 && generate::is_number_type(column.type.base);
}

bool is_kept(const pg::Column& column) {
  Words const words = core::words_of(column.name);
  if (!is_number(column) ||
      has_word(words, {"opening",   "initial", "starting",  "min",     "max",      "limit",   "overdraft",
                       "available", "minimum", "maximum",   "average", "id",       "reorder", "safety",
                       "low",       "alert",   "threshold", "target",  "reserved", "value",   "cost"}))
    return false;
  bool const current = has_word(words, {"last", "current"}) &&
                       has_word(words, {"reading", "stock", "level", "point", "quantity"});
  bool const stock = has_word(words, {"stock"}) &&
                     (words.size() == 1 || has_word(words, {"quantity", "qty", "level", "unit", "in"}));
  return has_word(words, {"balance", "hand"}) || current || stock;
}

int direction_of(const std::string& label, bool of_goods) {
  Words const words = core::words_of_text(label);
  // What is bought comes into a store, and is paid from an account.
  if (has_word(words, {"purchase", "bought"})) return of_goods ? 1 : -1;
  if (has_word(
          words,
          {"out",        "withdrawal", "withdraw", "debit",    "outbound",    "issue",  "issued", "sale",
           "sold",       "shipment",   "shipped",  "ship",     "fee",         "charge", "redeem", "redeemed",
           "redemption", "spend",      "spent",    "payment",  "expired",     "expiry", "damage", "damaged",
           "loss",       "lost",       "consume",  "consumed", "consumption", "pick",   "picked", "dispatch",
           "burn",       "usage",      "use",      "scrap",    "d",           "o",      "dr",     "dbit",
           "outgoing",   "outflow",    "minus"}))
    return -1;
  if (has_word(words,
               {"in",       "deposit", "credit",   "inbound", "receipt",  "receive", "received",   "return",
                "returned", "restock", "interest", "topup",   "refund",   "earn",    "earned",     "add",
                "income",   "open",    "opening",  "bonus",   "salary",   "load",    "production", "initial",
                "c",        "i",       "cr",       "crdt",    "incoming", "inflow",  "plus"}))
    return 1;
  return 0;
}

bool is_distance_run(const pg::Column& column) {
  return is_number(column) && has_word(core::words_of(column.name), {"odometer", "mileage"}) &&
         !has_word(core::words_of(column.name),
                   {"next", "limit", "max", "service", "start", "end", "per", "last"});
}

bool is_way(const pg::Column& column) {
  return has_word(core::words_of(column.name), {"odometer", "mileage"});
}

bool are_of_one_dimension(const pg::Column& one, const pg::Column& other) {
  core::EquationList const& list = core::EquationList::instance();
  std::string_view const a = list.dimension_of(core::spelt_words_of(one.name));
  std::string_view const b = list.dimension_of(core::spelt_words_of(other.name));
  return a.empty() || b.empty() || a == b;
}

}  // namespace synthgen::plan
