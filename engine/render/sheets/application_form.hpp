#pragma once
// The form that applicants fill in Word and send back: intake reads it as it stands, from the
// folder applications/ of the programme (intake/applications). Its rows are called as the columns
// of practices.csv, so that each lands in its place; stages of the cycle have a row each.

#include "engine/model/study.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

/// An empty form. What it says is read back as the practice's text, so it says little.
[[nodiscard]] Document application_form(const Study& study, const RenderOrder& order);

}  // namespace otbor
