// What jobs pay beside each other, by the words of their titles.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace synthgen::core {

// In per cent of what is usual: some 40 for an intern, 300 for a president; null where no word of the title
// is in data/lexicon/all/pay.tsv. The last job of the title counts, before what it is in or of ("Head of
// Sales", "Técnico de calidad"), and what is said of its level.
std::optional<std::int32_t> pay_of_job(std::string_view title);

}  // namespace synthgen::core
