#include "plan/counter_names.hpp"

namespace synthgen::plan {

const std::vector<ToldOf>& acts() {
  static const std::vector<ToldOf> all = {
      {{"booked", "reserved", "taken", "filled", "occupied"},
       {"booking", "reservation", "registration", "signup", "enrollment", "enrolment", "attendee",
        "passenger", "ticket"}},
      {{"registered", "enrolled", "attending", "joined", "signed", "participating"},
       {"registration", "enrollment", "enrolment", "attendee", "participant", "participation", "signup",
        "entry", "rsvp"}},
      {{"assigned", "staffed", "scheduled"}, {"assignment", "signup", "roster"}},
      {{"sold"}, {"ticket", "sale", "order", "booking", "purchase"}},
      {{"used", "redeemed", "applied", "claimed", "usage", "redemption"},
       {"redemption", "usage", "use", "claim", "order", "booking", "checkout", "purchase", "appointment",
        "reservation", "basket", "cart"}},
      {{"borrowed", "lent", "loaned", "rented"}, {"loan", "rental", "lending", "borrowing", "checkout"}},
      {{"attended"}, {"attendance", "checkin"}},
      {{"delivered", "done"}, {"delivery"}},
      {{"played"}, {"play", "match", "game"}},
  };
  return all;
}

const std::vector<ToldOf>& doers() {
  static const std::vector<ToldOf> all = {
      {{"donor", "giver"}, {"donation", "gift", "contribution"}},
      {{"backer", "supporter"}, {"pledge", "backing", "contribution"}},
      {{"attendee", "participant"},
       {"attendance", "registration", "participation", "signup", "rsvp", "enrollment", "enrolment"}},
      {{"bidder"}, {"bid"}},
      {{"passenger"}, {"booking", "ticket"}},
      {{"student", "learner"}, {"enrollment", "enrolment"}},
      {{"member"}, {"membership"}},
      {{"volunteer"}, {"assignment", "signup"}},
      {{"delivery", "deliveries"}, {"order", "shipment", "parcel", "package", "consignment"}},
      {{"visit", "visits"},
       {"checkin", "ins", "attendance", "entry", "appointment", "admission", "entrance", "checkup"}},
      {{"trip", "trips", "ride", "rides", "journey", "journeys"}, {"booking", "rental", "ride", "order"}},
      {{"order", "orders", "purchase", "purchases"}, {"sale", "transaction", "checkout", "receipt"}},
      {{"booking", "bookings", "reservation", "reservations"},
       {"reservation", "booking", "appointment", "registration", "stay"}},
      {{"copy", "copies"}, {"item", "exemplar", "holding", "copy"}},
  };
  return all;
}

const std::vector<ToldOf>& spendings() {
  static const std::vector<ToldOf> all = {
      {{"spent", "used", "utilized", "utilised", "expended", "disbursed"},
       {"expense", "expenditure", "spend", "spending", "cost", "disbursement", "outlay"}},
  };
  return all;
}

const std::vector<ToldOf>& holdings() {
  static const std::vector<ToldOf> all = {
      {{"stock", "hand", "inventory"}, {"inventory", "stock", "level", "holding"}},
      {{"value", "aum", "valuation"}, {"holding", "position", "asset"}},
  };
  return all;
}

}  // namespace synthgen::plan
