#include "plan/sum_names.hpp"

namespace synthgen::plan {

const std::vector<Sum>& sums() {
  static const std::vector<Sum> all = {
      // Calls
      {{"handle", "handling", "handled"},
       {"second", "minute", "time", "duration"},
       {},
       {{{"talk", "talking", "conversation"}}, {{"hold", "held"}}, {{"wrap", "acw", "after", "wrapup"}}}},
      {{"offered", "received", "incoming", "inbound"},
       {"call", "chat", "contact", "offered"},
       {},
       {{{"answered", "handled"}}, {{"abandoned", "missed", "lost", "unanswered"}}}},
      // Rent
      {{"warm", "total", "gross", "inclusive"},
       {"rent"},
       {},
       {{{"cold", "base", "net", "basic"}}, {{"utility", "ancillary", "heating", "service"}, false, 450}}},
      // Tax
      {{"total"}, {"tax", "duty", "levy"}, {}, {{{"duty", "customs", "excise"}}, {{"tax", "vat"}}}},
      // Who pays
      {{"insurance", "insurer"},
       {"paid", "amount", "payment", "share", "portion", "insurance"},
       {"number", "id", "member"},
       {{{"total", "price", "gross", "allowed", "billed"}},
        {{"copay", "coinsurance", "copayment"}, true, 400},
        {{"deductible"}, true, 300}}},
      {{"patient", "insured", "client"},
       {"amount", "share", "portion", "due", "pay", "responsibility", "owes"},
       {"paid"},
       {{{"total", "gross", "allowed", "approved", "billed"}},
        {{"covered", "insurance", "insurer"}, true, 850}}},
      {{"tuition"},
       {"due", "payable", "net", "total"},
       {},
       {{{"tuition"}}, {{"fee"}}, {{"scholarship", "aid", "grant", "waiver"}, true, 600}}},
      {{"responsibility", "owes"}, {}, {}, {{{"allowed", "approved"}}, {{"paid", "payment"}, true, 1000}}},
      // Loads
      {{"payload"}, {}, {}, {{{"gross"}}, {{"tare", "unladen", "empty"}, true, 300}}},
      {{"net"}, {"weight", "mass", "kg"}, {}, {{{"gross"}}, {{"tare", "unladen", "empty"}, true, 300}}},
      {{"gross"}, {"weight", "mass", "kg"}, {}, {{{"cargo", "net", "load"}}, {{"tare", "empty"}}}},
      // Persons
      {{"guest", "person", "passenger", "traveler", "traveller", "participant", "people", "occupant", "total",
        "party"},
       {},
       {"child", "adult", "infant", "max", "maximum"},
       {{{"adult"}}, {{"child", "kid"}}, {{"infant", "baby"}}}},
      {{"total", "participant", "population", "attendee", "student", "inhabitant", "resident", "voter"},
       {},
       {"male", "female", "men", "women", "man", "woman", "boy", "girl"},
       {{{"male", "men", "man", "boy"}}, {{"female", "women", "woman", "girl"}}}},
      // Stock and cash at the end
      {{"closing", "ending", "end"},
       {},
       {"date", "number", "page", "odometer", "mileage", "reading"},
       {{{"opening", "starting", "beginning", "begin"}},
        {{"debit", "received", "in", "purchased", "inflow", "added", "deposited", "produced", "receipt",
          "deposit"}},
        {{"credit", "issued", "out", "sold", "outflow", "consumed", "used", "dispensed", "withdrawn",
          "withdrawal", "shipped", "wasted"},
         true,
         600}}},
      {{"after"},
       {"balance", "amount", "stock", "level", "quantity", "point"},
       {},
       {{{"before"}}, {{"amount", "quantity", "change", "delta", "credit", "point"}}}},
      {{"accepted", "good", "usable"},
       {"quantity", "unit", "piece", "item", "accepted", "good"},
       {},
       {{{"received", "inspected", "delivered", "produced"}},
        {{"rejected", "damaged", "defective", "scrapped", "failed"}, true, 150}}},
      // What is given back
      {{"payout", "refund", "refunded", "returned", "disbursed", "disbursement"},
       {},
       {"date", "number"},
       {{{"amount", "deposit", "gross", "total"}},
        {{"withheld", "retained", "deducted", "deduction", "kept", "damage", "cleaning"}, true, 400},
        {{"fee"}, true, 100}}},
      {{"balance", "difference", "settlement", "result"},
       {},
       {"opening", "closing", "before", "after"},
       {{{"prepayment", "prepaid", "advance"}}, {{"cost", "total", "actual", "expense"}, true}}},
      // What is paid in the end
      {{"paid", "payment", "payable", "final", "end", "net", "charged", "discounted", "due"},
       {"amount", "price", "value", "total", "paid", "cost", "fee", "fare"},
       {"date", "number", "count", "tax", "after", "rate", "balance", "remaining"},
       {{{"price", "monthly", "amount", "gross", "original", "list", "base", "regular"}},
        {{"discount", "rebate", "reduction", "concession"}, true, 300},
        {{"fine", "penalty", "surcharge"}, false, 100},
        {{"interest"}, false, 50}}},
      {{"equity", "worth"}, {}, {"total"}, {{{"asset"}}, {{"liability", "debt"}, true}}},
      {{"tare"}, {"weight"}, {}, {{{"gross"}}, {{"net"}, true, 950}}},
  };
  return all;
}

}  // namespace synthgen::plan
