#include "engine/pipeline.hpp"
#include "engine/render/format.hpp"
#include "engine/render/proof/list_proof.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/cbc.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit prove_list(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  opened.study->rules.draws = 1;  // how sure the list is, is not asked here
  const auto dossier = run(std::move(*opened.study), call.threads);
  if (dossier.study.rules.selection.rule == "recorded" || dossier.ranking.order.empty()) {
    tell(call.lang, Words{"список этой программы записан решением, а не составлен по баллам: "
                          "задачи нет",
                          "the list of this programme is recorded, not made by totals: there is "
                          "no problem"});
    return Exit::usage;
  }

  const RenderOrder order{.lang = call.lang};
  const auto proof = list_proof(dossier, order);
  const auto file = call.value("--out").value_or("list.lp");
  if (const auto trouble = write_file(file, proof.lp)) {
    tell(call.lang, *trouble);
    return Exit::usage;
  }
  std::optional<SolverAnswer> answer;
  if (call.has("--solve")) {
    if (const auto text = answer_of_cbc(file)) {
      answer = read_cbc_answer(*text, proof.practices.size());
    }
    if (!answer) {
      tell(call.lang, Words{"программа cbc не ответила: в Debian она ставится пакетом coinor-cbc",
                            "cbc did not answer: in Debian it is the package coinor-cbc"});
      return Exit::usage;
    }
  }
  if (call.json) {
    print(proof_json(dossier, proof, legible(file), answer));
  } else {
    print(find_format("terminal")
              ->print(proof_document(dossier, order, proof, legible(file), answer),
                      {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  }
  const bool is_beaten = answer && dossier.study.rules.selection.rule == "optimum" &&
                         proof.keeps_rules &&
                         compare(dossier, proof, *answer) == SecondOpinion::larger_sum;
  return is_beaten ? Exit::input_errors : Exit::done;
}

}  // namespace

extern const Command proof_command;
const Command proof_command{
    .name = "proof",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--out", .takes = Takes::file}, {.name = "--solve"}},
    .run = prove_list,
};

}  // namespace otbor
