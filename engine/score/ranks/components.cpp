#include "engine/score/ranks/components.hpp"

#include <algorithm>

namespace otbor::ranks {
namespace {

/// Tarjan's search without recursion, against the arcs: whoever stands before is found first.
/// `next` remembers how far the arcs of a vertex were walked.
class Search {
 public:
  Search(std::size_t vertices, const std::function<bool(std::size_t, std::size_t)>& arc)
      : arc_(arc), number_(vertices), low_(vertices), next_(vertices), on_stack_(vertices) {}

  std::vector<std::vector<std::size_t>> run() {
    for (std::size_t root = 0; root < number_.size(); ++root) {
      if (number_[root] == 0) walk_from(root);
    }
    return std::move(components_);
  }

 private:
  void walk_from(std::size_t root) {
    enter(root);
    while (!path_.empty()) {
      const std::size_t v = path_.back();
      if (next_[v] == number_.size()) {
        leave(v);
        continue;
      }
      const std::size_t w = next_[v]++;
      if (w == v || !arc_(w, v)) continue;
      if (number_[w] == 0) {
        enter(w);
      } else if (on_stack_[w]) {
        low_[v] = std::min(low_[v], number_[w]);
      }
    }
  }

  void enter(std::size_t v) {
    number_[v] = low_[v] = ++visited_;
    on_stack_[v] = true;
    stack_.push_back(v);
    path_.push_back(v);
  }

  void leave(std::size_t v) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[v]);
    if (low_[v] != number_[v]) return;
    std::vector<std::size_t> component;
    std::size_t w = v;
    do {
      w = stack_.back();
      stack_.pop_back();
      on_stack_[w] = false;
      component.push_back(w);
    } while (w != v);
    std::ranges::sort(component);
    components_.push_back(std::move(component));
  }

  const std::function<bool(std::size_t, std::size_t)>& arc_;
  std::vector<std::size_t> number_;  // 0: not yet visited
  std::vector<std::size_t> low_;
  std::vector<std::size_t> next_;
  std::vector<bool> on_stack_;
  std::vector<std::size_t> stack_;
  std::vector<std::size_t> path_;
  std::size_t visited_ = 0;
  std::vector<std::vector<std::size_t>> components_;
};

}  // namespace

std::vector<std::vector<std::size_t>> strong_components(
    std::size_t vertices, const std::function<bool(std::size_t from, std::size_t to)>& arc) {
  return Search(vertices, arc).run();
}

}  // namespace otbor::ranks
