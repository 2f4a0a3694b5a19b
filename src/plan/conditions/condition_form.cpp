// The forms stand in the order in which they are tried: of two that are both accepted, the first is what an
// application is more likely to mean.
#include "plan/conditions/condition_form.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>

#include "core/hash.hpp"
#include "core/pattern.hpp"
#include "generate/types/type_input.hpp"

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
    "^[0-9]{8}$",
    "^[0-9]{10}$",
    "^[0-9]{13}$",
    "^[0-9]{16}$",
};

constexpr const char* kWords[] = {
    "^[a-z]{4,9}(-[a-z]{3,7})?$",
    "^[a-z]{4,9}(_[a-z]{3,7})?$",
    "^[A-Z]{4,9}$",
    "^[A-Z][a-z]{4,9}$",
};

// Some texts of the form, as values of the type that lie in the domain; none if most others do not.
std::vector<Datum> samples_of(const std::string& form, const ValueDomain& domain, const pg::TypeRef& type) {
  constexpr std::uint64_t kSamples = 10;
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

bool is_word(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c > 127;
  });
}

std::string escaped(const std::string& text) {
  std::string result;
  for (char const c : text) {
    if (std::strchr("^$.[]()|*+?{}\\", c) != nullptr) result += '\\';
    result += c;
  }
  return result;
}

// Forms made of what the conditions mention: expressions as they are, words among others, words and numbers
// around what may separate them.
std::vector<std::string> composed_forms(const std::vector<std::string>& texts) {
  constexpr std::size_t kMostTexts = 8;
  constexpr std::size_t kLongestSeparator = 2;
  std::vector<std::string> expressions, words, separators;
  for (std::string const& text : texts) {
    if (is_word(text))
      words.push_back(text);
    else if (!text.empty() && text.size() <= kLongestSeparator && std::ispunct(text[0]) != 0)
      separators.push_back(escaped(text));
    else
      expressions.push_back(text);
  }
  for (auto* const list : {&expressions, &words, &separators})
    if (list->size() > kMostTexts) list->resize(kMostTexts);

  std::vector<std::string> forms;
  for (std::string const& separator : separators) {
    for (std::string const& word : words) {
      forms.push_back("^" + word + separator + "[1-9][0-9]{1,4}$");
      forms.push_back("^" + word + separator + "[a-z]{3,8}$");
      forms.push_back("^[a-z]{3,8}" + separator + word + "$");
    }
    forms.push_back("^[a-z]{3,8}" + separator + "[a-z]{3,8}$");
    forms.push_back("^[A-Z]{2,3}" + separator + "[1-9][0-9]{1,4}$");
    forms.push_back("^[1-9][0-9]{0,3}" + separator + "[1-9][0-9]{0,3}$");
  }
  for (std::string const& word : words) {
    forms.push_back("^" + word + "[0-9]{2,5}$");
    forms.push_back("^[A-Z][a-z]{2,7} " + word + " [a-z]{3,8}$");
  }
  for (std::string const& text : expressions) {
    forms.push_back("^" + escaped(text) + "[a-z]{3,8}$");
    forms.push_back("^[a-z]{3,8}" + escaped(text) + "$");
  }
  forms.insert(forms.end(), expressions.begin(), expressions.end());
  return forms;
}

}  // namespace

AcceptedForms accepted_forms(const ValueDomain& domain, const pg::TypeRef& type,
                             const std::vector<std::string>& texts,
                             const std::function<std::size_t(const std::vector<Datum>&)>& count_accepted) {
  constexpr std::size_t kMostForms = 4;
  std::vector<std::pair<std::size_t, std::string>> accepted;
  AcceptedForms result;
  auto const try_form = [&](const std::string& form) {
    std::vector<Datum> const samples = samples_of(form, domain, type);
    std::size_t const count = samples.empty() ? 0 : count_accepted(samples);
    if (count > 0) accepted.emplace_back(count, form);
    if (count > 0 && count == samples.size() && !result.first) result.first = form;
  };
  for (const char* const form : kForms) try_form(form);
  for (std::string const& form : composed_forms(texts)) try_form(form);
  std::stable_sort(accepted.begin(), accepted.end(),
                   [](auto const& one, auto const& other) { return one.first > other.first; });
  if (accepted.size() > kMostForms) accepted.resize(kMostForms);
  for (auto& [count, form] : accepted) result.in_parts.push_back(std::move(form));
  return result;
}

std::vector<std::string> accepted_words(
    const ValueDomain& domain, const pg::TypeRef& type,
    const std::function<std::size_t(const std::vector<Datum>&)>& count_accepted) {
  std::vector<std::string> words;
  for (const char* const form : kWords) {
    std::vector<Datum> const samples = samples_of(form, domain, type);
    if (!samples.empty() && count_accepted(samples) == samples.size()) words.emplace_back(form);
  }
  return words;
}

}  // namespace synthgen::plan
