#include "engine/intake/forum/names.hpp"

#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {

ForumNames::ForumNames(const Study& study) : study_(study), institutions_(study.institutions) {
  for (const auto at : study.practices.count()) {
    practices_.emplace(utf8::folded(study.practices[at].id), at);
  }
  for (const auto at : study.practices.count()) {
    practices_.emplace(utf8::folded(study.practices[at].title), at);
  }
}

std::optional<Index<Practice>> ForumNames::practice(const TextValue& name,
                                                    Diagnostics& diagnostics) const {
  // Where the table of practices is missing, that is told of already.
  if (name.value.empty() || study_.practices.empty()) return std::nullopt;
  const auto found = practices_.find(utf8::folded(name.value));
  if (found != practices_.end()) return found->second;
  std::vector<std::string> ids;
  for (const auto& practice : study_.practices) ids.push_back(practice.id);
  diagnostics.add(Found::unknown_practice, name.span,
                  {name.value, nearest_or_known(name.value, ids)});
  return std::nullopt;
}

std::optional<Index<Platform>> ForumNames::platform_like(const std::string& name) const {
  if (!study_.themes) return std::nullopt;
  const auto wanted = utf8::folded(name);
  for (const auto at : study_.themes->platforms.count()) {
    const auto& platform = study_.themes->platforms[at];
    const auto id = utf8::folded(platform.id);
    if (wanted == id || wanted == utf8::folded(platform.title)) return at;
    if (wanted.starts_with(id + ".") || wanted.starts_with(id + " ")) return at;
    if (wanted == "площадка " + id || wanted == "площадка № " + id) return at;
  }
  return std::nullopt;
}

std::optional<Index<Platform>> ForumNames::platform(const TextValue& name,
                                                    Diagnostics& diagnostics) const {
  if (name.value.empty()) return std::nullopt;
  if (!study_.themes) {
    diagnostics.add(Found::no_themes, name.span);
    return std::nullopt;
  }
  if (const auto at = platform_like(name.value)) return at;
  std::vector<std::string> ids;
  for (const auto& platform : study_.themes->platforms) ids.push_back(platform.id);
  diagnostics.add(Found::unknown_platform, name.span,
                  {name.value, did_you_mean(name.value, ids), listed(ids)});
  return std::nullopt;
}

std::optional<Index<Institution>> ForumNames::institution(const TextValue& name,
                                                          Diagnostics& diagnostics) const {
  if (name.value.empty()) return std::nullopt;
  if (const auto at = institutions_.find(name.value)) return at;
  const auto fitting = institutions_.fitting(name.value);
  if (fitting.empty()) {
    diagnostics.add(Found::unknown_institution, name.span,
                    {name.value, institutions_.guess(name.value)});
  } else {
    diagnostics.add(Found::ambiguous_institution, name.span, {name.value, listed(fitting)});
  }
  return std::nullopt;
}

}  // namespace otbor
