#pragma once
// The words from which names of institutions are made, and those that stand beside them in display
// names: data of criteria/names/institutions.yaml, read by forum/names. A word that ends in `*` is
// the beginning of a word; several words are a phrase.

#include <string>
#include <utility>
#include <vector>

#include "engine/base/index.hpp"

namespace otbor {

/// A kind of institution: «СОШ», «гимназия», «детский сад».
struct InstitutionKind {
  std::string id;
  std::string family;  // kinds of one family may be mistaken for one another: school, kindergarten
  std::vector<std::string> words;
  std::vector<Index<InstitutionKind>> may_be;  // a general word: «школа» may be a «СОШ»
};

/// Abbreviations of the legal form; some tell the family: МБДОУ is a kindergarten.
struct LegalForms {
  std::string family;  // or ""
  std::vector<std::string> words;
};

struct NameLexicon {
  std::string title;
  std::string version;
  Per<InstitutionKind, InstitutionKind> kinds;
  std::vector<LegalForms> legal;
  std::vector<std::string> number_marks;  // «№», «номер»
  std::vector<std::pair<std::string, std::vector<std::string>>> ordinals;  // 2: «вторая»
  std::vector<std::string> memorial;            // «им.», «имени»
  std::vector<std::string> titles;              // «Героя Советского Союза»
  std::vector<std::string> localities;          // «с.», «посёлок»
  std::vector<std::string> districts;           // «район»
  std::vector<std::string> positions;           // «директор»
  std::vector<std::string> organisers;          // «РОО»
  std::vector<std::string> guests;              // «ИРО»: from outside
  std::vector<std::string> devices;             // «iPhone», «Пользователь»
  std::vector<std::string> rooms;               // «каб.»: a number follows
  std::vector<std::string> asides;              // words that tell nothing
  std::vector<std::string> given_names;         // «Елена»
  std::vector<std::string> surnames;            // «Бондарь»: not told by their endings
  std::vector<std::string> branches;            // «филиал»: of whom is told behind it
  std::vector<std::string> name_endings;        // of surnames and patronymics
  std::vector<std::string> endings;             // of inflection, longest first
  std::vector<std::string> adjective_suffixes;  // «ск»
  std::vector<std::string> interfixes;  // between a place and its adjective: «ин», «ен»
  std::vector<std::string> possessive;  // «ов»: Ивановка, Ивановская
  std::vector<std::pair<std::string, std::string>> transliteration;
  std::vector<std::pair<std::string, std::string>> sounds;       // letters that are confused
  std::vector<std::pair<std::string, std::string>> look_alikes;  // Latin for Cyrillic
  std::vector<std::pair<std::string, std::string>> keyboard;  // a Latin key and its Russian letter
};

}  // namespace otbor
