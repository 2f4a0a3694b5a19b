#include "rules/document.hpp"

#include <algorithm>
#include <cmath>

#include "core/nearest_name.hpp"
#include "postgres/error.hpp"

namespace synthgen::rules {

namespace {

using Kind = pg::Json::Kind;

std::string list_names(std::span<const std::string> names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + "\"";
  return text;
}

// Near names where there are any, else all of a short list.
std::string hint_for(const std::string& name, std::span<const std::string> known) {
  constexpr std::size_t kMostListed = 24;
  std::string const nearest = core::nearest_name(name, known);
  if (!nearest.empty()) return "Perhaps you meant \"" + nearest + "\".";
  return known.size() <= kMostListed ? "Known are " + list_names(known) + "." : std::string();
}

}  // namespace

Document::Document(const pg::Json& json, std::string subject) : json_(json), subject_(std::move(subject)) {
  if (!json.is(Kind::kObject))
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, subject_ + " must be a JSON object")
        .hint("For example: '{\"values\": {\"open\": 70, \"closed\": 30}}'.");
}

void Document::reject(const std::string& key, const std::string& problem, const std::string& hint) const {
  pg::Error error(ERRCODE_INVALID_PARAMETER_VALUE, "key \"" + key + "\" of the " + subject_ + " " + problem);
  if (!hint.empty()) error.hint(hint);
  throw error;
}

const pg::Json* Document::take(const char* key) {
  used_.emplace_back(key);
  const pg::Json* const member = json_.find(key);
  return member == nullptr || member->is(Kind::kNull) ? nullptr : member;
}

std::optional<std::string> Document::take_string(const char* key) {
  const pg::Json* const member = take(key);
  if (member == nullptr) return std::nullopt;
  if (!member->is(Kind::kString) || member->text.empty()) reject(key, "must be a text");
  return member->text;
}

std::optional<double> Document::take_number(const char* key, double least, double most) {
  const pg::Json* const member = take(key);
  if (member == nullptr) return std::nullopt;
  double const number = member->number();
  if (!member->is(Kind::kNumber) || !std::isfinite(number) || number < least || number > most) {
    auto const shown = [](double bound) {
      std::string text = std::to_string(bound);
      text.erase(text.find_last_not_of('0') + 1);
      return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
    };
    constexpr double kBoundless = 1e15;
    reject(key, std::fabs(least) < kBoundless && most < kBoundless
                    ? "must be a number from " + shown(least) + " to " + shown(most)
                : std::fabs(least) < kBoundless ? "must be a number that is not below " + shown(least)
                                                : "must be a number");
  }
  return number;
}

std::optional<std::int64_t> Document::take_integer(const char* key, std::int64_t least) {
  constexpr double kMost = 9e15;
  auto const number = take_number(key, static_cast<double>(least), kMost);
  if (!number) return std::nullopt;
  if (*number != std::floor(*number)) reject(key, "must be a whole number");
  return static_cast<std::int64_t>(*number);
}

bool Document::take_flag(const char* key) {
  const pg::Json* const member = take(key);
  if (member == nullptr) return false;
  if (!member->is(Kind::kBoolean)) reject(key, "must be true or false");
  return member->boolean;
}

std::optional<std::string> Document::take_scalar(const char* key) {
  const pg::Json* const member = take(key);
  return member == nullptr ? std::nullopt : scalar_text(*member, *this, key);
}

void Document::finish(std::span<const std::string> known) const {
  for (const pg::JsonMember& member : json_.members) {
    if (std::find(used_.begin(), used_.end(), member.key) != used_.end()) continue;
    if (std::find(known.begin(), known.end(), member.key) != known.end())
      reject(member.key, "does not go with its other keys");
    throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "unknown key \"" + member.key + "\" in the " + subject_)
        .hint(hint_for(member.key, known));
  }
}

std::optional<std::string> scalar_text(const pg::Json& json, const Document& document, const char* key) {
  if (json.is(Kind::kNull)) return std::nullopt;
  if (json.is(Kind::kBoolean)) return json.boolean ? "true" : "false";
  if (json.is(Kind::kArray) || json.is(Kind::kObject))
    document.reject(key, "must be a text, a number, true or false");
  return json.text;
}

std::size_t find_name(const std::string& name, std::span<const std::string> known, const std::string& what,
                      const std::string& subject) {
  auto const found = std::find(known.begin(), known.end(), name);
  if (found != known.end()) return static_cast<std::size_t>(found - known.begin());
  throw pg::Error(ERRCODE_INVALID_PARAMETER_VALUE, "unknown " + what + " \"" + name + "\" in the " + subject)
      .hint(hint_for(name, known));
}

}  // namespace synthgen::rules
