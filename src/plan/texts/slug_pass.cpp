#include "plan/texts/slug_pass.hpp"

#include <algorithm>

#include "core/example_pattern.hpp"
#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/texts/abbreviation.hpp"
#include "generate/texts/site.hpp"
#include "generate/texts/slug.hpp"
#include "plan/column_list.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "catalog/pg_type.h"
#include "utils/builtins.h"
}

namespace synthgen::plan {

namespace {

bool is_text(const pg::Column& column) {
  return !column.dropped && (column.type.base == TEXTOID || column.type.base == VARCHAROID);
}

}  // namespace

// What the row is called, the best name first; 0 if it has no name.
AttrNumber SlugPass::title_column() const {
  for (std::string_view const name : {"title", "headline", "name", "label", "subject"})
    for (pg::Column const& column : table_.columns) {
      core::Words const words = core::words_of(column.name);
      bool const named = !words.empty() && words.back() == name &&
                         !core::has_word(words, {"first", "last", "middle", "file", "user", "meta", "seo"});
      if (named && is_text(column) && target_.program.attribute(column.number) != generate::kNoNode)
        return column.number;
    }
  return InvalidAttrNumber;
}

// Whether slugs of any title are admitted, as a few show: most patterns ask for small letters and hyphens.
bool SlugPass::may_be_derived(const pg::Column& column, bool numbered) const {
  ColumnRole const& role = roles_[column.number - 1];
  bool const own = role.choice != nullptr && !role.choice->dealt;  // neither a reference's nor a pool's
  if (!own || in_check_group(column.number) ||
      (target_.columns[column.number - 1].semantic != "internet.slug" &&
       target_.columns[column.number - 1].semantic != "internet.subdomain"))
    return false;
  constexpr std::size_t kLeastRoom = 24;
  std::size_t const most = longest(column);
  if (numbered && most < kLeastRoom) return false;
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  for (std::string_view const slug :
       {"a-1", "3d-prints-for-2026-12", "wool-jackets-for-the-coldest-of-days-9000000"}) {
    Datum const value = pg::guard([&] {
      return PointerGetDatum(
          cstring_to_text_with_len(slug.data(), static_cast<int>(std::min(slug.size(), most))));
    });
    if (!contains(domain, value, column.type)) return false;
  }
  return true;
}

// How many characters a slug may have.
std::size_t SlugPass::longest(const pg::Column& column) const {
  auto most = static_cast<std::size_t>(generate::text_shape(column.type).max_characters);
  if (most == 0) most = generate::SlugNode::kMostBytes;
  ValueDomain const& domain = target_.constraints.domains[column.number - 1];
  return domain.max_length ? std::min(most, static_cast<std::size_t>(*domain.max_length)) : most;
}

// Whether a column of a list of named things holds the short codes of its rows, which nothing else
// determines.
bool SlugPass::is_code_of_row(const pg::Column& column) const {
  constexpr std::size_t kMostColumns = 10;
  constexpr std::size_t kLeastRoom = 6;
  static const core::Words kShort = {"code", "abbreviation", "abbr", "acronym", "key"};
  core::Words words = core::words_of(column.name);
  if (words.empty() || !core::contains(kShort, words.back()) || table_.columns.size() > kMostColumns)
    return false;
  words.pop_back();
  core::Words const table = core::words_of(table_.name);
  bool const own_name = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return word == "short" || std::any_of(table.begin(), table.end(), [&](const std::string& one) {
             return core::singular(one) == core::singular(word);
           });
  });
  ColumnRole const& role = roles_[column.number - 1];
  std::string const& semantic = target_.columns[column.number - 1].semantic;
  // A list of codes knows the things of a list of names, not those that have names of their own.
  bool const listed = semantic.starts_with("kind.") && title_column() != 0 &&
                      !target_.columns[title_column() - 1].semantic.starts_with("kind.");
  bool const spare = listed || semantic == "code.reference" || semantic == "code.abbreviation";
  return own_name && spare && role.choice != nullptr && !role.choice->dealt &&
         role.choice->semantic != core::kShownCode && role.tuple < 0 && !in_check_group(column.number) &&
         longest(column) >= kLeastRoom && target_.constraints.domains[column.number - 1].unrestricted();
}

void SlugPass::derive_codes() {
  AttrNumber const title = title_column();
  if (title == 0 || target_.columns[title - 1].semantic.starts_with("person.")) return;
  for (pg::Column const& column : table_.columns) {
    if (!is_text(column) || column.number == title ||
        target_.program.attribute(column.number) == generate::kNoNode || !is_code_of_row(column))
      continue;
    bool const numbered = roles_[column.number - 1].distinct || is_key_part(column.number);
    generate::NodeId const name = target_.program.add(std::make_unique<generate::ColumnNode>(title));
    replace_column(column.number,
                   std::make_unique<generate::AbbreviationNode>(
                       name, target_.program.attribute(column.number), generate::text_shape(column.type),
                       numbered, core::Transliteration::of(plan_.context.locale())),
                   "short for " + table_.column(title).name);
  }
}

void SlugPass::derive_sites() {
  AttrNumber const title = title_column();
  if (title == 0 || roles_[title - 1].choice == nullptr) return;
  std::string const& called = target_.columns[title - 1].semantic;
  if (called.starts_with("person.") || called.starts_with("text.")) return;
  // Firms that must differ are called as they are drawn all the same, in most rows.
  bool const dealt = roles_[title - 1].distinct && called != "company.name";
  for (pg::Column const& column : table_.columns) {
    std::string const& semantic = target_.columns[column.number - 1].semantic;
    bool const site =
        semantic == "company.website" || semantic == "company.domain" || semantic == "company.email";
    ColumnRole const& role = roles_[column.number - 1];
    if (!site || !is_text(column) || role.choice == nullptr || role.choice->dealt || role.distinct ||
        is_key_part(column.number) || in_check_group(column.number) ||
        (role.choice->entity == roles_[title - 1].choice->entity && !dealt) ||
        target_.program.attribute(column.number) == generate::kNoNode ||
        !target_.constraints.domains[column.number - 1].unrestricted())
      continue;
    generate::NodeId const name = target_.program.add(std::make_unique<generate::ColumnNode>(title));
    replace_column(column.number,
                   std::make_unique<generate::SiteNode>(target_.program.attribute(column.number), name,
                                                        generate::text_shape(column.type),
                                                        core::Transliteration::of(plan_.context.locale())),
                   "site of " + table_.column(title).name);
  }
}

void SlugPass::derive_slugs() {
  for (pg::Column const& column : table_.columns) {
    if (!is_text(column) || target_.program.attribute(column.number) == generate::kNoNode) continue;
    bool const numbered = roles_[column.number - 1].distinct || is_key_part(column.number);
    AttrNumber const title = title_column();
    if (title == 0 || title == column.number || !may_be_derived(column, numbered)) continue;
    using Numbers = generate::SlugNode::Numbers;
    Numbers const numbers = !numbered                        ? Numbers::kNone
                            : is_unique_alone(table_, title) ? Numbers::kWhereNeeded
                                                             : Numbers::kAll;
    generate::TextShape shape = generate::text_shape(column.type);
    shape.max_characters = static_cast<int>(longest(column));
    generate::NodeId const called = target_.program.add(std::make_unique<generate::ColumnNode>(title));
    replace_column(
        column.number,
        std::make_unique<generate::SlugNode>(called, target_.program.attribute(column.number), shape, numbers,
                                             core::Transliteration::of(plan_.context.locale())),
        "slug of " + table_.column(title).name);
  }
}

}  // namespace synthgen::plan
