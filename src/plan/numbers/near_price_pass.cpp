// What something costs to repair, insure or deliver says nothing of its price, and extras are cheaper than
// what they are added to; so both names must say that they are prices, and of one kind.
#include "plan/numbers/near_price_pass.hpp"

#include <algorithm>

#include "core/name_words.hpp"
#include "core/spelt_words.hpp"
#include "core/unit_rate.hpp"
#include "generate/meanings/semantic_goods.hpp"
#include "generate/nodes/amounts.hpp"
#include "generate/nodes/proportion.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

using core::has_word;
using core::Words;

// How far from the other price, in per mille, each as often as it is listed.
const std::vector<std::int64_t> kOfPrice = {1000, 1000, 1000, 1000, 1000, 1000, 900, 950, 1050, 1100, 1200};
const std::vector<std::int64_t> kOfRent = {1000};
const std::vector<std::int64_t> kOfOffer = {880, 900, 920, 940, 950, 960, 970, 980, 1000, 1000, 1020};

bool is_of_something_else(Words words) {
  if (has_word(words, {"price"})) std::erase(words, "paid");
  return has_word(
      words,
      {"total",    "sum",      "min",      "max",        "minimum",   "maximum",    "discount",   "tax",
       "deposit",  "paid",     "refund",   "old",        "previous",  "extra",      "late",       "cost",
       "delta",    "change",   "shipping", "adjustment", "surcharge", "modifier",   "difference", "increase",
       "interest", "exchange", "service",  "cleaning",   "delivery",  "commission", "level",      "range",
       "tier",     "band",     "category", "class",      "index",     "count"});
}

// How often something is paid, and that it is what is agreed on; all else tells what for.
const std::vector<std::string_view> kPeriods = {"hourly",  "daily",  "nightly", "weekly",
                                                "monthly", "yearly", "annual"};
const std::vector<std::string_view> kPlain = {"base", "basic", "standard", "regular", "agreed", "contracted",
                                              "fee",  "rate",  "list",     "current", "tuition"};

Words left_of(Words words, const std::vector<std::string_view>& some) {
  std::erase_if(words, [&](const std::string& word) { return has_word({word}, some); });
  return words;
}

bool share_period(const Words& one, const Words& other) {
  return std::any_of(kPeriods.begin(), kPeriods.end(), [&](std::string_view period) {
    return has_word(one, {period}) && has_word(other, {period});
  });
}

// Whether two fees are for the same, as far as their names tell, and for as long a time.
bool are_alike(const Words& one, const Words& other) {
  Words const noun = left_of(left_of(one, kPeriods), kPlain);
  Words const other_noun = left_of(left_of(other, kPeriods), kPlain);
  auto const periods = [](const Words& words) { return words.size() - left_of(words, kPeriods).size(); };
  bool const same_period = periods(one) == 0 || periods(other) == 0 || share_period(one, other);
  return same_period && (noun == other_noun || (noun.empty() && one.back() == other.back()));
}

// Whether two amounts are paid as often and for the same, whatever each calls what is paid.
bool are_of_one_period(const Words& one, const Words& other) {
  static const std::vector<std::string_view> kPay = {"price", "rent", "premium", "charge", "amount", "month"};
  auto const noun = [](const Words& words) {
    return left_of(left_of(left_of(words, kPeriods), kPlain), kPay);
  };
  return share_period(one, other) && noun(one) == noun(other);
}

// What is added to a thing costs less than it.
bool is_addition(const pg::Table& table) {
  return has_word(core::words_of(table.name),
                  {"option", "addon", "extra", "modifier", "topping", "accessory", "part", "component",
                   "supplement", "ingredient", "surcharge", "repair", "maintenance", "expense", "history"});
}

}  // namespace

NearPricePass::Kind NearPricePass::kind_of(const TablePlan& table, const pg::Column& column) {
  if (column.dropped || !generate::is_number_type(column.type.base)) return Kind::kNone;
  Words const words = core::words_of(column.name);
  if (words.empty() || is_of_something_else(words)) return Kind::kNone;
  std::string_view const semantic = table.columns[column.number - 1].semantic;
  if (semantic == "finance.daily_rate" || semantic == "finance.rack_rate") return Kind::kDailyRate;
  if (semantic == "finance.rent" || has_word(words, {"rent"})) return Kind::kRent;
  if (semantic == "finance.premium") return Kind::kPremium;
  if (semantic == "finance.fare") return Kind::kFare;
  if (words.back() == "fee" || words.back() == "rate" || words.back() == "tuition")
    return fee_or_none(column, words);
  bool const face = has_word(words, {"face"}) && has_word(words, {"value"});
  return face || has_word(words, {"price", "msrp"}) ? Kind::kPrice : Kind::kNone;
}

// What is paid for a while or for a service, in money.
NearPricePass::Kind NearPricePass::fee_or_none(const pg::Column& column, const Words& words) {
  auto const declared = pg::numeric_modifier(column.type.base_modifier);
  bool const cents = column.type.base == NUMERICOID && declared && declared->scale == 2;
  bool const money = words.back() != "rate" || words.size() == 1 || has_word(words, kPeriods) ||
                     has_word(words, {"labor", "labour", "billing", "contract", "agreed"});
  return cents && money ? Kind::kFee : Kind::kNone;
}

// What is offered for a thing that has a price.
bool NearPricePass::is_offer(const pg::Column& column) const {
  return target_.columns[column.number - 1].semantic == "finance.amount" &&
         has_word(core::words_of(table_.name), {"offer", "bid", "proposal", "counteroffer"}) &&
         !is_of_something_else(core::words_of(column.name));
}

// The same noun counts most, then the same kind of price; catalogues come before what is made of them.
void NearPricePass::consider(std::optional<Source>& best, const pg::Column& column, Kind kind,
                             const Source& source) const {
  pg::Column const& other = *source.described;
  Kind const own = kind_of(*source.table, other);
  bool const alike = kind == Kind::kNone ? own == Kind::kPrice || own == Kind::kRent : own == kind;
  bool const let =
      kind == Kind::kRent && own == Kind::kFee && has_word(core::words_of(column.name), kPeriods);
  bool const priced =
      (kind == Kind::kPrice && own == Kind::kFee) || (kind == Kind::kFee && own == Kind::kPrice);
  bool const periodic = priced && are_of_one_period(core::words_of(column.name), core::words_of(other.name));
  if (!alike && !let && !periodic) return;
  // What a square metre costs is far from what all of them do.
  auto const per = core::unit_rate_in(core::spelt_words_of(column.name));
  auto const other_per = core::unit_rate_in(core::spelt_words_of(other.name));
  bool const written = has_word(core::words_of(column.name), {"per"});
  if (written != has_word(core::words_of(other.name), {"per"})) return;
  if (written && per && other_per && per->unit != other_per->unit) return;
  if (let && !share_period(core::words_of(column.name), core::words_of(other.name))) return;
  if (kind == Kind::kFee && !periodic && !are_alike(core::words_of(column.name), core::words_of(other.name)))
    return;
  constexpr int kSameName = 8;
  constexpr int kSameShare = 4;
  constexpr int kCatalogue = 2;
  int score = source.score;
  if (core::words_of(other.name) == core::words_of(column.name)) score += kSameName;
  if (generate::share_of_price(other.name) == generate::share_of_price(column.name)) score += kSameShare;
  if (column_meaning(*source.table, {"date.transaction", "date.booked", "date.start"}) == 0)
    score += kCatalogue;
  if (best && best->score >= score) return;
  best = source;
  best->score = score;
}

std::optional<NearPricePass::Source> NearPricePass::source_of(const pg::Column& column, Kind kind) {
  std::optional<Source> best;
  for (std::size_t k = 0; k < references_.size(); ++k) {
    TablePlan& parent = *plan_.find(table_.foreign_keys[k].parent);
    bool const settled = is_settled(parent);
    if (target_.reference_nodes[k] == generate::kNoNode || !settled || &parent == &target_) continue;
    for (pg::Column const& other : parent.table.columns)
      if (!other.dropped) consider(best, column, kind, {k, other.number, &parent, &other, 1});
    for (std::size_t g = 0; g < parent.table.foreign_keys.size(); ++g) {
      TablePlan const* const beyond = plan_.find(parent.table.foreign_keys[g].parent);
      if (beyond == nullptr || beyond == &parent || beyond == &target_) continue;
      for (pg::Column const& other : beyond->table.columns) {
        if (other.dropped || kind_of(*beyond, other) == Kind::kNone) continue;
        if (auto const number = ancestor_column(parent, g, other.number))
          consider(best, column, kind, {k, *number, beyond, &other, 0});
      }
    }
  }
  return best;
}

void NearPricePass::stay_near(const pg::Column& column) {
  if (column.generated != 0 || !generate::is_number_type(column.type.base) || !may_compute(column.number))
    return;
  Kind const kind = kind_of(target_, column);
  bool const offer = is_offer(column);
  if ((kind == Kind::kNone && !offer) || (is_addition(table_) && kind == Kind::kPrice)) return;
  auto const source = source_of(column, kind);
  if (!source) return;
  generate::NodeId const own = target_.program.attribute(column.number);
  generate::NumberSource const other{optional_parent_cell(source->key, source->column),
                                     source->described->type.base};
  generate::NodeId node = target_.program.add(
      std::make_unique<generate::NearNode>(own, other,
                                           offer                                       ? kOfOffer
                                           : kind == Kind::kRent || kind == Kind::kFee ? kOfRent
                                                                                       : kOfPrice,
                                           column.type, plan_.stream(target_, column.name + ".near")));
  target_.set_column(column.number, node,
                     "about " + source->table->table.name + "." + source->described->name,
                     target_.columns[column.number - 1].reason);
}

}  // namespace synthgen::plan
