#pragma once
// The words that names share: kinds of institutions, legal forms, positions, devices. Found as the
// longest phrase that begins at a word.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/forum/names/words.hpp"

namespace otbor::names {

enum class Role : std::uint8_t {
  none,
  kind,
  legal,
  number_mark,
  ordinal,
  memorial,
  title,
  locality,
  district,
  position,
  organiser,
  guest,
  device,
  room,
  aside,
  branch,
  given_name
};

struct Phrase {
  Role role = Role::none;
  std::uint32_t what = 0;  // the kind, the group of legal forms, the number of an ordinal
  std::size_t words = 1;
  bool whole = true;  // no word of it was found by its beginning alone
};

class Lexicon {
 public:
  explicit Lexicon(const NameLexicon& data);

  /// The longest phrase that begins at `at`; role `none` when there is none.
  [[nodiscard]] Phrase phrase_at(const std::vector<Word>& words, std::size_t at) const;
  /// A phrase of one word that a longer word begins with («оош» in «ооштрансляция») or ends with;
  /// its length in bytes.
  [[nodiscard]] std::size_t glued_before(std::string_view sound) const;
  [[nodiscard]] std::size_t glued_after(std::string_view sound) const;
  /// The word of the lexicon that a mistyped one stands for.
  [[nodiscard]] std::optional<std::string> mended(std::string_view sound) const;
  /// Kinds whose abbreviation is one letter away from a short word: «СаШ» may be a «СОШ».
  [[nodiscard]] std::vector<std::uint32_t> kinds_near(std::string_view sound) const;

  /// The kind behind the letter of a place: «НСОШ» is a «СОШ».
  [[nodiscard]] std::optional<std::uint32_t> kind_behind_letter(std::string_view sound) const;

  /// «погромин» of «погроминская», «погромн» of «погромное»: without what inflection changes.
  [[nodiscard]] std::string stem(std::string_view sound) const;
  struct Root {
    std::string text;
    bool adjective = false;   // had a suffix of adjectives of places
    bool possessive = false;  // lost «ов»: Ивановка, Ивановская
    bool surname = false;     // as it stands it may be a person's
  };
  /// What a place and its adjective share: «погром».
  [[nodiscard]] Root root(std::string_view sound) const;
  [[nodiscard]] bool looks_like_a_person(std::string_view sound) const;
  /// Whether a longer word of the lexicon begins so: the last word of a name that was cut off.
  [[nodiscard]] bool begins_a_word(std::string_view sound) const;

  [[nodiscard]] const Letters& letters() const { return letters_; }
  [[nodiscard]] const NameLexicon& data() const { return data_; }

 private:
  struct Part {
    std::string sound;
    bool beginning = false;
    char before = ' ';
  };
  struct Pattern {
    Role role = Role::none;
    std::uint32_t what = 0;
    std::vector<Part> parts;
  };
  void add(Role role, std::uint32_t what, const std::vector<std::string>& words);
  /// «ЗСОШ» is no slip of «СОШ»: the first letter is that of the place.
  [[nodiscard]] bool has_place_letter(std::u32string_view word) const;
  [[nodiscard]] std::optional<std::string> mended_brief(std::u32string_view word) const;
  [[nodiscard]] std::optional<std::string> mended_long(std::u32string_view word,
                                                       std::uint32_t slips) const;
  void consider(std::uint32_t pattern, const std::vector<Word>& words, std::size_t at, Phrase& best,
                std::size_t& best_letters) const;
  void consider_all(std::string_view first, const std::vector<Word>& words, std::size_t at,
                    Phrase& best, std::size_t& best_letters) const;

  const NameLexicon& data_;
  Letters letters_;
  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> whole_;      // lookup only
  std::unordered_map<std::string, std::vector<std::uint32_t>> beginning_;  // lookup only
  std::vector<std::string> glued_;  // single words that others are glued to, longest first
  struct Longer {
    std::u32string letters;
    bool beginning = false;
  };
  std::vector<Longer> longer_;  // words and beginnings of four letters and more
  std::vector<std::pair<std::u32string, std::uint32_t>> brief_;  // abbreviations, their patterns
  std::vector<std::string> endings_;
  std::vector<std::string> suffixes_;
  std::vector<std::string> interfixes_;
  std::vector<std::string> possessive_;
  std::vector<std::string> name_endings_;
  std::vector<std::string> surnames_;  // sorted
  std::vector<std::string> words_;     // of all phrases, sorted
};

/// Edits of one letter that turn one sound into the other, two letters swapped counting as one;
/// at most `limit` + 1.
[[nodiscard]] std::uint32_t distance(std::u32string_view a, std::u32string_view b,
                                     std::uint32_t limit);

}  // namespace otbor::names
