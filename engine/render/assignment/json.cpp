#include "engine/render/assignment/assignment.hpp"
#include "engine/render/assignment/teller.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

void write_seats(JsonWriter& out, const Study& study, const Assignment& made) {
  out.key("seats").begin_array();
  for (const auto practice : made.experts.count()) {
    for (const auto& seat : made.experts[practice]) {
      out.begin_row_object();
      out.key("practice").string(study.practices[practice].id);
      out.key("expert").string(study.experts[seat.expert].id);
      out.key("because").string(code_of(cause_of(seat)));
      out.key("knows_direction").boolean(seat.knows_theme);
      out.key("has_sheet").boolean(seat.has_sheet);
      out.key("kept").boolean(seat.kept);
      out.end_object();
    }
  }
  out.end_array();
}

void write_lacks(JsonWriter& out, const Study& study, const Assignment& made) {
  out.key("short_of_experts").begin_array();
  for (const auto& one : made.shortages) {
    out.begin_object();
    out.key("practice").string(study.practices[one.practice].id);
    out.key("found").number(one.found);
    out.key("may_not_rate").begin_array();
    for (const auto& barred : one.barred) {
      out.begin_row_object();
      out.key("expert").string(study.experts[barred.expert].id);
      out.key("because").string(code_of(barred.why));
      out.end_object();
    }
    out.end_array();
    out.end_object();
  }
  out.end_array();
  out.key("nobody_knows_direction").begin_array();
  for (const auto& one : made.nobody_knows) {
    out.begin_row_object();
    out.key("practice").string(study.practices[one.practice].id);
    out.key("somebody_could").boolean(one.could);
    out.end_object();
  }
  out.end_array();
}

void write_given_up(JsonWriter& out, const Study& study, const Assignment& made) {
  out.key("given_up").begin_array();
  for (const auto& one : made.given_up) {
    out.begin_row_object();
    out.key("practice").string(study.practices[one.seat.practice].id);
    out.key("expert").string(study.experts[one.seat.expert].id);
    const auto enough = one.practice_is_out ? "practice_is_out" : "experts_enough";
    out.key("because").string(one.why ? code_of(*one.why) : enough);
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string assignment_json(const Study& study, const Assignment& made,
                            const std::vector<std::string>& written) {
  JsonWriter out;
  out.begin_object();
  out.key("seed").number(static_cast<std::int64_t>(made.seed));
  out.key("experts_a_practice").number(made.experts_wanted);
  write_seats(out, study, made);
  out.key("load").begin_array();
  for (const auto expert : study.experts.count()) {
    out.begin_row_object();
    out.key("expert").string(study.experts[expert].id);
    out.key("sheets").number(made.load[expert]);
    out.end_object();
  }
  out.end_array();
  out.key("panels").number(made.panels);
  out.key("pairs_linked").number(made.pairs_linked);
  out.key("pairs_possible").number(made.pairs_possible);
  out.key("pairs_ruled_out").number(made.barred);
  write_lacks(out, study, made);
  write_given_up(out, study, made);
  out.key("written").begin_row();
  for (const auto& name : written) out.string(name);
  out.end_array();
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
