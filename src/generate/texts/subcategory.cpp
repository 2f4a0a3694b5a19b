#include "generate/texts/subcategory.hpp"

#include "core/fields.hpp"

namespace synthgen::generate {

SubcategoryNode::SubcategoryNode(NodeId own, NodeId parent, core::Lexicon list, TextShape shape,
                                 core::Stream stream)
    : own_(own), parent_(parent), shape_(shape), stream_(stream) {
  std::size_t const above = list.field("parent");
  for (std::size_t row = 0; row < list.size(); ++row) {
    if (std::string const category(list.at(row, above)); !category.empty())
      kinds_[category].emplace_back(list.at(row));
    else
      for (std::string_view const form : core::split_fields(list.at(row), '|')) forms_.emplace_back(form);
  }
}

void SubcategoryNode::generate(Batch& batch, Values out) const {
  Values const own = batch.values(own_);
  Values const parents = batch.values(parent_);
  std::size_t const room = static_cast<std::size_t>(shape_.max_characters);
  for (std::size_t i = 0; i < batch.size(); ++i) {
    out.data[i] = own.data[i];
    out.nulls[i] = own.nulls[i];
    if (own.nulls[i] || parents.nulls[i]) continue;
    ::text* const datum = DatumGetTextPP(parents.data[i]);
    std::string_view const parent(VARDATA_ANY(datum), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(datum)));
    auto const kinds = kinds_.find(parent);
    bool const known = kinds != kinds_.end();
    std::vector<std::string> const& choice = known ? kinds->second : forms_;
    if (choice.empty()) continue;
    std::string_view const chosen = choice[core::bounded(batch.random(stream_, i), choice.size())];
    std::size_t const gap = known ? std::string_view::npos : chosen.find('%');
    std::size_t const length = chosen.size() + (gap == std::string_view::npos ? 0 : parent.size() - 1);
    if (room > 0 && length > room) continue;
    char* const name = batch.arena().allocate_array<char>(length);
    char* at = std::copy_n(chosen.data(), std::min(gap, chosen.size()), name);
    if (gap != std::string_view::npos) {
      at = std::copy_n(parent.data(), parent.size(), at);
      std::copy(chosen.begin() + static_cast<std::ptrdiff_t>(gap) + 1, chosen.end(), at);
    }
    out.data[i] = make_text(shape_, name, length, batch.arena());
  }
}

}  // namespace synthgen::generate
