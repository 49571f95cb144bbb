#pragma once
// How well each institution answers to what a name states. Points are whole numbers; only their
// order and the distance between the first two matter.

#include <cstdint>
#include <vector>

#include "engine/forum/names/registry.hpp"

namespace otbor::names {

/// One institution against one statement.
struct Fit {
  std::uint32_t institution = 0;
  int points = 0;
  bool same_name = false;  // the whole statement is one of its names
  bool alias = false;      // a part of it is
  bool own_word = false;   // one of its words, at least by a slip
  bool place = false;      // its settlement
  bool memorial = false;   // after «им.»
  bool surname = false;    // the same word without «им.»
  bool covers = false;     // all its own words are there as they are
  bool number = false;
  bool number_missing = false;
  bool number_extra = false;
  bool kind = false;  // stated and the same, or a general word for it
  bool general_kind = false;
  bool kind_differs = false;
  bool family = false;         // told by the legal form
  bool bare = false;           // neither it nor the statement tells a kind: «МБОУ № 16»
  bool unknown_word = false;   // the statement has a word that is not its own
  bool weak_words = false;     // its words were met by the root or two slips alone
  Grade grade = Grade::exact;  // the best among its words
};

/// Room for scoring one name after another without asking for memory.
struct Scratch {
  std::vector<std::uint32_t> slot_of;  // by institution, 0 for none
  std::vector<std::uint32_t> touched;
  std::vector<std::uint8_t> values;  // touched × words
  std::vector<std::uint8_t> grades;
  std::vector<std::uint8_t> sources;
  std::vector<std::uint8_t> named;  // 1 a part of the statement is its name, 2 the whole
};

/// Institutions that share something with the statement and contradict neither its number nor the
/// family of its kind; best first, at most `fits_max`.
[[nodiscard]] std::vector<Fit> fits(const Registry& registry, const Lexicon& lexicon,
                                    const Statement& stated, Scratch& scratch);

}  // namespace otbor::names
