#include "generate/texts/site.hpp"

#include <algorithm>
#include <string_view>

#include "core/slug.hpp"

namespace synthgen::generate {

namespace {

std::string_view text_of(Datum value) {
  ::text* const datum = DatumGetTextPP(value);
  return {VARDATA_ANY(datum), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(datum))};
}

}  // namespace

void SiteNode::generate(Batch& batch, Values out) const {
  constexpr std::size_t kLongestLabel = 40;
  constexpr std::size_t kLongest = 200;
  constexpr std::string_view kHostEnd = ".example";
  Values const own = batch.values(own_);
  Values const names = batch.values(name_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || names.nulls[i]) continue;
    std::string_view const address = text_of(own.data[i]);
    std::size_t const end = address.find(kHostEnd);
    if (end == std::string_view::npos) continue;
    std::size_t const before = address.substr(0, end).find_last_of("./@");
    std::size_t const begin = before == std::string_view::npos ? 0 : before + 1;
    char site[kLongest];
    std::size_t const rest = address.size() - (end - begin);
    std::size_t const room = shape_.max_characters == 0
                                 ? kLongest
                                 : std::min(kLongest, static_cast<std::size_t>(shape_.max_characters));
    if (rest + kLongestLabel > room) continue;
    char label[kLongestLabel];
    std::size_t const length = core::write_slug(text_of(names.data[i]), letters_, kLongestLabel, label);
    if (length == 0) continue;
    char* at = std::copy_n(address.data(), begin, site);
    at = std::copy_if(label, label + length, at, [](char c) { return c != '-'; });
    at = std::copy_n(address.data() + end, address.size() - end, at);
    out.data[i] = make_text(shape_, site, static_cast<std::size_t>(at - site), batch.arena());
  }
}

}  // namespace synthgen::generate
