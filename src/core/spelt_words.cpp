#include "core/spelt_words.hpp"

#include "core/name_words.hpp"
#include "core/naming_rules.hpp"

namespace synthgen::core {

Words spelt_words_of(std::string_view name) {
  return detail::normalise(detail::NamingRules::instance(), words_of(name));
}

}  // namespace synthgen::core
