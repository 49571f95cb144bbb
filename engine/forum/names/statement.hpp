#pragma once
// What a name states of an institution: its kind, its number, its own words, whom it is named
// after, where it lies; and what beside that tells of the person or the machine. Names of the
// registry and names from the screen are read in the same way.

#include <string>
#include <vector>

#include "engine/forum/names/preparation.hpp"

namespace otbor::names {

enum class Claim : std::uint8_t {
  own,       // stands by itself: «Погроминская», «Василёк»
  memorial,  // after «им.»
  locality,  // after «с.», «пос.»
  part,      // a part of a word joined by a hyphen
  parent     // of the head institution of a branch
};

struct Claimed {
  std::string sound;
  Claim claim = Claim::own;
  bool person = false;  // stands where people's names stand
  bool dot = false;     // cut short on purpose
  bool quoted = false;
  bool before_kind = false;
  std::vector<std::string> parts;  // of a word with hyphens
  bool joined = false;             // blank before it and a word before that: may be one
};

struct Statement {
  std::vector<std::uint32_t> kinds;    // InstitutionKind, once each
  std::vector<std::string> families;   // that legal forms tell
  std::vector<std::uint32_t> numbers;  // said to be the institution's
  bool marked_number = false;          // with «№» or as an ordinal
  std::vector<std::uint32_t> loose;    // numbers that may be anything
  std::vector<Claimed> words;
  std::vector<std::string> sequence;  // sounds that tell something, for aliases
  bool legal = false;
  bool organiser = false;
  bool guest = false;
  bool device = false;
  bool person = false;
  bool district = false;
  std::vector<std::string> districts;  // stems of their names: «Тоцкого»
  bool branch = false;
};

/// `known` says whether the registry has the word, so that it is not taken for a slip.
[[nodiscard]] Statement statement_of(const Lexicon& lexicon, const Reading& reading,
                                     const Known& known);

}  // namespace otbor::names
