#include <array>

#include "engine/base/num/special.hpp"
#include "engine/rate/agreement/kendall.hpp"
#include "engine/workbench/method.hpp"
#include "engine/workbench/shapes/ratings.hpp"

namespace otbor::workbench::adapters {
namespace {

enum class Missing : std::uint8_t { listwise };
constexpr std::array<Named<Missing>, 1> missing{{{"listwise", Missing::listwise}}};

Results compute(Bench& bench) {
  static_cast<void>(bench.params.choice("missing", missing));
  const auto input = read_ratings(bench);
  if (!bench.good()) return {};
  const auto found = kendall_concordance(input.ratings);
  const auto p_value = [](const Concordance& c) {
    return num::chi_square_upper(c.chi_square(), c.degrees_of_freedom());
  };
  return Results()
      .add("w_tie_corrected", found.map(&Concordance::w))
      .add("chisq_tie_corrected", found.map(&Concordance::chi_square))
      .add("df", found.map(&Concordance::degrees_of_freedom))
      .add("p_tie_corrected", found.map(p_value))
      .add("w_uncorrected", found.map(&Concordance::w_uncorrected))
      .add("chisq_uncorrected", found.map(&Concordance::chi_square_uncorrected))
      .add("mean_spearman_rho",
           found.and_then([](const Concordance& c) { return c.mean_spearman; }))
      .add("n_complete", found.map(&Concordance::practices));
}

constexpr std::array params{
    Param{"missing",
          "listwise",
          {"практики с пропусками не учитываются", "practices with missing ratings are left out"}},
};

}  // namespace

extern const Method agreement_kendall_w;
const Method agreement_kendall_w{
    .id = "agreement.kendall_w",
    .title = {.ru = "Коэффициент конкордации Кендалла W",
              .en = "Kendall's coefficient of concordance W"},
    .source = "M. G. Kendall & B. Babington Smith (1939); S. Siegel & N. J. Castellan (1988)",
    .params = params,
    .compute = compute,
};

}  // namespace otbor::workbench::adapters
