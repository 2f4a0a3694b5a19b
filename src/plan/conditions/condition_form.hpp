// Forms that texts have: numbers, dates, codes, addresses. Tried on conditions that nobody understands.
#pragma once

#include <functional>

#include "plan/conditions/value_domain.hpp"

namespace synthgen::plan {

struct AcceptedForms {
  std::optional<std::string> first;   // of which a whole sample is accepted
  std::vector<std::string> in_parts;  // of which some texts are; the best few
};

// Which forms, as regular expressions, are accepted: `count_accepted` judges samples of texts that lie in
// `domain`. `texts` are constants that the conditions mention: expressions, words, what separates parts.
AcceptedForms accepted_forms(const ValueDomain& domain, const pg::TypeRef& type,
                             const std::vector<std::string>& texts,
                             const std::function<std::size_t(const std::vector<Datum>&)>& count_accepted);

// Which forms of single words are accepted, for a condition that accepts other texts, too.
std::vector<std::string> accepted_words(
    const ValueDomain& domain, const pg::TypeRef& type,
    const std::function<std::size_t(const std::vector<Datum>&)>& count_accepted);

}  // namespace synthgen::plan
