#include "plan/texts/subcategory_pass.hpp"

#include "core/lexicon.hpp"
#include "generate/meanings/semantic_setting.hpp"
#include "generate/texts/subcategory.hpp"

extern "C" {
#include "catalog/pg_type_d.h"
}

namespace synthgen::plan {

bool SubcategoryPass::is_open(const pg::Column& name) const {
  ColumnRole const& role = roles_[name.number - 1];
  std::string const& semantic = target_.columns[name.number - 1].semantic;
  bool const of_goods = semantic == "product.category" || semantic == "text.category";
  return !name.dropped && (name.type.base == TEXTOID || name.type.base == VARCHAROID) && of_goods &&
         role.choice != nullptr &&
         generate::templates_for(semantic, table_, name, context_) == "{product_category}" &&
         !role.choice->dealt && may_derive(name.number) && !is_key_part(name.number) &&
         target_.program.attribute(name.number) != generate::kNoNode;
}

void SubcategoryPass::derive_names() {
  constexpr std::string_view kList = "subcategory";
  std::string_view const locale = context_.locale();
  bool const spoken =
      context_.locales.is_single() && core::has_lexicon(kList, locale) &&
      core::lexicon(kList, locale).locale() == core::lexicon("product_category", locale).locale();
  if (!spoken) return;
  for (std::size_t key = 0; key < table_.foreign_keys.size(); ++key) {
    pg::ForeignKey const& above = table_.foreign_keys[key];
    bool const tree = above.parent == table_.oid && above.columns.size() == 1 &&
                      !not_null(table_.column(above.columns[0])) &&
                      target_.reference_nodes[key] != generate::kNoNode;
    if (!tree) continue;
    for (pg::Column const& name : table_.columns) {
      if (!is_open(name)) continue;
      generate::NodeId const parent = optional_parent_cell(key, name.number);
      replace_column(name.number,
                     std::make_unique<generate::SubcategoryNode>(
                         target_.program.attribute(name.number), parent, core::lexicon(kList, locale),
                         generate::text_shape(name.type), plan_.stream(target_, name.name + ".subcategory")),
                     target_.columns[name.number - 1].generator + ", of the kind above");
      return;
    }
  }
}

}  // namespace synthgen::plan
