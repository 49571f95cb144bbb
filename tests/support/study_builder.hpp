#pragma once
// A small Study in a few lines, for tests of every room: what intake would make of tidy files.
// Things are named by their ids; marks are written as values, "3 2.5 . -" (blank, not applicable).
// Whatever has no word here is set through `change`, which runs last.
//
//   const auto study = StudyBuilder()
//                          .criterion("К6", "3", {.gate = "2"})
//                          .practice("P1", {.institution = "МБОУ А"})
//                          .sheet("P1", "Э-01", "3")
//                          .rules([](Rules& rules) { rules.experts_min = 2; })
//                          .build();

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/study.hpp"

namespace otbor {

struct CriterionFacts {
  std::string_view title = "";
  std::string_view gate = "";
  std::string_view gate_each = "";
  std::string_view scale = "0 1 2 3";
  std::string_view stages = "";  // "S2 S3"
  bool lower_is_better = false;
  bool required = true;
};

struct InstitutionFacts {
  std::string_view type = "";
  std::string_view settlement = "";
};

struct PracticeFacts {
  std::string_view title = "";
  std::string_view institution = "";  // made when it is new
  std::string_view theme = "";
  std::string_view platform = "";
  std::string_view registered = "";  // "2022-05-04 16:30"
  std::string_view group = "";
  PracticeStatus status = PracticeStatus::admitted;
};

class StudyBuilder {
 public:
  StudyBuilder();
  StudyBuilder& criterion(std::string_view id, std::string_view weight,
                          const CriterionFacts& facts = {});

  /// Weights of a group of applicants, one a criterion; criteria come first.
  StudyBuilder& applicant_group(std::string_view name, std::string_view weights);

  /// The nine stages S1 … S9 (codes Ц … Э), marks 0 … 3, 2 is sufficient, the four usual classes.
  StudyBuilder& management_cycle();
  StudyBuilder& platform(std::string_view id, std::string_view title);
  StudyBuilder& theme(std::string_view id, std::string_view title, std::string_view platform = "");
  StudyBuilder& institution(std::string_view name, const InstitutionFacts& facts = {});

  /// Experts are made when a sheet names them; this fixes their order or institution.
  StudyBuilder& expert(std::string_view id, std::string_view institution = "");
  StudyBuilder& practice(std::string_view id, const PracticeFacts& facts = {});

  /// Marks of criteria and, after them, of the cycle's stages; each may be "".
  StudyBuilder& sheet(std::string_view practice, std::string_view expert, std::string_view marks,
                      std::string_view stage_marks = "", SheetStatus status = SheetStatus::counted);
  StudyBuilder& band(Decision decision, std::string_view from, bool gates_required = false,
                     std::string_view wording = "");
  StudyBuilder& rules(const std::function<void(Rules&)>& set);
  StudyBuilder& change(std::function<void(Study&)> change);

  [[nodiscard]] Study build() const;

  [[nodiscard]] Index<Practice> practice_at(std::string_view id) const;
  [[nodiscard]] Index<Expert> expert_at(std::string_view id) const;
  [[nodiscard]] Index<Criterion> criterion_at(std::string_view id) const;

 private:
  struct WrittenSheet {
    Sheet sheet;
    std::string marks;
    std::string stage_marks;
  };
  ThemeSet& theme_set();
  Index<Institution> institution_at(std::string_view name);
  void fill_weights(Study& study) const;
  void fill_sheets(Study& study) const;

  Study study_;
  std::vector<Points> weights_;        // of everybody else
  std::vector<Points> group_weights_;  // group by group
  std::vector<WrittenSheet> sheets_;
  std::vector<std::function<void(Study&)>> changes_;
};

}  // namespace otbor
