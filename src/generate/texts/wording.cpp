// The list "wording" has a line for some labels of some things: "transaction|movement: fee|charge".
#include "generate/texts/wording.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "core/fields.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "generate/draw.hpp"

namespace synthgen::generate {

namespace {

using Texts = std::unordered_map<std::string, std::string_view>;  // by thing and label

std::string key_of(std::string_view thing, std::string_view label) {
  return std::string(thing) + ":" + std::string(label);
}

Texts read_texts(std::string_view locale) {
  Texts texts;
  if (!core::has_own_lexicon("wording", locale)) return texts;
  core::Lexicon const list = core::lexicon("wording", locale);
  constexpr std::string_view kEnd = ": ";
  for (std::size_t row = 0; row < list.size(); ++row) {
    std::string_view const things = list.at(row).substr(0, list.at(row).find(kEnd));
    std::string_view const labels = list.at(row).substr(things.size() + kEnd.size());
    for (std::string_view const thing : core::split_fields(things, '|'))
      for (std::string_view const label : core::split_fields(labels, '|'))
        texts.emplace(key_of(thing, label), list.at(row, 1));
  }
  return texts;
}

const Texts& texts_of(std::string_view locale) {
  static std::map<std::string, Texts, std::less<>> read;
  auto found = read.find(locale);
  if (found == read.end()) found = read.emplace(locale, read_texts(locale)).first;
  return found->second;
}

// A label as a whole, then its words from the last one on.
std::vector<std::string> readings_of(std::string_view label) {
  core::Words const words = core::words_of_text(label);
  std::string whole;
  for (const std::string& word : words) whole += (whole.empty() ? "" : "_") + word;
  std::vector<std::string> readings = {std::move(whole)};
  readings.insert(readings.end(), words.rbegin(), words.rend());
  return readings;
}

}  // namespace

std::string_view wording_of(std::string_view table, std::string_view label, std::string_view locale) {
  Texts const& texts = texts_of(locale);
  if (texts.empty()) return {};
  std::vector<std::string> const readings = readings_of(label);
  for (const std::string& thing : core::kinds_of_thing(table))
    for (const std::string& reading : readings)
      if (auto const found = texts.find(key_of(thing, reading)); found != texts.end()) return found->second;
  return {};
}

void WordingNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  std::copy_n(own.data, batch.size(), out.data);
  std::copy_n(own.nulls, batch.size(), out.nulls);
  auto* const places = batch.arena().allocate_array<std::uint32_t>(batch.size());
  auto* const indexes = batch.arena().allocate_array<std::uint64_t>(batch.size());
  auto* const texts = batch.arena().allocate_array<Datum>(batch.size());
  for (const Wording& wording : wordings_) {
    Values const labels = batch.values(wording.labels.node);
    std::size_t count = 0;
    for (std::size_t i = 0; i < batch.size(); ++i)
      if (!own.nulls[i] && wording.labels.tells(labels, i)) places[count++] = static_cast<std::uint32_t>(i);
    draw_indexes(batch, *wording.texts, stream_, places, count, indexes);
    wording.texts->render(indexes, count, batch.arena(), texts);
    for (std::size_t k = 0; k < count; ++k) out.data[places[k]] = texts[k];
  }
}

}  // namespace synthgen::generate
