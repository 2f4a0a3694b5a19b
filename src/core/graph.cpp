#include "core/graph.hpp"

#include <algorithm>
#include <queue>

namespace synthgen::core {

namespace {

// Tarjan's algorithm with an explicit stack: a chain of tables may be deep.
class ComponentFinder {
 public:
  explicit ComponentFinder(const std::vector<std::vector<std::size_t>>& parents)
      : parents_(parents), state_(parents.size()) {}

  // The component of each node; numbers are arbitrary.
  std::vector<std::size_t> find() {
    for (std::size_t node = 0; node < parents_.size(); ++node)
      if (state_[node].index == kUnseen) visit(node);
    std::vector<std::size_t> components;
    for (State const& state : state_) components.push_back(state.component);
    return components;
  }

 private:
  static constexpr std::size_t kUnseen = ~std::size_t{0};
  struct State {
    std::size_t index = kUnseen, low = 0, next = 0, component = kUnseen;
  };

  void visit(std::size_t root) {
    std::vector<std::size_t> path{root};
    enter(root);
    while (!path.empty()) {
      std::size_t const node = path.back();
      State& state = state_[node];
      if (state.next < parents_[node].size()) {
        std::size_t const parent = parents_[node][state.next++];
        if (state_[parent].index == kUnseen) {
          enter(parent);
          path.push_back(parent);
        } else if (state_[parent].component == kUnseen) {
          state.low = std::min(state.low, state_[parent].index);
        }
        continue;
      }
      if (state.low == state.index) close(node);
      path.pop_back();
      if (!path.empty()) state_[path.back()].low = std::min(state_[path.back()].low, state.low);
    }
  }

  void enter(std::size_t node) {
    state_[node].index = state_[node].low = counter_++;
    open_.push_back(node);
  }

  void close(std::size_t root) {
    for (;;) {
      std::size_t const node = open_.back();
      open_.pop_back();
      state_[node].component = components_;
      if (node == root) break;
    }
    ++components_;
  }

  const std::vector<std::vector<std::size_t>>& parents_;
  std::vector<State> state_;
  std::vector<std::size_t> open_;
  std::size_t counter_ = 0;
  std::size_t components_ = 0;
};

}  // namespace

std::vector<std::vector<std::size_t>> ordered_components(
    const std::vector<std::vector<std::size_t>>& parents) {
  std::vector<std::size_t> const component = ComponentFinder(parents).find();
  std::size_t const count = component.empty() ? 0 : *std::max_element(component.begin(), component.end()) + 1;

  std::vector<std::vector<std::size_t>> members(count), children(count);
  std::vector<std::size_t> waiting_for(count, 0);
  for (std::size_t node = 0; node < parents.size(); ++node) members[component[node]].push_back(node);
  for (std::size_t node = 0; node < parents.size(); ++node)
    for (std::size_t const parent : parents[node]) {
      if (component[parent] == component[node]) continue;
      children[component[parent]].push_back(component[node]);
      ++waiting_for[component[node]];
    }

  // Kahn's algorithm; the component with the smallest member goes first.
  auto const later = [&](std::size_t a, std::size_t b) { return members[a].front() > members[b].front(); };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> ready(later);
  for (std::size_t c = 0; c < count; ++c)
    if (waiting_for[c] == 0) ready.push(c);
  std::vector<std::vector<std::size_t>> order;
  while (!ready.empty()) {
    std::size_t const next = ready.top();
    ready.pop();
    order.push_back(members[next]);
    for (std::size_t const child : children[next])
      if (--waiting_for[child] == 0) ready.push(child);
  }
  return order;
}

}  // namespace synthgen::core
