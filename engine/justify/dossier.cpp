#include "engine/justify/dossier.hpp"

namespace otbor {

Dossier::Dossier() = default;
Dossier::~Dossier() = default;
Dossier::Dossier(const Dossier&) = default;
Dossier::Dossier(Dossier&&) noexcept = default;
Dossier& Dossier::operator=(const Dossier&) = default;
Dossier& Dossier::operator=(Dossier&&) noexcept = default;

}  // namespace otbor
