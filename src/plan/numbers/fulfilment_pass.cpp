#include "plan/numbers/fulfilment_pass.hpp"

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/nodes/proportion.hpp"
#include "plan/references/eligibility_pass.hpp"
#include "plan/states/evidence_pass.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

using core::has_word;
using generate::Evidence;
using generate::NumberSource;

// The column that says how much of it is spoilt; 0 if none does.
AttrNumber FulfilmentPass::lost_column(AttrNumber whole) const {
  for (pg::Column const& column : table_.columns)
    if (!column.dropped && pg::is_integer_type(column.type.base) && column.number != whole &&
        may_compute(column.number) &&
        has_word(core::words_of(column.name), {"scrapped", "scrap", "rejected", "damaged"}))
      return column.number;
  return InvalidAttrNumber;
}

// Few are spoilt, and none before it has begun.
NumberSource FulfilmentPass::derive_lost(AttrNumber whole, const Evidence& begun) {
  constexpr std::int64_t kMostPerMille = 80;
  AttrNumber const lost = lost_column(whole);
  if (lost == 0) return {};
  pg::TypeRef const& type = table_.column(lost).type;
  NumberSource const some{target_.program.add(std::make_unique<generate::AtMostShareNode>(
                              drawn_number(table_.column(lost)), own_number(whole), kMostPerMille, type)),
                          type.base};
  replace_column(
      lost, std::make_unique<generate::FulfilledNode>(some, some, NumberSource{}, begun, Evidence{}, type),
      "of " + table_.column(whole).name + ", when begun");
  return {target_.program.attribute(lost), type.base};
}

// The labels of the row's status, or else of what it belongs to, that say that an event has happened.
std::optional<Evidence> FulfilmentPass::told(std::string_view event) {
  if (auto own = EvidencePass(draft_).evidence_of(event)) return own;
  for (std::size_t k = 0; k < references_.size(); ++k)
    if (!references_[k].nullable)
      if (auto parent = EligibilityPass(draft_).evidence_of(k, event)) return parent;
  return std::nullopt;
}

bool FulfilmentPass::derive_done(const pg::Column& column, AttrNumber whole) {
  core::Words const words = core::words_of(column.name);
  std::string_view const event = has_word(words, {"produced", "completed"})   ? "completed"
                                 : has_word(words, {"received", "delivered"}) ? "delivered"
                                 : has_word(words, {"shipped"})               ? "shipped"
                                                                              : "";
  auto done = event.empty() ? std::nullopt : told(event);
  if (!done) return false;
  auto const begun = told("started");
  bool const is_partial = begun && event == "completed";
  NumberSource const lost = derive_lost(whole, begun ? *begun : *done);
  replace_column(column.number,
                 std::make_unique<generate::FulfilledNode>(drawn_number(column), own_number(whole), lost,
                                                           std::move(*done), is_partial ? *begun : Evidence{},
                                                           column.type),
                 "what is done of " + table_.column(whole).name);
  return true;
}

}  // namespace synthgen::plan
