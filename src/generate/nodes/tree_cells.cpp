#include "generate/nodes/tree_cells.hpp"

#include <algorithm>
#include <string_view>

#include "generate/draw.hpp"
#include "postgres/number_type.hpp"

namespace synthgen::generate {

namespace {

std::string_view text_of(Datum value) {
  ::text* const datum = DatumGetTextPP(value);
  return {VARDATA_ANY(datum), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(datum))};
}

}  // namespace

void TreeLevelNode::generate(Batch& batch, Values out) const {
  Values const above = batch.values(above_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::int64_t const level = above.nulls[i] ? first_ : pg::integer_value(type_, above.data[i]) + 1;
    out.data[i] = integer_datum(type_, most_ ? std::min(level, *most_) : level);
  }
}

void TreePathNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const above = batch.values(above_);
  Values const called = batch.values(called_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || called.nulls[i]) continue;
    std::string_view const name = text_of(called.data[i]);
    std::string_view const path = above.nulls[i] ? std::string_view{} : text_of(above.data[i]);
    std::string_view const between = path.empty() ? std::string_view{} : std::string_view(separator_);
    auto const room = static_cast<std::size_t>(shape_.max_characters);
    std::size_t const length = path.size() + between.size() + name.size();
    bool const fits = room == 0 || length <= room;
    if (!fits && name.size() > room) continue;
    char* const text = batch.arena().allocate_array<char>(length + 1);
    char* end = text;
    if (fits) end = std::copy(between.begin(), between.end(), std::copy(path.begin(), path.end(), end));
    end = std::copy(name.begin(), name.end(), end);
    out.data[i] = make_text(shape_, text, static_cast<std::size_t>(end - text), batch.arena());
  }
}

}  // namespace synthgen::generate
