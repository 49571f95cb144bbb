#include "engine/model/collection.hpp"

namespace otbor {

std::string_view column_code(const Study& study, std::uint32_t column) {
  const auto criteria = study.criteria.criteria.count().value();
  if (column < criteria) return study.criteria.criteria[Index<Criterion>(column)].id;
  return study.cycle->stages[Index<Stage>(column - criteria)].code;
}

}  // namespace otbor
