#include "engine/forum/forum.hpp"

#include "engine/model/forum.hpp"

namespace otbor {

std::shared_ptr<const Forum> forum(const Study& study, num::Threads threads) {
  if (!study.forum) return nullptr;
  auto result = std::make_shared<Forum>();
  result->attendance = attendance(study, *study.forum, threads);
  return result;
}

}  // namespace otbor
