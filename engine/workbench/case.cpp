#include "engine/workbench/case.hpp"

#include <algorithm>
#include <utility>

#include "engine/intake/loader.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::workbench {
namespace {

const std::vector<std::string> keys{"id",    "title",    "method", "params",
                                    "input", "expected", "source", "notes"};

std::string text_of(const Node& root, std::string_view key, Diagnostics& diagnostics) {
  const Node* node = root.find(key);
  if (node == nullptr) return {};
  if (node->kind != Node::Kind::scalar) {
    diagnostics.add(Found::wrong_shape, node->span,
                    {key, Words{"нужно одно значение", "a single value is needed"}});
  }
  return node->text;
}

/// A part that is a mapping, or nothing at all.
void expect_map(const Node& root, std::string_view key, Diagnostics& diagnostics) {
  const Node* node = root.find(key);
  if (node == nullptr || node->kind == Node::Kind::map || node->kind == Node::Kind::null) return;
  diagnostics.add(Found::wrong_shape, node->span,
                  {key, Words{"нужна запись с ключами", "a mapping with keys is needed"}});
}

void report_unknown_keys(const Node& root, Diagnostics& diagnostics) {
  for (const auto& entry : root.entries) {
    if (std::ranges::find(keys, entry.key) != keys.end()) continue;
    diagnostics.add(Found::unknown_key, entry.key_span,
                    {entry.key, Words{"в описании примера", "in a case"},
                     did_you_mean(entry.key, keys), listed(keys)});
  }
}

}  // namespace

std::optional<Case> load_case(const FileAccess& files, std::string_view name, const Limits& limits,
                              Sources& sources, Diagnostics& diagnostics) {
  const IntakeOptions options{.limits = limits, .offers = {}, .threads = {}};
  Loader loader(files, options, sources, diagnostics);
  const auto source = loader.text(name, true, {}, true);
  if (!source) return std::nullopt;
  auto root = parse_yaml(sources, *source, diagnostics);
  if (!root) return std::nullopt;
  if (root->kind != Node::Kind::map) {
    diagnostics.add(Found::wrong_shape, root->span,
                    {name, Words{"нужна запись с ключами", "a mapping with keys is needed"}});
    return std::nullopt;
  }
  report_unknown_keys(*root, diagnostics);
  expect_map(*root, "params", diagnostics);
  expect_map(*root, "input", diagnostics);
  for (const auto& [key, meaning] :
       {std::pair<std::string_view, Words>{"method", {"способ расчёта", "the method"}},
        {"input", {"данные", "the data"}}}) {
    if (root->find(key) != nullptr) continue;
    diagnostics.add(Found::missing_key, root->span,
                    {key, Words{"в описании примера", "in a case"}, meaning});
  }
  Case read{.id = text_of(*root, "id", diagnostics),
            .title = text_of(*root, "title", diagnostics),
            .method = text_of(*root, "method", diagnostics)};
  const auto file = name.substr(name.rfind('/') + 1);
  if (read.id.empty()) read.id = file.substr(0, file.rfind('.'));
  if (const Node* method = root->find("method")) read.method_span = method->span;
  if (diagnostics.has_errors()) return std::nullopt;
  read.root = std::move(*root);
  return read;
}

}  // namespace otbor::workbench
