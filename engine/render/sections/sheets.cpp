// Sheets against the assignment: what is missing, and what nobody asked for.

#include <utility>

#include "engine/render/assigned_sheets.hpp"
#include "engine/render/sections/sections.hpp"

namespace otbor::sections {

Blocks sheets(const Narrator& narrator) {
  if (!narrator.order.names_experts() || narrator.study().assignment.empty()) return {};
  const auto& say = narrator.say;
  auto awaited = awaited_sheets(narrator);
  auto unassigned = unassigned_sheets(narrator);
  if (awaited.items.empty() && unassigned.items.empty()) return {};
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Листы и закрепление", "Sheets and the assignment"}), "sheets"});
  if (!awaited.items.empty()) {
    blocks.emplace_back(Paragraph{say(Words{"Ещё не получены:", "Still awaited:"})});
    blocks.emplace_back(std::move(awaited));
  }
  if (!unassigned.items.empty()) {
    blocks.emplace_back(
        Paragraph{say(Words{"Получены сверх закрепления:", "Received though not assigned:"})});
    blocks.emplace_back(std::move(unassigned));
  }
  return blocks;
}

}  // namespace otbor::sections
