#include "core/job_pay.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"

namespace synthgen::core {

namespace {

class PayScale {
 public:
  static const PayScale& instance() {
    static const PayScale scale;
    return scale;
  }

  std::optional<std::int32_t> pay(std::string_view title) const;

 private:
  using Percents = std::unordered_map<std::string, std::int32_t>;

  PayScale();
  const std::int32_t* job(const std::string& word) const;

  Percents jobs_, levels_;
  std::vector<std::pair<std::string, std::int32_t>> endings_;  // of words that are jobs, the longest first
};

// A word that begins with - stands for all that end in the rest of it: "-leiter".
PayScale::PayScale() {
  Lexicon const rows = lexicon_without_locale("pay");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto const percent = number_in<std::int32_t>(rows.at(row, 1));
    bool const is_level = rows.at(row, 2) == "level";
    for_each_field(rows.at(row), '|', [&](std::string_view word) {
      if (word.starts_with('-'))
        endings_.emplace_back(word.substr(1), percent);
      else
        (is_level ? levels_ : jobs_).emplace(word, percent);
    });
  }
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](auto const& a, auto const& b) { return a.first.size() > b.first.size(); });
}

const std::int32_t* PayScale::job(const std::string& word) const {
  if (auto const found = jobs_.find(word); found != jobs_.end()) return &found->second;
  for (auto const& [ending, percent] : endings_)
    if (word.ends_with(ending)) return &percent;
  return nullptr;
}

bool leads_to_subject(const std::string& word) {
  static constexpr std::array<std::string_view, 16> kParticles = {
      "of", "for", "de", "des", "du", "del", "di", "do", "da", "der", "für", "in", "alla", "en", "ds", "van"};
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::optional<std::int32_t> PayScale::pay(std::string_view title) const {
  Words const words = split_identifier(title);
  std::size_t end = 0;
  while (end < words.size() && (end == 0 || !leads_to_subject(words[end]))) ++end;
  const std::int32_t* percent = nullptr;
  std::size_t head = end;
  while (percent == nullptr && head > 0) percent = job(words[--head]);
  std::int32_t pay = percent != nullptr ? *percent : 100;
  bool known = percent != nullptr;
  for (std::size_t i = 0; i < end; ++i) {
    auto const level = levels_.find(words[i]);
    if (level == levels_.end() || (percent != nullptr && i == head)) continue;
    pay = pay * level->second / 100;
    known = true;
  }
  return known ? std::optional(pay) : std::nullopt;
}

}  // namespace

// The titles of a table are few.
std::optional<std::int32_t> pay_of_job(std::string_view title) {
  constexpr std::size_t kMostKept = 4096;
  thread_local std::unordered_map<std::size_t, std::pair<std::string, std::optional<std::int32_t>>> kept;
  std::size_t const hash = std::hash<std::string_view>()(title);
  if (auto const known = kept.find(hash); known != kept.end() && known->second.first == title)
    return known->second.second;
  if (kept.size() >= kMostKept) kept.clear();
  std::optional<std::int32_t> const pay = PayScale::instance().pay(title);
  kept.insert_or_assign(hash, std::pair(std::string(title), pay));
  return pay;
}

}  // namespace synthgen::core
