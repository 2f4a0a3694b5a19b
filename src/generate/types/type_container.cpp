// Types made of other types: arrays, composites, ranges and multiranges.
#include <algorithm>

#include "generate/types/type_grid.hpp"
#include "generate/types/type_makers.hpp"
#include "generate/types/type_mixed_radix.hpp"
#include "generate/types/type_nested.hpp"
#include "postgres/catalog.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/htup_details.h"
#include "funcapi.h"
#include "utils/array.h"
#include "utils/lsyscache.h"
#include "utils/multirangetypes.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"
}

namespace synthgen::generate {

namespace {

// Arrays of `least` to `most` elements. Each length has its block of the index space.
class ArrayGenerator final : public Generator {
 public:
  ArrayGenerator(std::unique_ptr<Generator> element, const pg::TypeRef& type, int least, int most)
      : element_(std::move(element)),
        element_type_(type.element),
        vector_(type.base == INT2VECTOROID || type.base == OIDVECTOROID ? type.base : InvalidOid),
        least_(least),
        most_(most) {
    pg::guard([&] { get_typlenbyvalalign(element_type_, &length_, &by_value_, &alignment_); });
    std::uint64_t const share = kUnlimited / static_cast<std::uint64_t>(most - least + 1);
    for (int n = least; n <= most; ++n) {
      std::uint64_t size = 1;
      for (int i = 0; i < n; ++i) size = MixedRadix::product(size, element_->capacity());
      blocks_.push_back(std::min(size, share));
      capacity_ += blocks_.back();
    }
    if (element_->capacity() == 0) capacity_ = 0;
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }

  // All lengths are equally likely.
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    if (capacity_ == 0) return random;
    std::uint64_t const block = core::bounded(random, blocks_.size());
    std::uint64_t index = core::bounded(core::mix(random, 1), blocks_[block]);
    for (std::uint64_t i = 0; i < block; ++i) index += blocks_[i];
    return index;
  }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const lengths = arena.allocate_array<int>(count);
    auto* const parts = arena.allocate_array<std::uint64_t>(count * static_cast<std::size_t>(most_) + 1);
    std::size_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
      std::uint64_t rest = indexes[i];
      lengths[i] = take_length(&rest);
      MixedRadix digits(rest);
      for (int k = 0; k < lengths[i]; ++k) parts[total++] = digits.next(element_->capacity());
    }
    auto* const elements = arena.allocate_array<Datum>(total + 1);
    element_->render(parts, total, arena, elements);
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    Datum* at = elements;
    for (std::size_t i = 0; i < count; at += lengths[i], ++i) out[i] = array_of(at, lengths[i]);
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return "array of " + element_->description(); }

 private:
  int take_length(std::uint64_t* index) const {
    if (capacity_ == 0) return least_ + static_cast<int>(*index % blocks_.size());
    int length = least_;
    for (std::uint64_t const block : blocks_) {
      if (*index < block) break;
      *index -= block;
      ++length;
    }
    return length;
  }

  Datum array_of(Datum* elements, int count) const {
    if (count == 0 && vector_ == InvalidOid) return PointerGetDatum(construct_empty_array(element_type_));
    ArrayType* const array = construct_array(elements, count, element_type_, length_, by_value_, alignment_);
    // The vectors of the system catalogs count from zero.
    if (OidIsValid(vector_)) ARR_LBOUND(array)[0] = 0;
    return PointerGetDatum(array);
  }

  std::unique_ptr<Generator> element_;
  Oid element_type_, vector_;
  int least_, most_;
  int16 length_ = 0;
  bool by_value_ = false;
  char alignment_ = 'i';
  std::vector<std::uint64_t> blocks_;
  std::uint64_t capacity_ = 0;
};

// `domain` is what the column's conditions say of the part, beside those of the part's own type.
std::unique_ptr<Generator> generator_of(Oid oid, int32 modifier, Oid collation, const TypeRequest& request,
                                        const plan::ValueDomain& domain = {}) {
  pg::TypeRef const type = pg::describe_type(oid, modifier, collation);
  if (domain.unrestricted()) return make_nested_generator(type, request.context, request.need_distinct);
  return make_type_generator(type, domain, request.context, request.need_distinct);
}

TypeAnswer make_array(const TypeRequest& request) {
  constexpr int64 kUsualMost = 4, kLongest = 1000;
  TypeAnswer answer{true, nullptr, false, true, false};
  auto element =
      generator_of(request.type.element, request.type.base_modifier, request.type.collation, request,
                   request.domain.element ? *request.domain.element : plan::ValueDomain{});
  int64 const least = std::max<int64>(request.domain.min_length.value_or(1), 0);
  int64 const most =
      std::min(request.domain.max_length.value_or(std::max(kUsualMost, least)), std::max(kUsualMost, least));
  if (!element || least > kLongest) return answer;
  int64 const first = std::min(least, most);
  if (first < request.domain.min_length.value_or(first)) return answer;
  answer.generator = std::make_unique<ArrayGenerator>(std::move(element), request.type,
                                                      static_cast<int>(first), static_cast<int>(most));
  return answer;
}

// Rows of a composite type. A field that no generator knows is null.
class CompositeGenerator final : public Generator {
 public:
  CompositeGenerator(TupleDesc descriptor, std::vector<std::unique_ptr<Generator>> fields,
                     std::string description)
      : descriptor_(descriptor), fields_(std::move(fields)), description_(std::move(description)) {
    capacity_ = 1;
    for (const auto& field : fields_)
      if (field && field->capacity() > 0) capacity_ = MixedRadix::product(capacity_, field->capacity());
    // Of fields that promise nothing the row promises nothing.
    bool const any =
        std::any_of(fields_.begin(), fields_.end(), [](auto& f) { return f && f->capacity() > 0; });
    if (!any) capacity_ = 0;
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    std::size_t const width = fields_.size();
    auto* const values = arena.allocate_array<Datum>(width);
    auto* const nulls = arena.allocate_array<bool>(width);
    for (std::size_t i = 0; i < count; ++i) {
      MixedRadix digits(indexes[i]);
      for (std::size_t k = 0; k < width; ++k) {
        nulls[k] = fields_[k] == nullptr;
        if (nulls[k]) continue;
        std::uint64_t const part = digits.next(fields_[k]->capacity());
        fields_[k]->render(&part, 1, arena, &values[k]);
      }
      MemoryContext const previous = MemoryContextSwitchTo(arena.context());
      out[i] = HeapTupleGetDatum(heap_form_tuple(descriptor_, values, nulls));
      MemoryContextSwitchTo(previous);
    }
  }

  std::string description() const override { return description_; }

 private:
  TupleDesc descriptor_;
  std::vector<std::unique_ptr<Generator>> fields_;
  std::string description_;
  std::uint64_t capacity_ = 0;
};

TypeAnswer make_composite(const TypeRequest& request) {
  TupleDesc descriptor = nullptr;
  pg::guard([&] { descriptor = BlessTupleDesc(lookup_rowtype_tupdesc_copy(request.type.base, -1)); });
  std::vector<std::unique_ptr<Generator>> fields;
  for (int i = 0; i < descriptor->natts; ++i) {
    Form_pg_attribute const attribute = TupleDescAttr(descriptor, i);
    plan::ValueDomain const domain = i < static_cast<int>(request.domain.fields.size())
                                         ? request.domain.fields[static_cast<std::size_t>(i)]
                                         : plan::ValueDomain{};
    bool const empty = attribute->attisdropped || domain.nullness == plan::Nullness::kAlways;
    fields.push_back(empty ? nullptr
                           : generator_of(attribute->atttypid, attribute->atttypmod, attribute->attcollation,
                                          request, domain));
  }
  return {true,
          std::make_unique<CompositeGenerator>(descriptor, std::move(fields), "row of " + request.type.name),
          false, true, false};
}

// Non-empty ranges. Over an ordered subtype the lower bound and the width say the index; otherwise the
// two bounds are an unordered pair of different values.
class RangeGenerator final : public Generator {
 public:
  RangeGenerator(TypeCacheEntry* range, Oid multirange, std::unique_ptr<Generator> bound,
                 std::string description)
      : range_(range),
        multirange_(multirange),
        bound_(std::move(bound)),
        description_(std::move(description)) {
    std::uint64_t const values = std::min<std::uint64_t>(bound_->capacity(), std::uint64_t{1} << 31);
    ordered_ = dynamic_cast<const OrderedGenerator*>(bound_.get()) != nullptr;
    if (ordered_) {
      values_ = bound_->capacity();
      widths_ = std::clamp<std::uint64_t>(values_ / 20, 1, 100'000'000);
      capacity_ = values_ > widths_ ? MixedRadix::product(values_ - widths_, widths_) : 0;
      ordered_ = capacity_ > 0;
    }
    if (!ordered_) {
      values_ = values;
      capacity_ = values_ > 1 ? values_ * (values_ - 1) / 2 : values_;
    }
  }

  std::uint64_t capacity() const noexcept override { return capacity_; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    auto* const ends = arena.allocate_array<std::uint64_t>(2 * count);
    auto* const bounds = arena.allocate_array<Datum>(2 * count);
    for (std::size_t i = 0; i < count; ++i) choose_ends(indexes[i], &ends[2 * i]);
    bound_->render(ends, 2 * count, arena, bounds);
    MemoryContext const previous = MemoryContextSwitchTo(arena.context());
    for (std::size_t i = 0; i < count; ++i) out[i] = compose(bounds[2 * i], bounds[2 * i + 1]);
    MemoryContextSwitchTo(previous);
  }

  std::string description() const override { return description_; }

 private:
  void choose_ends(std::uint64_t index, std::uint64_t* ends) const {
    if (ordered_) {
      ends[0] = index / widths_;
      ends[1] = ends[0] + 1 + index % widths_;
    } else if (values_ < 2) {
      ends[0] = bound_->pick(core::mix(index, 1));
      ends[1] = bound_->pick(core::mix(index, 2));
    } else {
      unrank_pair(index, ends);
    }
  }

  // Pair number `index` of 0 <= first < second, in the order of the second.
  static void unrank_pair(std::uint64_t index, std::uint64_t* ends) {
    std::uint64_t low = 1, high = std::uint64_t{1} << 32;
    while (high - low > 1) {
      std::uint64_t const middle = low + (high - low) / 2;
      if (middle * (middle - 1) / 2 <= index)
        low = middle;
      else
        high = middle;
    }
    ends[0] = index - low * (low - 1) / 2;
    ends[1] = low;
  }

  Datum compose(Datum first, Datum second) const {
    RangeBound lower{first, false, true, true};
    RangeBound upper{second, false, false, false};
    int const order = range_cmp_bound_values(range_, &lower, &upper);
    if (order > 0) std::swap(lower.val, upper.val);
    if (order == 0) upper.inclusive = true;
    RangeType* range = pg::compat::make_range(range_, &lower, &upper);
    if (!OidIsValid(multirange_)) return RangeTypePGetDatum(range);
    return MultirangeTypePGetDatum(make_multirange(multirange_, range_, 1, &range));
  }

  TypeCacheEntry* range_;
  Oid multirange_;
  std::unique_ptr<Generator> bound_;
  std::string description_;
  std::uint64_t values_ = 0, widths_ = 1, capacity_ = 0;
  bool ordered_ = false;
};

TypeAnswer make_range_type(const TypeRequest& request) {
  bool const multiple = request.type.kind == TYPTYPE_MULTIRANGE;
  TypeCacheEntry* range = nullptr;
  pg::guard([&] {
    if (multiple)
      range = lookup_type_cache(request.type.base, TYPECACHE_MULTIRANGE_INFO)->rngtype;
    else
      range = lookup_type_cache(request.type.base, TYPECACHE_RANGE_INFO);
  });
  auto bound = generator_of(range->rngelemtype->type_id, -1, range->rng_collation, request);
  if (!bound) return {true, nullptr, false, true, false};
  std::string description = (multiple ? "multirange of " : "range of ") + bound->description();
  Oid const multirange = multiple ? request.type.base : InvalidOid;
  return {true, std::make_unique<RangeGenerator>(range, multirange, std::move(bound), std::move(description)),
          false, true, false};
}

}  // namespace

TypeAnswer make_container(const TypeRequest& request) {
  switch (request.type.kind) {
    case TYPTYPE_COMPOSITE:
      return make_composite(request);
    case TYPTYPE_RANGE:
    case TYPTYPE_MULTIRANGE:
      return make_range_type(request);
    default:
      break;
  }
  return OidIsValid(request.type.element) ? make_array(request) : TypeAnswer::unknown();
}

}  // namespace synthgen::generate
