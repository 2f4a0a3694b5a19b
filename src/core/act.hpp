// Words that speak of one act: "cancelled" and "cancellation", "paid" and "payment", "gesperrt" and
// "Sperrgrund".
#pragma once

#include <string_view>

namespace synthgen::core {

bool is_same_act(std::string_view one, std::string_view other);

// Whether one word says the opposite of the other: "unsubscribed" of "subscribed".
bool is_undone_act(std::string_view undone, std::string_view done);

}  // namespace synthgen::core
