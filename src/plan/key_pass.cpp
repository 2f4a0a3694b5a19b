// Unique keys: which column, or which combination of references and columns, makes a key unique, and
// how many rows that allows.
#include "plan/key_pass.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/name_words.hpp"
#include "core/words.hpp"
#include "generate/semantic_entity.hpp"
#include "plan/match_pass.hpp"
#include "plan/numbering.hpp"
#include "plan/whole_pass.hpp"
#include "postgres/error.hpp"
#include "postgres/expression.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::plan {

namespace {

// A domain so large that one column can make a composite key unique alone.
constexpr std::uint64_t kAmple = std::uint64_t{1} << 40;
// One large enough for that where the other columns follow conditions, such as partition bounds.
constexpr std::uint64_t kRoomy = std::uint64_t{1} << 30;
// The smallest domain that may number the children of one parent.
constexpr std::uint64_t kCountable = 64;

// Whether a column numbers what belongs to one thing: lines, tracks, sections.
bool counts_siblings(const pg::Column& column) {
  core::Words const words = core::words_of(column.name);
  return pg::is_integer_type(column.type.base) && !words.empty() &&
         core::has_word({words.back()}, {"no", "nr", "nbr", "num", "number", "seq", "sequence", "position",
                                         "order", "index", "idx", "ordinal", "line", "step"});
}

bool contains(const std::vector<AttrNumber>& columns, AttrNumber column) {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

bool includes(const std::vector<AttrNumber>& columns, const std::vector<AttrNumber>& subset) {
  return std::all_of(subset.begin(), subset.end(), [&](AttrNumber c) { return contains(columns, c); });
}

// The most values of an integer sequence that starts at `start`.
std::uint64_t sequence_capacity(Oid type, const std::optional<pg::SequenceRef>& sequence) {
  std::int64_t const type_maximum = type == INT2OID   ? PG_INT16_MAX
                                    : type == INT4OID ? PG_INT32_MAX
                                    : type == OIDOID  ? PG_UINT32_MAX
                                                      : PG_INT64_MAX;
  if (!sequence) return static_cast<std::uint64_t>(type_maximum);
  if (sequence->increment < 0)
    return static_cast<std::uint64_t>(sequence->start - sequence->minimum) /
               static_cast<std::uint64_t>(-sequence->increment) +
           1;
  std::int64_t const maximum = std::min(type_maximum, sequence->maximum);
  return static_cast<std::uint64_t>(maximum - sequence->start) /
             static_cast<std::uint64_t>(sequence->increment) +
         1;
}

}  // namespace

void KeyPass::find_sequences() {
  for (pg::Column const& column : table_.columns) {
    if (column.dropped) continue;
    Oid const type = column.type.base;
    bool const serial =
        column.sequence && (pg::is_integer_type(type) || type == NUMERICOID || type == OIDOID);
    if (target_.is_ruled(column.number)) continue;
    bool const free = target_.constraints.domains[column.number - 1].unrestricted();
    roles_[column.number - 1].sequence = serial || (counts_from_one(table_, column) && free);
  }
  for (std::size_t i = 0; i < table_.foreign_keys.size(); ++i)
    for (AttrNumber const column : own_columns(i)) roles_[column - 1].sequence = false;
}

bool KeyPass::key_is_settled(const pg::Key& key, const std::vector<AttrNumber>& columns) const {
  // What is null when values run out tells rows apart only where nulls differ.
  auto const tells_apart = [&](bool null_beyond) { return !null_beyond || !key.nulls_not_distinct; };
  for (AttrNumber const column : columns) {
    ColumnRole const& role = roles_[column - 1];
    if (role.sequence || (role.distinct && tells_apart(role.null_beyond)) || role.by_row) return true;
  }
  for (std::size_t i = 0; i < references_.size(); ++i)
    if (references_[i].pick == Pick::kDistinct && includes(columns, table_.foreign_keys[i].columns) &&
        tells_apart(references_[i].nullable))
      return true;
  for (std::size_t i = 0; i < roles_.size(); ++i) {
    int const anchor = roles_[i].ordinal_of;
    if (anchor >= 0 && contains(columns, static_cast<AttrNumber>(i + 1)) &&
        includes(columns, table_.foreign_keys[anchor].columns))
      return true;
  }
  auto const holds_match = [&](const Match& match) {
    return std::all_of(match.references.begin(), match.references.end(), [&](int reference) {
      return includes(columns, table_.foreign_keys[reference].columns);
    });
  };
  if (std::any_of(matches_.begin(), matches_.end(), holds_match)) return true;
  return std::any_of(tuples_.begin(), tuples_.end(), [&](const Tuple& tuple) {
    auto const inside = [&](const Part& part) {
      return part.foreign_key >= 0 ? includes(columns, table_.foreign_keys[part.foreign_key].columns)
                                   : contains(columns, part.column);
    };
    return std::all_of(tuple.parts.begin(), tuple.parts.end(), inside) &&
           (tuple.anchor < 0 || includes(columns, table_.foreign_keys[tuple.anchor].columns));
  });
}

// Two references to one table that a CHECK keeps apart: the second chooses among the other rows.
void KeyPass::tell_parts_apart(std::vector<Part>& parts) const {
  auto const single = [&](const Part& part) {
    return part.foreign_key >= 0 && table_.foreign_keys[part.foreign_key].columns.size() == 1;
  };
  auto const key = [&](const Part& part) -> const pg::ForeignKey& {
    return table_.foreign_keys[part.foreign_key];
  };
  auto const differ = [&](AttrNumber one, AttrNumber other) {
    return std::any_of(target_.constraints.relations.begin(), target_.constraints.relations.end(),
                       [&](const ColumnRelation& relation) {
                         return relation.op == ColumnRelation::Op::kNotEqual &&
                                std::minmax(relation.left, relation.right) == std::minmax(one, other);
                       });
  };
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < i && parts[i].differs_from < 0; ++j)
      if (single(parts[i]) && single(parts[j]) && parts[j].differs_from < 0 &&
          key(parts[i]).parent == key(parts[j]).parent &&
          key(parts[i]).parent_columns == key(parts[j]).parent_columns &&
          differ(key(parts[i]).columns[0], key(parts[j]).columns[0]))
        parts[i].differs_from = static_cast<int>(j);
}

void KeyPass::make_distinct(AttrNumber column, const pg::Key& key, Capacity& capacity) {
  ColumnRole& role = roles_[column - 1];
  std::uint64_t const values = column_capacity(column);
  role.distinct = true;
  role.distinct_key = key.name;
  // Nulls are distinct from each other: they serve when the values run out.
  bool const entity =
      dynamic_cast<const generate::EntityText*>(choose(column, true).generator.get()) != nullptr;
  role.null_beyond = !entity && !not_null(table_.column(column)) && !is_target_of_foreign_key(column) &&
                     (!key.nulls_not_distinct || key.columns.size() == 1);
  if (role.null_beyond && !key.nulls_not_distinct) return;
  // Where nulls are alike one of them is a value more.
  capacity.limit(values + (role.null_beyond ? 1 : 0), key.name,
                 "column \"" + table_.column(column).name + "\" has only " + std::to_string(values) +
                     " distinct values" + (role.null_beyond ? " and null" : ""));
}

// Whether a reference follows from another one within the key, or picks nothing.
bool KeyPass::is_implied(std::size_t index, const std::vector<AttrNumber>& columns) const {
  if (references_[index].pick == Pick::kImplied || references_[index].pick == Pick::kNothing) return true;
  std::vector<AttrNumber> const own = own_columns(index);
  for (std::size_t j = 0; j < references_.size(); ++j) {
    std::vector<AttrNumber> const& other = table_.foreign_keys[j].columns;
    if (j != index && includes(other, own) && includes(columns, other) &&
        (other.size() > own.size() || j < index))
      return true;
  }
  return false;
}

// Foreign keys that another one implies are left out. One that lies only partly in the key does not tell its
// rows apart.
KeyPass::KeyParts KeyPass::parts_of(const std::vector<AttrNumber>& columns) const {
  KeyParts parts;
  parts.plain = columns;
  for (std::size_t i = 0; i < references_.size(); ++i) {
    std::vector<AttrNumber> const own = own_columns(i);
    if (std::none_of(own.begin(), own.end(), [&](AttrNumber c) { return contains(columns, c); })) continue;
    for (AttrNumber const c : own) std::erase(parts.plain, c);
    if (is_implied(i, columns)) continue;
    (includes(columns, own) ? parts.whole : parts.partial)
        .push_back({static_cast<int>(i), InvalidAttrNumber});
  }
  return parts;
}

// Whether all rows in the index have one value of a column in common, as the predicate demands.
bool KeyPass::is_pinned(AttrNumber column, const CrowdedIndex& index) const {
  bool any = false;
  for (CheckGroup const& group : target_.constraints.groups)
    for (Alternative const& alternative : group.alternatives) {
      if (std::find(alternative.inside.begin(), alternative.inside.end(), index.name) ==
          alternative.inside.end())
        continue;
      auto const domain = alternative.domains.find(column);
      if (domain == alternative.domains.end() || !domain->second.allowed ||
          domain->second.allowed->size() != 1)
        return false;
      any = true;
    }
  return any;
}

// Rows that are in the index are distinct, as far as there is room for them: the first ones, or the first
// ones of each parent.
void KeyPass::plan_crowded_key(const pg::Key& key, CrowdedIndex& index) {
  index.room = 0;
  index.anchor = -1;
  pg::Key apart = key;
  std::erase_if(apart.columns, [&](AttrNumber c) { return c != 0 && is_pinned(c, index); });
  if (apart.columns.empty()) {
    index.room = 1;
    return;
  }
  auto const [whole, partial, plain] = parts_of(pg::columns_of(table_, apart));
  if (!partial.empty()) return;
  if (whole.empty()) {
    Capacity room;
    plan_key(apart, room);
    index.room = room.rows;
    for (Tuple& tuple : tuples_)
      if (tuple.key == key.name) tuple.limited = false;
    return;
  }
  int const anchor = spreading_reference(whole, true);
  std::vector<Part> rest;
  for (Part const& part : whole)
    if (part.foreign_key != anchor) rest.push_back(part);
  for (AttrNumber const column : plain) rest.push_back({-1, column});
  bool const claimed =
      std::any_of(rest.begin(), rest.end(), [&](const Part& part) { return !is_unclaimed(part); });
  if (anchor < 0 || claimed) return;
  index.room = 1;
  for (Part const& part : rest) {
    std::uint64_t const size = part_size(part);
    index.room =
        size != 0 && index.room > generate::kUnlimited / size ? generate::kUnlimited : index.room * size;
  }
  for (std::size_t i = 0; i < rest.size(); ++i) take_part(rest[i], i);
  if (!rest.empty()) tuples_.push_back({rest, anchor, key.name});
  references_[anchor].claimed = true;
  index.anchor = anchor;
}

void KeyPass::plan_key(const pg::Key& key, Capacity& capacity) {
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  if (columns.empty() || key_is_settled(key, columns)) return;
  auto [parts, partial, plain] = parts_of(columns);
  if (parts.empty() && plain.empty()) {
    parts = partial;
    // Distinct combinations of parents may agree in the columns of the key.
    target_.left_to_index = target_.left_to_index || parts.size() > 1;
  }
  spare_trees(parts, plain);
  if (parts.empty() && plain.empty()) return;
  // Parents that agree cannot be enumerated independently of each other.
  if (parts.size() > 1 && plan_.request.agreeing.contains(table_.oid)) {
    target_.left_to_index = true;
    return;
  }
  if (parts.size() == 1 && plain.empty()) return plan_one_reference(key, parts[0], capacity);
  if (parts.empty() && plain.size() == 1) return plan_one_column(key, plain[0], columns.size() > 1, capacity);
  if (auto const column = column_alone(plain, !parts.empty())) return make_distinct(*column, key, capacity);
  if (auto const column = ample_column(plain, !parts.empty())) return make_distinct(*column, key, capacity);
  for (AttrNumber const column : plain) parts.push_back({-1, column});
  if (plan_composite_key(key, parts, capacity) || MatchPass(draft_).plan(key, parts)) return;
  plan_largest_part(key, std::move(parts), capacity);
}

// The parent's columns in which the parents of a key's rows must differ, where these are not the whole key of
// the parent: of a file in a collection, that each file is in the trash once.
std::vector<AttrNumber> KeyPass::told_apart_by(const pg::Key& key, const Part& part) const {
  pg::ForeignKey const& reference = table_.foreign_keys[part.foreign_key];
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  std::vector<AttrNumber> apart;
  for (std::size_t c = 0; c < reference.columns.size(); ++c)
    if (contains(columns, reference.columns[c])) apart.push_back(reference.parent_columns[c]);
  std::vector<pg::Key> const& keys = population(reference.parent).table().keys;
  bool const tells = std::any_of(keys.begin(), keys.end(), [&](const pg::Key& parent_key) {
    return parent_key.kind != pg::Key::Kind::kExclusion && parent_key.predicate == NIL &&
           parent_key.expressions.empty() && includes(apart, parent_key.columns);
  });
  return tells || apart.size() == reference.columns.size() ? std::vector<AttrNumber>{} : apart;
}

// Every row has a parent of its own.
void KeyPass::pick_distinct(const pg::Key& key, const Part& part, const std::string& reason,
                            Capacity& capacity) {
  Reference& reference = references_[part.foreign_key];
  reference.pick = Pick::kDistinct;
  reference.distinct_by = told_apart_by(key, part);
  reference.claimed = true;
  if (!reference.nullable) capacity.limit(part_size(part), key.name, reason);
}

void KeyPass::plan_one_reference(const pg::Key& key, const Part& part, Capacity& capacity) {
  if (references_[part.foreign_key].claimed) {
    target_.left_to_index = target_.left_to_index || !told_apart_by(key, part).empty();
    return;
  }
  generate::Population const& parent = population(table_.foreign_keys[part.foreign_key].parent);
  pick_distinct(key, part,
                "it allows one row for each of the " + std::to_string(parent.count()) + " rows of table \"" +
                    parent.table().qualified_name() + "\"",
                capacity);
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  if (columns.size() != 1 || !target_.constraints.domains[columns[0] - 1].allowed) return;
  std::size_t const values = target_.constraints.domains[columns[0] - 1].allowed->size();
  if (!references_[part.foreign_key].nullable)
    capacity.limit(values, key.name, "its column allows only " + std::to_string(values) + " values");
}

// Part of a longer key, an integer is a number that counts, not a code.
void KeyPass::plan_one_column(const pg::Key& key, AttrNumber number, bool of_longer_key, Capacity& capacity) {
  pg::Column const& column = table_.column(number);
  bool const free = target_.constraints.domains[number - 1].unrestricted() && column.generated == 0;
  if (!of_longer_key || !pg::is_integer_type(column.type.base) || !free)
    return make_distinct(number, key, capacity);
  roles_[number - 1].sequence = true;
  capacity.limit(rows_within(sequence_capacity(column.type.base, column.sequence)), key.name,
                 "its numbers end there");
}

// A column with so many values that it makes the key unique alone. An integer beside parents counts within
// them instead.
std::optional<AttrNumber> KeyPass::ample_column(const std::vector<AttrNumber>& columns, bool beside_parents) {
  for (AttrNumber const column : columns) {
    if (table_.column(column).generated != 0 || roles_[column - 1].tuple >= 0) continue;
    bool const counts = beside_parents && pg::is_integer_type(table_.column(column).type.base);
    if (column_capacity(column) >= kAmple && !counts) return column;
  }
  return std::nullopt;
}

// Parts that other keys have claimed cannot be enumerated again; the largest part of its own must do. One
// that may be null where its values run out serves as well as a large one.
void KeyPass::plan_largest_part(const pg::Key& key, std::vector<Part> parts, Capacity& capacity) {
  auto const rank = [&](const Part& part) {
    std::uint64_t const rows = target_.rows.first() + target_.rows.window();
    bool const may_be_null = part.foreign_key < 0 && !key.nulls_not_distinct &&
                             !not_null(table_.column(part.column)) && !is_target_of_foreign_key(part.column);
    std::uint64_t const size = part_size(part);
    return std::tuple(size >= rows, may_be_null, size);
  };
  std::stable_sort(parts.begin(), parts.end(),
                   [&](const Part& a, const Part& b) { return rank(a) > rank(b); });
  auto const part =
      std::find_if(parts.begin(), parts.end(), [&](const Part& one) { return is_unclaimed(one); });
  if (part == parts.end()) return;
  if (part->foreign_key < 0) return make_distinct(part->column, key, capacity);
  pick_distinct(key, *part, "its columns take part in several unique keys", capacity);
}

// Rows form a tree where each refers to an earlier one. A key that is made unique by its other parts, if they
// have ample combinations, leaves that as it is.
void KeyPass::spare_trees(std::vector<Part>& parts, const std::vector<AttrNumber>& plain) {
  auto const is_tree = [&](const Part& part) {
    return part.foreign_key >= 0 && references_[part.foreign_key].pick == Pick::kTree &&
           !references_[part.foreign_key].claimed;
  };
  if (std::none_of(parts.begin(), parts.end(), is_tree)) return;
  std::uint64_t others = parts.size() + plain.size() == 1 ? 0 : 1;
  auto const multiply = [&](std::uint64_t size) {
    others = size != 0 && others > generate::kUnlimited / size ? generate::kUnlimited : others * size;
  };
  for (Part const& part : parts)
    if (!is_tree(part)) multiply(part_size(part));
  for (AttrNumber const column : plain) multiply(column_capacity(column));
  constexpr std::uint64_t kSpare = 16;
  if (others / kSpare >= target_.rows.first() + target_.rows.window()) std::erase_if(parts, is_tree);
}

bool KeyPass::is_unclaimed(const Part& part) const {
  if (part.foreign_key >= 0) return !references_[part.foreign_key].claimed;
  ColumnRole const& role = roles_[part.column - 1];
  return role.tuple < 0 && role.ordinal_of < 0;
}

bool KeyPass::in_another_key(AttrNumber column, const std::vector<AttrNumber>& columns) const {
  return std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& key) {
    std::vector<AttrNumber> const others = pg::columns_of(table_, key);
    return key.kind != pg::Key::Kind::kExclusion && contains(others, column) && !includes(others, columns);
  });
}

// Whether conditions tie the column's value to others; whether it is null does not count.
bool KeyPass::is_tied(AttrNumber column) const {
  return std::any_of(target_.constraints.groups.begin(), target_.constraints.groups.end(),
                     [&](const CheckGroup& group) {
                       return contains(group.columns, column) &&
                              std::any_of(group.conditions.begin(), group.conditions.end(),
                                          [&](Node* condition) { return pg::uses_value(condition, column); });
                     });
}

// A column that makes the key unique alone, so that those that conditions tie can follow these freely, and
// those that another key wants remain for it, unless there are parents within whom they can be numbered. Of
// columns that conditions tie the one with the fewest values leaves the others room to follow.
std::optional<AttrNumber> KeyPass::column_alone(const std::vector<AttrNumber>& columns, bool beside_parents) {
  bool const tied = std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) { return is_tied(c); });
  bool const wanted = !beside_parents && std::any_of(columns.begin(), columns.end(), [&](AttrNumber c) {
    return in_another_key(c, columns);
  });
  if (!tied && !wanted) return std::nullopt;
  std::uint64_t const enough = numbers_sharing(0) * kDistinctAttempts;
  std::optional<AttrNumber> best;
  std::tuple<bool, bool, std::uint64_t> best_rank;
  for (AttrNumber const column : columns) {
    if (table_.column(column).generated != 0 || roles_[column - 1].tuple >= 0) continue;
    std::uint64_t const values = column_capacity(column);
    bool const follows = is_tied(column);
    if (values < (follows ? enough : std::max(enough, kRoomy))) continue;
    std::tuple const rank(follows, in_another_key(column, columns), values);
    if (!best || rank < best_rank) std::tie(best, best_rank) = std::pair(column, rank);
  }
  return best;
}

// Two references to one table that must differ need two of its rows.
void KeyPass::limit_by_different_parents(Capacity& capacity) {
  auto const parent_of = [&](AttrNumber column) {
    for (pg::ForeignKey const& key : table_.foreign_keys)
      if (key.columns == std::vector<AttrNumber>{column}) return key.parent;
    return InvalidOid;
  };
  for (ColumnRelation const& relation : target_.constraints.relations) {
    Oid const parent = parent_of(relation.left);
    bool const differ =
        relation.op == ColumnRelation::Op::kNotEqual || relation.op == ColumnRelation::Op::kLess;
    if (!differ || !OidIsValid(parent) || parent == table_.oid) continue;
    if (parent != parent_of(relation.right) || population(parent).count() > 1) continue;
    if (!not_null(table_.column(relation.left)) || !not_null(table_.column(relation.right))) continue;
    for (CheckGroup const& group : target_.constraints.groups)
      for (std::size_t i = 0; i < group.conditions.size(); ++i)
        if (includes(pg::columns_of(group.conditions[i]), {relation.left, relation.right}))
          capacity.limit(
              0, group.names[i],
              "it needs two rows of table \"" + population(parent).table().qualified_name() + "\"");
  }
}

// A reference among the parts that spreads children over parents, and keeps to it: rather the order that
// lines belong to than the article.
int KeyPass::spreading_reference(const std::vector<Part>& parts, bool may_be_null) const {
  int anchor = -1;
  auto const rank = [&](int index) {
    auto const key = static_cast<std::size_t>(index);
    return std::tuple(references_[key].claimed, WholePass(draft_).is_part_of(key),
                      population(table_.foreign_keys[key].parent).table().foreign_keys.size());
  };
  for (Part const& part : parts) {
    if (part.foreign_key < 0) continue;
    Reference const& reference = references_[part.foreign_key];
    if (reference.pick != Pick::kSpread || (reference.nullable && !may_be_null)) continue;
    // The parent of a row whose columns are checked together may change with every attempt.
    std::vector<AttrNumber> const own = own_columns(part.foreign_key);
    if (std::any_of(own.begin(), own.end(), [&](AttrNumber c) { return in_check_group(c); })) continue;
    if (anchor < 0 || rank(part.foreign_key) > rank(anchor)) anchor = part.foreign_key;
  }
  return anchor;
}

// Children of one parent numbered, or given tuples that are distinct within the parent.
bool KeyPass::plan_within_parent(const pg::Key& key, const std::vector<Part>& parts) {
  int const anchor = spreading_reference(parts, false);
  if (anchor < 0) return false;

  std::vector<Part> rest;
  std::uint64_t tuples = 1;
  for (Part const& part : parts) {
    if (part.foreign_key == anchor) continue;
    if (!is_unclaimed(part)) return false;
    rest.push_back(part);
    std::uint64_t const size = part_size(part);
    tuples = size != 0 && tuples > generate::kUnlimited / size ? generate::kUnlimited : tuples * size;
  }

  std::uint64_t const parents = choices(static_cast<std::size_t>(anchor));
  auto const children = static_cast<std::uint64_t>(target_.requested);
  std::uint64_t const busiest = parents == 0 ? 0 : children / parents * 4 + 4;
  if (tuples < busiest) return false;
  // The last number among several parts makes the key unique alone, counted within the parent; the others are
  // free.
  auto const number = std::find_if(rest.rbegin(), rest.rend(), [&](const Part& part) {
    return part.foreign_key < 0 && counts_siblings(table_.column(part.column)) &&
           !target_.constraints.domains[part.column - 1].allowed &&
           target_.constraints.domains[part.column - 1].excluded.empty() &&
           part_size(part) >= std::max<std::uint64_t>(busiest, kCountable);
  });
  if (rest.size() > 1 && number != rest.rend()) {
    // What was asked of the others is asked anew, now that they need not differ.
    for (Part const& part : rest)
      if (part.foreign_key < 0) roles_[part.column - 1].choice.reset();
    roles_[number->column - 1].ordinal_of = anchor;
    references_[anchor].claimed = true;
    return true;
  }

  bool const listed = rest.size() == 1 && rest[0].foreign_key < 0 &&
                      (target_.constraints.domains[rest[0].column - 1].allowed ||
                       !target_.constraints.domains[rest[0].column - 1].excluded.empty());
  if (rest.size() == 1 && rest[0].foreign_key < 0 && !listed &&
      pg::is_integer_type(table_.column(rest[0].column).type.base) && tuples >= kCountable) {
    roles_[rest[0].column - 1].ordinal_of = anchor;
  } else {
    for (std::size_t i = 0; i < rest.size(); ++i) take_part(rest[i], i);
    tuples_.push_back({rest, anchor, key.name});
  }
  references_[anchor].claimed = true;
  return true;
}

// Makes a part the next tuple's part at `place`.
void KeyPass::take_part(const Part& part, std::size_t place) {
  auto const tuple = static_cast<int>(tuples_.size());
  if (part.foreign_key >= 0) {
    Reference& reference = references_[part.foreign_key];
    reference.pick = Pick::kTuple;
    reference.claimed = true;
    reference.tuple = tuple;
    reference.part = place;
  } else {
    roles_[part.column - 1].tuple = tuple;
    roles_[part.column - 1].part = place;
  }
}

// Lets a part be null in rows for which the key's combinations do not suffice; false if it may not be.
bool KeyPass::null_beyond(const pg::Key& key, const Part& part) {
  if (key.nulls_not_distinct) return false;
  auto const may_be_null = [&](AttrNumber column) {
    return !not_null(table_.column(column)) && !is_target_of_foreign_key(column);
  };
  if (part.foreign_key < 0) return roles_[part.column - 1].null_beyond = may_be_null(part.column);
  std::vector<AttrNumber> const own = own_columns(part.foreign_key);
  return references_[part.foreign_key].null_beyond = std::all_of(own.begin(), own.end(), may_be_null);
}

bool KeyPass::plan_composite_key(const pg::Key& key, std::vector<Part> parts, Capacity& capacity) {
  if (plan_within_parent(key, parts)) return true;

  tell_parts_apart(parts);
  std::uint64_t tuples = 1;
  for (Part const& part : parts) {
    if (!is_unclaimed(part)) return false;
    std::uint64_t const size = part_size(part);
    tuples = size != 0 && tuples > generate::kUnlimited / size ? generate::kUnlimited : tuples * size;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) take_part(parts[i], i);
  bool const unlimited =
      std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return null_beyond(key, part); });
  tuples_.push_back({std::move(parts), -1, key.name, !unlimited});
  if (!unlimited)
    capacity.limit(tuples, key.name, "its columns have only " + std::to_string(tuples) + " combinations");
  return true;
}

// How many combinations the columns outside foreign keys have, for keys that share some of them with another
// key that is as long; 0 for others.
std::uint64_t KeyPass::room_of(const pg::Key& key) {
  std::vector<AttrNumber> const columns = pg::columns_of(table_, key);
  auto const is_plain = [&](AttrNumber column) {
    return table_.column(column).generated == 0 && !roles_[column - 1].sequence &&
           !roles_[column - 1].by_row &&
           std::none_of(table_.foreign_keys.begin(), table_.foreign_keys.end(),
                        [&](const pg::ForeignKey& other) { return contains(other.columns, column); });
  };
  bool const shares = std::any_of(table_.keys.begin(), table_.keys.end(), [&](const pg::Key& other) {
    std::vector<AttrNumber> const others = pg::columns_of(table_, other);
    return &other != &key && other.kind != pg::Key::Kind::kExclusion && others.size() == columns.size() &&
           std::any_of(others.begin(), others.end(),
                       [&](AttrNumber c) { return contains(columns, c) && is_plain(c); });
  });
  if (columns.size() < 2 || !shares || !std::all_of(columns.begin(), columns.end(), is_plain)) return 0;
  std::uint64_t room = 1;
  for (AttrNumber const column : columns) {
    std::uint64_t const size = column_capacity(column);
    room = size != 0 && room > generate::kUnlimited / size ? generate::kUnlimited : room * size;
  }
  return room;
}

Capacity KeyPass::plan_keys() {
  Capacity capacity;
  if (table_.is_partitioned() && table_.partitions.empty())
    capacity.limit(0, table_.name, "the partitioned table has no partitions");
  find_sequences();
  for (pg::Column const& column : table_.columns)
    if (roles_[column.number - 1].sequence)
      capacity.limit(rows_within(sequence_capacity(column.type.base, column.sequence)), column.name,
                     "its sequence ends there");

  limit_by_different_parents(capacity);

  // Short keys first: what they settle, longer ones that contain them need not. Of those that share columns
  // the one with the least room chooses first.
  std::vector<const pg::Key*> keys;
  for (pg::Key const& key : table_.keys)
    if (key.kind != pg::Key::Kind::kExclusion) keys.push_back(&key);
  std::map<const pg::Key*, std::pair<std::size_t, std::uint64_t>> rank;
  for (const pg::Key* const key : keys) rank[key] = {pg::columns_of(table_, *key).size(), room_of(*key)};
  std::stable_sort(keys.begin(), keys.end(),
                   [&](const pg::Key* a, const pg::Key* b) { return rank[a] < rank[b]; });
  for (const pg::Key* const key : keys) {
    auto const index = std::find_if(target_.crowded.begin(), target_.crowded.end(),
                                    [&](const CrowdedIndex& crowded) { return crowded.name == key->name; });
    if (index == target_.crowded.end())
      plan_key(*key, capacity);
    else
      plan_crowded_key(*key, *index);
  }
  for (pg::Key const& key : table_.keys)
    if (key.kind == pg::Key::Kind::kExclusion) plan_exclusion(key, capacity);
  return capacity;
}

}  // namespace synthgen::plan
