#pragma once
// A criteria set as the regulation prints it: criteria with scales, levels and weights, checks of
// admission, groups.

#include <optional>
#include <string>
#include <vector>

#include "engine/base/index.hpp"
#include "engine/base/moment.hpp"
#include "engine/model/cycle.hpp"
#include "engine/model/scale.hpp"

namespace otbor {

/// Weights may differ by the kind of applicant; group 0 is "everybody else" and always there.
struct ApplicantGroup {
  std::string name;
};

struct Criterion {
  std::string id;  // К6
  std::string title;
  std::string question;
  std::string group;  // id of a criteria group, may be empty
  Scale scale;
  std::vector<std::string> descriptors;  // one a category, "" where there is none
  std::vector<Index<Stage>> stages;      // stages of the cycle it covers
  std::optional<Points> gate;            // mean at least
  std::optional<Points> gate_each;       // every counted expert's mark at least
  std::vector<bool> comment_required;    // one a category
  std::vector<bool> evidence_required;   // one a category
  std::optional<Mark> without_evidence;  // the category counted instead
  std::vector<std::string> evidence;     // what confirms a mark
  std::string filled_by;                 // "" is the expert
  bool required = true;                  // a blank blocks the sheet
};

struct CriteriaGroup {
  std::string id;
  std::string title;
};

struct AdmissionCheck {
  std::string id;  // Ф1
  std::string text;
};

struct Approval {
  std::string document;
  std::optional<Moment> date;
  std::string number;
};

struct CriteriaSet {
  std::string id;
  std::string title;
  std::string version;
  std::optional<Approval> approved;
  std::string sha256;  // of the file
  Per<Criterion, Criterion> criteria;
  std::vector<CriteriaGroup> groups;
  std::vector<AdmissionCheck> admission;
  Per<ApplicantGroup, ApplicantGroup> applicant_groups;
  Table<ApplicantGroup, Criterion, Points> weights;
  /// Largest possible total of one sheet for each group of applicants; where `lower_is_better` it
  /// is the worst.
  Per<ApplicantGroup, Points> maximum;
  /// Smallest possible total; 0 on scales that begin at 0.
  Per<ApplicantGroup, Points> minimum;
  /// Every scale runs from best to worst: the smallest total wins. In a mixture a reversed
  /// criterion counts lowest + highest − mark instead, and larger totals win.
  bool lower_is_better = false;
};

/// Fills `maximum` and `minimum` from scales and weights; a criterion whose scale runs against the
/// rest is reversed, which leaves its ends where they are.
void set_totals(CriteriaSet& set);

}  // namespace otbor
