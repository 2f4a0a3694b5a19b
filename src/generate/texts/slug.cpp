#include "generate/texts/slug.hpp"

#include <algorithm>
#include <charconv>

#include "core/slug.hpp"

namespace synthgen::generate {

void SlugNode::generate(Batch& batch, Values out) const {
  constexpr std::size_t kMostDigits = 20;
  Values const titles = batch.values(title_);
  Values const own = batch.values(own_);
  std::size_t const room = shape_.max_characters == 0
                               ? kMostBytes
                               : std::min(kMostBytes, static_cast<std::size_t>(shape_.max_characters));
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || titles.nulls[i]) continue;
    ::text* const datum = DatumGetTextPP(titles.data[i]);
    std::string_view const title(VARDATA_ANY(datum), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(datum)));
    bool const told =
        numbers_ == Numbers::kWhereNeeded && title.size() <= room && core::is_told_by_slug(title);
    char number[kMostDigits + 1] = "-";
    std::size_t const digits =
        numbers_ == Numbers::kNone || told
            ? 0
            : static_cast<std::size_t>(
                  std::to_chars(number + 1, number + sizeof number, batch.row(i) + 1).ptr - number);
    char slug[kMostBytes];
    std::size_t const length = digits < room ? core::write_slug(title, letters_, room - digits, slug) : 0;
    if (length == 0) continue;
    std::copy_n(number, digits, slug + length);
    out.data[i] = make_text(shape_, slug, length + digits, batch.arena());
  }
}

}  // namespace synthgen::generate
