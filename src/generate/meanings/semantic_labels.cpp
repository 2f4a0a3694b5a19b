#include "generate/meanings/semantic_labels.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "core/label_share.hpp"
#include "core/letter_case.hpp"
#include "core/lexicon.hpp"
#include "core/name_words.hpp"
#include "generate/meanings/semantic_template.hpp"
#include "generate/types/type_list.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
}

namespace synthgen::generate {

namespace {

constexpr std::uint64_t kFrequent = 16;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// What a new row begins with: its default says nothing of what most rows have come to.
bool begins_life(std::string_view label) {
  for (const std::string& word : core::words_of_text(label))
    if (is_one_of(word,
                  {"pending", "requested", "draft",      "new",        "created", "submitted", "scheduled",
                   "placed",  "queued",    "received",   "processing", "unpaid",  "initiated", "todo",
                   "planned", "waiting",   "registered", "invited",    "issued",  "open",      "unread",
                   "booked",  "ordered",   "applied",    "reserved"}))
      return true;
  return false;
}

// Labels by weight. A default is what most rows have: more frequent than all other labels together.
class WeightedLabels final : public Generator {
 public:
  WeightedLabels(std::unique_ptr<ListGenerator> list, const Labels& labels) : list_(std::move(list)) {
    weights_ = labels.weights.empty() ? core::label_shares(labels.texts) : labels.weights;
    if (labels.favourite && !begins_life(labels.texts[*labels.favourite])) {
      std::uint64_t& usual = weights_[*labels.favourite];
      std::uint64_t const most = *std::max_element(weights_.begin(), weights_.end());
      std::uint64_t const others =
          std::accumulate(weights_.begin(), weights_.end(), std::uint64_t{0}) - usual;
      usual = labels.weights.empty() ? std::max({most, kFrequent, others + others * 3 / 4}) : most;
    }
    for (std::uint64_t const weight : weights_) total_ += weight;
  }

  std::uint64_t capacity() const noexcept override { return list_->capacity(); }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    std::uint64_t rest = core::bounded(random, total_);
    std::size_t index = 0;
    while (rest >= weights_[index]) rest -= weights_[index++];
    return index;
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    list_->render(indexes, count, arena, out);
  }
  std::string description() const override { return list_->description(); }

 private:
  std::unique_ptr<ListGenerator> list_;
  std::vector<std::uint64_t> weights_;
  std::uint64_t total_ = 0;
};

enum class Sex : std::uint8_t { kAny, kFemale, kMale };

Sex sex_of_label(std::string_view label) {
  std::vector<std::string> const words = core::words_of_text(label);
  std::string_view const word = words.empty() ? std::string_view() : std::string_view(words.back());
  if (is_one_of(word,
                {"f",        "female", "w",          "woman", "women", "girl",        "mrs",   "ms",
                 "miss",     "madam",  "lady",       "frau",  "mme",   "sra",         "femme", "feminine",
                 "mother",   "mom",    "mum",        "mama",  "wife",  "grandmother", "aunt",  "niece",
                 "daughter", "sister", "stepmother", "widow", "bride"}))
    return Sex::kFemale;
  if (is_one_of(word,
                {"m",           "male",  "man",    "men",       "boy",     "mr",         "sir",     "lord",
                 "herr",        "homme", "sr",     "masculine", "father",  "dad",        "papa",    "husband",
                 "grandfather", "uncle", "nephew", "son",       "brother", "stepfather", "widower", "groom"}))
    return Sex::kMale;
  return Sex::kAny;
}

// Labels that tell the sex of the person drawn, now and then one that leaves it open.
class PersonLabels final : public Generator {
 public:
  // `open_rate`: how often a label leaves the sex open, of those that do.
  PersonLabels(std::unique_ptr<ListGenerator> list, const Labels& labels, std::string_view locale,
               double open_rate)
      : list_(std::move(list)), sexes_(core::lexicon("sex", locale)), open_rate_(open_rate) {
    for (std::size_t i = 0; i < labels.texts.size(); ++i) {
      Sex const sex = sex_of_label(labels.texts[i]);
      if (sex == Sex::kAny)
        open_.push_back(i);
      else
        (sex == Sex::kFemale ? female_ : male_).push_back(i);
    }
    read_in_spanish(labels.texts);
    take_other();
  }

  bool tells_both() const noexcept { return !female_.empty() && !male_.empty(); }
  std::uint64_t capacity() const noexcept override { return list_->capacity(); }
  std::uint64_t pick(std::uint64_t word) const noexcept override {
    constexpr core::Stream kOpen(core::hash_bytes("open label"));
    constexpr core::Stream kWhich(core::hash_bytes("which label"));
    const auto& own = entity_sex(sexes_, word) == "male" ? male_ : female_;
    const auto& chosen =
        !open_.empty() && core::unit(kOpen.at(word)) < open_rate_ * static_cast<double>(open_.size()) ? open_
                                                                                                      : own;
    return chosen[core::bounded(kWhich.at(word), chosen.size())];
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    list_->render(indexes, count, arena, out);
  }
  std::string description() const override { return list_->description(); }

 private:
  // "H" and "M" are hombre and mujer.
  void read_in_spanish(const std::vector<std::string>& texts) {
    if (open_.size() != 1 || male_.size() != 1 || !female_.empty()) return;
    if (core::lower_ascii(texts[open_.front()]) != "h" || core::lower_ascii(texts[male_.front()]) != "m")
      return;
    female_ = std::exchange(male_, open_);
    open_.clear();
  }

  // Of two labels the other one is for the other sex: "G" beside "F".
  void take_other() {
    if (open_.size() != 1 || female_.size() + male_.size() != 1) return;
    (female_.empty() ? female_ : male_).push_back(open_.front());
    open_.clear();
  }

  std::unique_ptr<ListGenerator> list_;
  core::Lexicon sexes_;
  double open_rate_;
  std::vector<std::size_t> female_, male_, open_;
};

bool has_letter(std::string_view text, char first, char last) {
  return std::any_of(text.begin(), text.end(), [&](char c) { return c >= first && c <= last; });
}

// `label` as who wrote `model` would write it.
std::string written_like(std::string label, std::string_view model) {
  bool const upper = has_letter(model, 'A', 'Z');
  bool const lower = has_letter(model, 'a', 'z');
  if (upper == lower) return label;
  for (char& c : label) {
    if (lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ') c = '_';
  }
  return label;
}

// What stands for a label where there is room for a few letters: the initials of its words, or else its first
// letters. "AC" for "Active", "IP" for "In progress".
std::string code_of_label(const std::string& label, std::size_t room) {
  std::string initials, letters;
  bool begins = true;
  for (char const c : label) {
    bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) letters += c;
    if (letter && begins) initials += c;
    begins = !letter;
  }
  std::string code = (initials.size() > 1 && room > 1 ? initials : letters).substr(0, room);
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return code;
}

// `text` with as many blanks behind it as a column of fixed width wants.
std::string padded(std::string text, std::size_t width) {
  auto const characters =
      static_cast<std::size_t>(pg_mbstrlen_with_len(text.data(), static_cast<int>(text.size())));
  if (characters < width) text.append(width - characters, ' ');
  return text;
}

}  // namespace

std::optional<Labels> labels_of_texts(const TextGenerator& texts, std::optional<std::string> default_text,
                                      std::size_t room, bool fixed_width) {
  constexpr std::uint64_t kSamples = 500;
  constexpr std::size_t kRoomForCodes = 4;
  constexpr std::size_t kMostLabels = 16;
  constexpr core::Stream kStream(core::hash_bytes("labels of texts"));
  struct Found {
    std::string reads;
    std::uint64_t count = 0;
  };
  std::map<std::string, Found> found;
  std::string buffer(texts.max_bytes(), '\0');
  for (std::uint64_t i = 0; i < kSamples; ++i) {
    std::size_t const length = texts.write(texts.pick(kStream.at(i)), buffer.data(), buffer.size());
    std::string const text = buffer.substr(0, length);
    bool const narrow = room > 0 && room <= kRoomForCodes && length > room;
    std::string const code = narrow ? code_of_label(text, room) : std::string();
    Found& label = found[!code.empty() ? code : default_text ? written_like(text, *default_text) : text];
    if (label.count++ == 0) label.reads = text;
    if (found.size() > kMostLabels) return std::nullopt;
  }
  if (room > 0) std::erase_if(found, [&](auto const& label) { return label.first.size() > room; });
  if (found.empty()) return std::nullopt;
  Labels labels;
  if (default_text)
    labels.knows_default =
        !found.try_emplace(*default_text, Found{*default_text, kSamples / found.size()}).second;
  for (auto const& [text, label] : found) {
    if (text == default_text) labels.favourite = labels.texts.size();
    std::string const written = padded(text, fixed_width ? room : 0);
    const char* const value = written.c_str();
    labels.values.push_back(pg::guard([&] { return CStringGetTextDatum(value); }));
    labels.texts.push_back(text.size() < label.reads.size() ? label.reads : text);
    labels.weights.push_back(label.count);
  }
  return labels;
}

void order_as_listed(Labels& labels, std::span<const std::string> listed) {
  auto const spelt = [](std::string_view text) { return core::lower_ascii(core::as_head(text)); };
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < listed.size(); ++i) places.emplace(spelt(listed[i]), i + 1);
  std::vector<std::size_t> order(labels.texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const place = [&](std::size_t label) {
    auto const found = places.find(spelt(labels.texts[label]));
    if (found != places.end()) return found->second;
    return label == labels.favourite ? 0 : listed.size() + 1;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  Labels ordered;
  for (std::size_t const label : order) {
    if (label == labels.favourite) ordered.favourite = ordered.texts.size();
    ordered.values.push_back(labels.values[label]);
    ordered.texts.push_back(std::move(labels.texts[label]));
    ordered.weights.push_back(labels.weights[label]);
  }
  labels = std::move(ordered);
}

std::optional<std::size_t> affirmative_label(std::span<const std::string> labels) {
  if (labels.size() != 2) return std::nullopt;
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"y", "n"},    {"yes", "no"},  {"t", "f"},     {"true", "false"}, {"1", "0"},
      {"j", "n"},    {"ja", "nein"}, {"s", "n"},     {"si", "no"},      {"sí", "no"},
      {"sì", "no"},  {"sim", "nao"}, {"sim", "não"}, {"o", "n"},        {"oui", "non"},
      {"ja", "nee"}, {"tak", "nie"}, {"e", "h"},     {"evet", "hayir"}, {"on", "off"}};
  std::string const first = core::lower_ascii(labels[0]);
  std::string const second = core::lower_ascii(labels[1]);
  for (auto const& [yes, no] : kPairs) {
    if (first == yes && second == no) return 0;
    if (first == no && second == yes) return 1;
  }
  return std::nullopt;
}

std::vector<std::uint64_t> weights_of_flag(std::size_t affirmative, double rate) {
  constexpr double kParts = 100;
  auto const yes = static_cast<std::uint64_t>(rate * kParts + 0.5);
  std::vector<std::uint64_t> weights(2, static_cast<std::uint64_t>(kParts) - yes);
  weights[affirmative] = yes;
  return weights;
}

void take_weights(Labels& labels, const Labels& usual) {
  std::vector<std::uint64_t> weights;
  std::size_t known = 0;
  for (const std::string& text : labels.texts) {
    auto const found = std::find(usual.texts.begin(), usual.texts.end(), text);
    bool const is_known = found != usual.texts.end();
    known += is_known ? 1 : 0;
    weights.push_back(is_known ? usual.weights[static_cast<std::size_t>(found - usual.texts.begin())] : 1);
  }
  // Of a list without weights of its own all are about as frequent, which says nothing.
  auto const [least, most] = std::minmax_element(weights.begin(), weights.end());
  if (2 * known > labels.texts.size() && *most > 4 * *least) labels.weights = std::move(weights);
}

std::unique_ptr<Generator> make_label_generator(std::string_view semantic, const pg::TypeRef& type,
                                                Labels labels, std::string_view locale,
                                                std::string description, bool& follows_entity) {
  follows_entity = false;
  auto list = std::make_unique<ListGenerator>(type, labels.values, std::move(description), labels.favourite);
  if (semantic == "person.sex" || semantic == "person.sex_code" || semantic == "person.title" ||
      semantic == "person.relation") {
    constexpr double kOpenRate = 0.04, kOpenRelationRate = 0.12;
    auto person = std::make_unique<PersonLabels>(
        std::move(list), labels, locale, semantic == "person.relation" ? kOpenRelationRate : kOpenRate);
    follows_entity = person->tells_both();
    if (follows_entity) return person;
    list = std::make_unique<ListGenerator>(type, labels.values, person->description(), labels.favourite);
  }
  return std::make_unique<WeightedLabels>(std::move(list), labels);
}

}  // namespace synthgen::generate
