#pragma once
// The list for a second opinion: its problem as a file that other programs solve, what their answer
// must be if our list is the best, and the two answers held against each other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/justify/dossier.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

struct ListProof {
  std::string lp;                          // the problem, select/exact/lp_file.hpp
  std::vector<Index<Practice>> practices;  // x1, x2, …
  std::size_t rules = 0;
  std::int64_t sum = 0;      // of our list, as the problem counts it
  bool keeps_rules = false;  // our list keeps every rule of the problem
};

/// What another program answered.
struct SolverAnswer {
  bool feasible = false;
  std::vector<bool> taken;  // one an item, where feasible
};

/// Where the other program's answer leaves ours.
enum class SecondOpinion : std::uint8_t {
  same_list,
  equal_sum,  // another list
  larger_sum,
  smaller_sum,
  no_list  // the rules cannot be kept together
};

[[nodiscard]] ListProof list_proof(const Dossier& dossier, const RenderOrder& order);

/// nullopt when the text is not what CBC writes by `-solution`.
[[nodiscard]] std::optional<SolverAnswer> read_cbc_answer(std::string_view text, std::size_t items);

[[nodiscard]] SecondOpinion compare(const Dossier& dossier, const ListProof& proof,
                                    const SolverAnswer& answer);

/// For the screen: what stands in `file`, how to solve it and what must come out; with an answer,
/// what came out.
[[nodiscard]] Document proof_document(const Dossier& dossier, const RenderOrder& order,
                                      const ListProof& proof, const std::string& file,
                                      const std::optional<SolverAnswer>& answer);
[[nodiscard]] std::string proof_json(const Dossier& dossier, const ListProof& proof,
                                     const std::string& file,
                                     const std::optional<SolverAnswer>& answer);

}  // namespace otbor
