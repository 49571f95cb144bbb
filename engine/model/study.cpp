#include "engine/model/study.hpp"

namespace otbor {

Study::Study() = default;
Study::~Study() = default;
Study::Study(const Study&) = default;
Study::Study(Study&&) noexcept = default;
Study& Study::operator=(const Study&) = default;
Study& Study::operator=(Study&&) noexcept = default;

std::optional<Conflict::Why> conflict_of(const Expert& expert, Index<Practice> practice,
                                         const Practice& facts) {
  for (const auto& conflict : expert.conflicts) {
    const bool same_institution = conflict.institution && facts.institution == conflict.institution;
    if (same_institution || conflict.practice == practice) return conflict.why;
  }
  return std::nullopt;
}

}  // namespace otbor
