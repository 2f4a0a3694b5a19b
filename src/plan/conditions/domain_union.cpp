#include "plan/conditions/domain_union.hpp"

#include <algorithm>
#include <unordered_set>

#include "postgres/guard.hpp"

extern "C" {
#include "miscadmin.h"
}

namespace synthgen::plan {

namespace {

bool is_list(const ValueDomain& domain) {
  return domain.allowed && domain.patterns.empty() && domain.patterns_not.empty() && !domain.min_length &&
         !domain.max_length;
}

bool is_interval(const ValueDomain& domain) {
  ValueDomain rest = domain;
  rest.lower.reset();
  rest.upper.reset();
  rest.excluded.clear();
  return rest.unrestricted() && (domain.lower || domain.upper);
}

// Alternatives mostly repeat each other's lists: the very same datum need not be compared again, and integers
// that are another datum are not equal.
std::vector<ValueDomain> one_list(std::span<const ValueDomain> domains, const pg::TypeRef& type) {
  ValueDomain list;
  list.allowed.emplace();
  bool const integers = as_integer(0, type.base).has_value();
  std::unordered_set<Datum> known;
  for (ValueDomain const& domain : domains) {
    pg::guard([] { CHECK_FOR_INTERRUPTS(); });
    for (Datum const value : *domain.allowed)
      if (known.insert(value).second &&
          (integers || std::none_of(list.allowed->begin(), list.allowed->end(),
                                    [&](Datum other) { return same_value(value, other, type); })))
        list.allowed->push_back(value);
  }
  return {std::move(list)};
}

// Orders lower ends (`sign` 1) or upper ends (-1) from the widest to the narrowest.
int compare_ends(const std::optional<Bound>& a, const std::optional<Bound>& b, int sign,
                 const pg::TypeRef& type) {
  if (!a || !b) return static_cast<int>(a.has_value()) - static_cast<int>(b.has_value());
  int const order = sign * compare(a->value, b->value, type).value_or(0);
  return order != 0 ? order : static_cast<int>(b->inclusive) - static_cast<int>(a->inclusive);
}

// Whether no value lies between an upper end and a lower end.
bool meet(const std::optional<Bound>& upper, const std::optional<Bound>& lower, const pg::TypeRef& type) {
  if (!upper || !lower) return true;
  auto const left = as_integer(upper->value, type.base);
  auto const right = as_integer(lower->value, type.base);
  if (left && right && upper->inclusive && lower->inclusive && *left < PG_INT64_MAX && *left + 1 >= *right)
    return true;
  int const order = compare(upper->value, lower->value, type).value_or(0);
  return order > 0 || (order == 0 && (upper->inclusive || lower->inclusive));
}

// What one of two intervals leaves out, the other may admit: `into` keeps what neither does.
void leave_out_of_both(ValueDomain& into, ValueDomain const& other, const pg::TypeRef& type) {
  std::vector<Datum> excluded;
  for (Datum const value : into.excluded)
    if (!contains(other, value, type)) excluded.push_back(value);
  for (Datum const value : other.excluded)
    if (!contains(into, value, type) && std::none_of(excluded.begin(), excluded.end(), [&](Datum known) {
          return same_value(value, known, type);
        }))
      excluded.push_back(value);
  into.excluded = std::move(excluded);
}

std::vector<ValueDomain> merge_intervals(std::vector<ValueDomain> intervals, const pg::TypeRef& type) {
  std::stable_sort(intervals.begin(), intervals.end(), [&](const ValueDomain& a, const ValueDomain& b) {
    return compare_ends(a.lower, b.lower, 1, type) < 0;
  });
  std::vector<ValueDomain> pieces;
  for (ValueDomain& interval : intervals) {
    if (pieces.empty() || !meet(pieces.back().upper, interval.lower, type)) {
      pieces.push_back(std::move(interval));
      continue;
    }
    leave_out_of_both(pieces.back(), interval, type);
    if (compare_ends(interval.upper, pieces.back().upper, -1, type) < 0) pieces.back().upper = interval.upper;
  }
  return pieces;
}

// A domain that restricts nothing but the length of texts.
bool is_length(const ValueDomain& domain) {
  ValueDomain rest = domain;
  rest.min_length.reset();
  rest.max_length.reset();
  return rest.unrestricted() && (domain.min_length || domain.max_length);
}

std::vector<ValueDomain> merge_lengths(std::vector<ValueDomain> lengths) {
  std::stable_sort(lengths.begin(), lengths.end(), [](const ValueDomain& a, const ValueDomain& b) {
    return a.min_length.value_or(0) < b.min_length.value_or(0);
  });
  std::vector<ValueDomain> pieces;
  for (ValueDomain& length : lengths) {
    bool const apart = !pieces.empty() && pieces.back().max_length &&
                       *pieces.back().max_length + 1 < length.min_length.value_or(0);
    if (pieces.empty() || apart) {
      pieces.push_back(std::move(length));
      continue;
    }
    std::optional<int64>& most = pieces.back().max_length;
    if (most) most = length.max_length ? std::max(most, length.max_length) : std::nullopt;
  }
  return pieces;
}

// Texts of some lengths, and those of a list that are of other lengths.
std::optional<std::vector<ValueDomain>> unite_texts(const std::vector<ValueDomain>& domains,
                                                    const pg::TypeRef& type) {
  std::vector<ValueDomain> lengths, lists;
  for (ValueDomain const& domain : domains) (is_list(domain) ? lists : lengths).push_back(domain);
  if (!std::all_of(lengths.begin(), lengths.end(), is_length)) return std::nullopt;
  std::vector<ValueDomain> pieces = merge_lengths(std::move(lengths));
  if (pieces.size() == 1 && !pieces[0].max_length && pieces[0].min_length.value_or(0) == 0)
    return std::nullopt;
  if (lists.empty()) return pieces;
  std::vector<ValueDomain> rest = one_list(lists, type);
  for (ValueDomain& list : rest)
    std::erase_if(*list.allowed, [&](Datum value) {
      return std::any_of(pieces.begin(), pieces.end(),
                         [&](const ValueDomain& piece) { return contains(piece, value, type); });
    });
  if (!rest.front().allowed->empty()) pieces.push_back(std::move(rest.front()));
  return pieces;
}

// Lists become intervals of one value each.
std::vector<ValueDomain> as_intervals(std::span<const ValueDomain> domains) {
  std::vector<ValueDomain> intervals;
  for (ValueDomain const& domain : domains) {
    if (!domain.allowed) {
      intervals.push_back(domain);
      continue;
    }
    for (Datum const value : *domain.allowed) {
      ValueDomain point;
      point.lower = point.upper = Bound{value, true};
      intervals.push_back(std::move(point));
    }
  }
  return intervals;
}

}  // namespace

std::optional<std::vector<ValueDomain>> unite(std::span<const ValueDomain> domains, const pg::TypeRef& type) {
  constexpr std::size_t kMostPieces = 256;
  std::vector<ValueDomain> kept;
  for (ValueDomain const& domain : domains) {
    if (domain.nullness == Nullness::kAlways) continue;
    if (!is_list(domain) && !is_interval(domain) && !is_length(domain)) return std::nullopt;
    kept.push_back(domain);
    kept.back().nullness = Nullness::kAny;
  }
  if (kept.empty()) return std::nullopt;
  if (std::all_of(kept.begin(), kept.end(), is_list)) return one_list(kept, type);
  if (is_string_type(type)) return unite_texts(kept, type);
  if (std::any_of(kept.begin(), kept.end(), is_length)) return std::nullopt;
  std::vector<ValueDomain> pieces = merge_intervals(as_intervals(kept), type);
  bool const everything = pieces.size() == 1 && pieces[0].unrestricted();
  if (pieces.size() > kMostPieces || everything) return std::nullopt;
  return pieces;
}

ValueDomain hull(const std::vector<ValueDomain>& pieces) {
  if (pieces.size() == 1) return pieces[0];
  ValueDomain around;
  around.lower = pieces.front().lower;
  around.upper = pieces.back().upper;
  return around;
}

}  // namespace synthgen::plan
