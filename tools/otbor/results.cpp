#include "tools/otbor/results.hpp"

#include <utility>

#include "engine/render/manifest.hpp"
#include "engine/render/papers/paper.hpp"
#include "engine/render/render.hpp"
#include "engine/version.hpp"
#include "tools/files/embedded.hpp"
#include "tools/otbor/letter_texts.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {

std::string_view shipped_template(std::string_view name) {
  const auto path = "criteria/documents/" + std::string(name);
  for (const auto& file : embedded_files()) {
    if (file.name == path) return file.bytes;
  }
  return {};
}

RenderOrder order_of(const Call& call) {
  const bool published = call.value("--profile") == code_of(Profile::published);
  return {.lang = call.lang,
          .profile = published ? Profile::published : Profile::service,
          .draft = call.has("--draft"),
          .engine_version = std::string(version)};
}

std::size_t tell_template_problems(const Call& call, const Dossier& dossier,
                                   const RenderOrder& order) {
  Sources sources;
  Diagnostics diagnostics(call.limits);
  const auto letters = made_letters(dossier, order.lang).texts();
  papers::check_papers({dossier, order, letters, shipped_template}, sources, diagnostics);
  tell_problems(call, diagnostics, sources);
  return diagnostics.errors();
}

void make_results(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
                  FileSink& sink) {
  const auto take = [&](std::string_view file, std::string piece) {
    sink.take(file, std::move(piece));
  };
  render(dossier, order, threads, take);
  const auto letters = made_letters(dossier, order.lang).texts();
  papers::print_papers({dossier, order, letters, shipped_template}, take);
  sink.take(manifest_name, manifest(dossier, order, sink.digests()));
}

}  // namespace otbor
