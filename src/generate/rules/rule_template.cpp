// Texts by a template of the user's:
//
//   {seq}  {seq:06}      the row's number, from 1, with leading zeros
//   {year} {month} {day} of "now"
//   {person.given_name}  a meaning that recognition knows, also by its short name
//   {10-99} {A3} {X8} {x8} {noun|slug} ...   the slots of generate/meanings/semantic_template.hpp
//
// Meanings of one entity agree with each other and with the row's other columns.
#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "core/nearest_name.hpp"
#include "generate/meanings/semantic_text.hpp"
#include "generate/rules/rule_generator.hpp"
#include "postgres/error.hpp"
#include "postgres/guard.hpp"
#include "rules/rule_parser.hpp"

extern "C" {
#include "mb/pg_wchar.h"
#include "utils/date.h"
#include "utils/datetime.h"
}

namespace synthgen::generate {

namespace {

constexpr int kMostDigits = 19;

struct Part {
  std::unique_ptr<Template> slots;         // literal text and plain slots; null for the others
  std::unique_ptr<TextGenerator> meaning;  // null for the number
  int width = 0;                           // of the number
};

// Text with the row's number or with meanings in it.
class TemplateOfParts final : public EntityText {
 public:
  TemplateOfParts(TextShape shape, std::vector<Part> parts, std::string text)
      : EntityText(shape), parts_(std::move(parts)), text_(std::move(text)) {
    for (const Part& part : parts_) {
      numbered_ = numbered_ || (!part.slots && !part.meaning);
      max_bytes_ += part.slots     ? part.slots->max_bytes()
                    : part.meaning ? part.meaning->max_bytes()
                                   : std::size_t{kMostDigits};
    }
  }

  std::uint64_t capacity() const noexcept override { return 0; }
  std::uint64_t distinct_capacity() const noexcept override { return kUnlimited; }
  std::size_t max_bytes() const noexcept override { return max_bytes_; }
  std::size_t write(std::uint64_t word, char* out, std::size_t room) const noexcept override {
    return compose(word, word >> 1, false, out, room);
  }
  // The number tells texts apart; where the template has none, one is added at the end, where it can be read
  // back.
  std::size_t write_distinct(std::uint64_t word, std::uint64_t discriminator, char* out,
                             std::size_t room) const noexcept override {
    return compose(word, discriminator, !numbered_, out, room);
  }
  std::string description() const override { return "template " + text_; }

 private:
  std::size_t compose(std::uint64_t word, std::uint64_t row, bool add_number, char* out,
                      std::size_t room) const noexcept {
    Pen pen(out, room);
    for (const Part& part : parts_) {
      if (part.slots) {
        part.slots->write_head(word, pen);
      } else if (part.meaning) {
        pen.advance(part.meaning->write(part.meaning->pick(word), pen.end(), pen.room()));
      } else {
        pen.put_number(row + 1, part.width);
      }
    }
    if (add_number) {
      pen.put('-');
      pen.put_number(row + 1, 1);
    }
    return pen.length();
  }

  std::vector<Part> parts_;
  std::string text_;
  std::size_t max_bytes_ = kMostDigits + 1;
  bool numbered_ = false;
};

// {seq} or {seq:06}; nothing if the slot is another one.
std::optional<int> number_width(const RuleRequest& request, std::string_view slot) {
  if (slot == "seq") return 1;
  if (!slot.starts_with("seq:")) return std::nullopt;
  std::string_view const digits = slot.substr(4);
  int width = 0;
  auto const [stop, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), width);
  if (problem != std::errc() || stop != digits.data() + digits.size() || width < 1 || width > kMostDigits)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE,
                "has a slot \"{" + std::string(slot) + "}\" of no width",
                "Write {seq}, or {seq:06} for six digits.");
  return width;
}

// {year}, {month} or {day} of "now"; empty if the slot is another one.
std::string date_part(const RuleRequest& request, std::string_view slot) {
  int parts[3];
  j2date(request.context.as_of + POSTGRES_EPOCH_JDATE, &parts[0], &parts[1], &parts[2]);
  auto const two_digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  if (slot == "year") return std::to_string(parts[0]);
  if (slot == "month") return two_digits(parts[1]);
  if (slot == "day") return two_digits(parts[2]);
  return {};
}

// The meaning that a slot names; empty if it names none.
std::string find_slot_meaning(std::string_view slot) {
  std::string found;
  for (const std::string& meaning : rules::known_meanings()) {
    if (meaning == slot) return meaning;
    if (!slot.empty() && meaning.substr(meaning.find('.') + 1) == slot) {
      if (!found.empty()) return {};
      found = meaning;
    }
  }
  return found;
}

std::unique_ptr<TextGenerator> make_meaning(const RuleRequest& request, const std::string& meaning) {
  // A text of any length: the whole is fitted to the column, not its parts.
  pg::Column column = request.column;
  column.type.oid = column.type.base = TEXTOID;
  column.type.modifier = column.type.base_modifier = -1;
  core::Recognition recognition;
  recognition.semantic = meaning;
  recognition.entity = core::usual_entity(meaning);
  auto generator = make_semantic_generator(recognition, request.table, column, {}, request.context, false);
  auto* const text = dynamic_cast<TextGenerator*>(generator.get());
  if (text == nullptr)
    refuse_rule(request, ERRCODE_INVALID_PARAMETER_VALUE,
                "has a slot \"{" + meaning + "}\", which is no text");
  generator.release();
  return std::unique_ptr<TextGenerator>(text);
}

std::unique_ptr<Template> make_slots(const RuleRequest& request, const std::string& text) {
  try {
    return std::make_unique<Template>(text, request.context.locale(), core::hash_bytes(request.column.name),
                                      GetDatabaseEncoding() != PG_UTF8);
  } catch (const std::exception&) {
    refuse_rule(
        request, ERRCODE_INVALID_PARAMETER_VALUE, "has an unknown slot in \"" + text + "\"",
        "Known are {seq}, {seq:06}, {year}, {month}, {day}, {10-99}, {A3}, {X8}, {x8} and meanings such as "
        "{person.given_name}.");
  }
}

// Cuts the template at the slots that need a part of their own.
class Parser {
 public:
  Parser(const RuleRequest& request, std::string& entity) : request_(request), entity_(entity) {}

  std::vector<Part> parse(std::string_view text) {
    while (!text.empty()) {
      std::size_t const open = text.find('{');
      std::size_t const close = open == std::string_view::npos ? open : text.find('}', open);
      if (open != std::string_view::npos && close == std::string_view::npos)
        refuse_rule(request_, ERRCODE_INVALID_PARAMETER_VALUE, "has a template without a \"}\"");
      plain_ += text.substr(0, open);
      if (open == std::string_view::npos) break;
      add_slot(text.substr(open + 1, close - open - 1));
      text.remove_prefix(close + 1);
    }
    finish_plain();
    return std::move(parts_);
  }

  bool is_plain() const noexcept { return plain_parts_only_; }
  const std::string& plain() const noexcept { return all_plain_; }

 private:
  void add_slot(std::string_view slot) {
    std::string const date = date_part(request_, slot);
    if (!date.empty()) {
      plain_ += date;
    } else if (auto const width = number_width(request_, slot)) {
      finish_plain();
      parts_.push_back({nullptr, nullptr, *width});
      plain_parts_only_ = false;
    } else if (std::string const meaning = find_slot_meaning(slot); !meaning.empty()) {
      finish_plain();
      if (entity_.empty()) entity_ = core::usual_entity(meaning);
      parts_.push_back({nullptr, make_meaning(request_, meaning), 0});
      plain_parts_only_ = false;
    } else {
      if (slot.empty()) refuse_rule(request_, ERRCODE_INVALID_PARAMETER_VALUE, "has an empty slot \"{}\"");
      plain_ += "{" + std::string(slot) + "}";
    }
  }

  void finish_plain() {
    if (plain_.empty()) return;
    parts_.push_back({make_slots(request_, plain_), nullptr, 0});
    all_plain_ += plain_;
    plain_.clear();
  }

  const RuleRequest& request_;
  std::string& entity_;
  std::vector<Part> parts_;
  std::string plain_, all_plain_;
  bool plain_parts_only_ = true;
};

// A number that the column cuts off would no longer tell rows apart.
void check_room(const RuleRequest& request, const std::vector<Part>& parts) {
  std::size_t needed = 0;
  for (const Part& part : parts) {
    if (part.meaning) return;
    needed += part.slots ? part.slots->max_bytes() : static_cast<std::size_t>(part.width);
  }
  int const room = text_shape(request.column.type).max_characters;
  if (room > 0 && needed > static_cast<std::size_t>(room))
    refuse_rule(request, ERRCODE_STRING_DATA_RIGHT_TRUNCATION,
                "makes texts of " + std::to_string(needed) + " characters, but the column's type is " +
                    request.column.type.name);
}

}  // namespace

std::unique_ptr<Generator> make_rule_template(const RuleRequest& request, std::string& entity) {
  if (!plan::is_string_type(request.column.type))
    refuse_rule(request, ERRCODE_DATATYPE_MISMATCH,
                "makes texts, but the column's type is " + request.column.type.name);
  Parser parser(request, entity);
  std::vector<Part> parts = parser.parse(request.rule.text);
  // What is made of plain slots alone may be enumerated, when it must be distinct.
  if (parser.is_plain())
    return make_semantic_text("template " + request.rule.text, parser.plain(), request.column.type,
                              request.domain, request.context, core::hash_bytes(request.column.name),
                              request.need_distinct ? Distinctness::kNumbers : Distinctness::kNone);
  check_room(request, parts);
  return std::make_unique<TemplateOfParts>(text_shape(request.column.type), std::move(parts),
                                           request.rule.text);
}

}  // namespace synthgen::generate
