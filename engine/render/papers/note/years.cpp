#include "engine/render/words/years.hpp"

#include "engine/model/forum.hpp"
#include "engine/render/papers/note/note.hpp"

namespace otbor::papers::note {

void add_years(const PaperInput& input, Fields& fields) {
  const auto& narrator = input.narrator;
  const auto& records = narrator.study().forum;
  const bool known = records && records->earlier;
  std::vector<Fields> items;
  for (const auto& row : year_rows(narrator)) {
    auto& item = items.emplace_back();
    item.text({"показатель", "figure"}, row.what);
    item.text({"было", "was"}, row.was, "–");
    item.text({"стало", "is"}, row.is, "–");
  }
  auto institutions = year_institutions(narrator);
  if (narrator.order.published()) {  // who stayed away is for the service alone
    institutions.fresh.clear();
    institutions.gone.clear();
  }
  fields.text({"прежняя_программа", "earlier_programme"}, known ? records->earlier->title : "");
  const bool simulated = known && records->earlier->provenance == "simulated" &&
                         narrator.study().programme.provenance != Provenance::simulated;
  fields.text({"прежняя_смоделирована", "earlier_simulated"}, simulated ? "1" : "");
  fields.list({"сравнение", "comparison"},
              {{"показатель", "figure"}, {"было", "was"}, {"стало", "is"}}, std::move(items));
  fields.number({"организаций_оба_раза", "institutions_both"}, institutions.both.size(),
                input.lang());
  fields.text({"организации_впервые", "institutions_new"},
              Speech::listed(institutions.fresh, "; "));
  fields.text({"организации_больше_нет", "institutions_gone"},
              Speech::listed(institutions.gone, "; "));
}

}  // namespace otbor::papers::note
