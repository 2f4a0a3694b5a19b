// How much goods weigh: about as much as such goods do.
#pragma once

#include "generate/choose.hpp"
#include "generate/meanings/semantic_goods.hpp"

namespace synthgen::generate {

// Whether a number of this meaning is the weight of what the row names.
bool is_weight_of_goods(const core::Recognition& meaning);

// Weights near the usual one, of an index that is the entity's word, in the unit that the column's name
// tells: kilograms, or grams where the column has whole numbers. Null where the list of the goods, or the
// column, has no weights.
std::unique_ptr<Generator> make_goods_weight(const Goods& goods, const pg::Column& column,
                                             const plan::ValueDomain& domain, const Context& context);

}  // namespace synthgen::generate
