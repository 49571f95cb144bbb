#pragma once
// The last look at a package before it is published: nothing in it may be personal data. Whatever
// template or text it came from, an address, a number or a surname stops the package.

#include "engine/model/study.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor {

/// Tells of e-mails, phones, numbers like СНИЛС, and surnames of experts and of commission members
/// in `outputs`, the texts of the files to publish. Those who sign in office (head, chair,
/// secretary) and those whom the paperwork allows may be named. Groups of few practices are warned
/// of.
void check_publication(const Study& study, const Sources& outputs, Diagnostics& diagnostics);

/// «Перелесковым» is a form of «Перелесков»: the same beginning, and an ending of three letters at
/// most. Case and ё aside.
[[nodiscard]] bool is_form_of_surname(std::string_view word, std::string_view surname);

}  // namespace otbor
