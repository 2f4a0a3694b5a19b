#include "generate/texts/about.hpp"

#include <algorithm>

extern "C" {
#include "mb/pg_wchar.h"
}

namespace synthgen::generate {

namespace {

constexpr std::string_view kName = "{name}";

}  // namespace

AboutNode::AboutNode(NodeId name, NodeId own, core::Lexicon phrases, TextShape shape, core::Stream stream)
    : name_(name), own_(own), phrases_(phrases), shape_(shape), stream_(stream) {
  for (std::size_t row = 0; row < phrases_.size(); ++row)
    longest_ = std::max(longest_, phrases_.at(row).size());
}

void AboutNode::generate(Batch& batch, Values out) const {
  Values const names = batch.values(name_);
  Values const own = batch.values(own_);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || names.nulls[i]) continue;
    ::text* const datum = DatumGetTextPP(names.data[i]);
    std::string_view const name(VARDATA_ANY(datum), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(datum)));
    std::string_view const phrase = phrases_.at(core::bounded(batch.random(stream_, i), phrases_.size()));
    std::size_t const at = phrase.find(kName);
    if (at == std::string_view::npos) continue;
    char* const text = batch.arena().allocate(longest_ + name.size());
    char* end = std::copy_n(phrase.data(), at, text);
    end = std::copy_n(name.data(), name.size(), end);
    std::string_view const rest = phrase.substr(at + kName.size());
    end = std::copy_n(rest.data(), rest.size(), end);
    auto const length = static_cast<std::size_t>(end - text);
    bool const fits = shape_.max_characters == 0 ||
                      pg_mbstrlen_with_len(text, static_cast<int>(length)) <= shape_.max_characters;
    if (fits) out.data[i] = make_text(shape_, text, length, batch.arena());
  }
}

}  // namespace synthgen::generate
