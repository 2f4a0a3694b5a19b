// The forms stand in the order in which they are tried: of two that are both accepted, the first is what an
// application is more likely to mean.
#include "plan/condition_form.hpp"

#include <algorithm>

#include "core/hash.hpp"
#include "core/pattern.hpp"
#include "generate/type_input.hpp"

namespace synthgen::plan {

namespace {

constexpr const char* kForms[] = {
    "^[1-9][0-9]{0,5}$",
    "^[0-9]{1,4}\\.[0-9]{2}$",
    "^20[012][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$",
    "^20[012][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
    "^([01][0-9]|2[0-3]):[0-5][0-9]$",
    "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "^[0-9]\\.[0-9]{1,2}\\.[0-9]{1,2}$",
    "^[a-z]{4,9}$",
    "^[A-Z][a-z]{3,9}$",
    "^[a-z]{3,7}-[a-z]{3,7}$",
    "^[a-z]{3,7}_[a-z]{3,7}$",
    "^[a-z]{3,6}(\\.[a-z]{3,6}){1,2}$",
    "^[A-Z]{2}$",
    "^[A-Z]{3}$",
    "^[A-Z]{3,8}$",
    "^[A-Z]{2,3}-?[0-9]{3,5}$",
    "^[a-z]{2}-[A-Z]{2}$",
    "^[a-z]{3,8}[0-9]{1,2}@example\\.(com|net|org)$",
    "^https://[a-z]{4,9}\\.example\\.com/[a-z]{3,8}$",
    "^[a-z]{4,9}\\.example\\.com$",
    "^(/[a-z]{3,7}){1,3}$",
    "^10\\.[1-9]?[0-9]\\.[1-9]?[0-9]\\.[1-9][0-9]?$",
    "^\\+1[2-9][0-9]{9}$",
    "^#[0-9a-f]{6}$",
    "^[0-9a-f]{32}$",
    "^[0-9a-f]{40}$",
    "^[0-9a-f]{64}$",
    "^[1-9][0-9]? (hours|days)$",
    "^\\{\"id\": [1-9][0-9]{0,4}, \"name\": \"[a-z]{3,8}\"\\}$",
    "^\\[[1-9][0-9]?, [1-9][0-9]?\\]$",
    "^\\{[a-z]{3,6},[a-z]{3,6}\\}$",
    "^[0-9]{10}$",
    "^[0-9]{13}$",
};

// A few texts of the form, as values of the type that lie in the domain; less than wanted if others do not.
std::vector<Datum> samples_of(const std::string& form, const ValueDomain& domain, const pg::TypeRef& type) {
  constexpr std::uint64_t kSamples = 5;
  core::PatternRequest request;
  request.matches.push_back(form);
  auto const pattern = core::Pattern::compile(request);
  std::vector<Datum> samples;
  for (std::uint64_t i = 0; pattern && i < kSamples; ++i) {
    std::string text(pattern->max_bytes(), ' ');
    text.resize(pattern->write(pattern->pick(core::mix(i, 1)), text.data(), text.size()));
    auto const value = generate::try_input(type, text.c_str());
    if (!value || !contains(domain, *value, type)) return {};
    samples.push_back(*value);
  }
  return samples;
}

}  // namespace

std::optional<std::string> accepted_form(const ValueDomain& domain, const pg::TypeRef& type,
                                         const std::function<bool(const std::vector<Datum>&)>& accept) {
  for (std::string const form : kForms) {
    std::vector<Datum> const samples = samples_of(form, domain, type);
    if (!samples.empty() && accept(samples)) return form;
  }
  return std::nullopt;
}

}  // namespace synthgen::plan
