#pragma once
// The institutions of a programme made ready to be found by what a name states: an inverted index
// from words, their stems and roots, and numbers to the institutions that have them. A name from
// the screen looks only at those it shares something with.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/forum/names/statement.hpp"
#include "engine/model/study.hpp"

namespace otbor::names {

/// Where an institution has a word from.
enum class Source : std::uint8_t { own, alias, settlement, memorial, parent };

struct Posting {
  std::uint32_t institution = 0;
  Source source = Source::own;
};

/// How a word of a name meets a word of the registry, best first.
enum class Grade : std::uint8_t {
  exact,
  inflected,  // Тоцкого – Тоцкая
  derived,    // Погромное – Погроминская
  shortened,  // Погромин.
  slip,       // one letter
  part,       // one half of Верхне-Бузулукская
  related,    // the same root otherwise
  slips       // two letters
};

struct Hit {
  std::uint32_t word = 0;
  Grade grade = Grade::exact;
};

struct Profile {
  std::vector<std::uint32_t> kinds;
  std::vector<std::uint32_t> families;  // of the kinds, or told by the legal form
  std::vector<std::uint32_t> numbers;
  std::vector<std::uint32_t> words;               // own ones, of the vocabulary
  std::vector<std::vector<std::uint32_t>> names;  // own words of each official name that has any
  bool own_is_place = false;                      // its own words only say where it lies
  bool kind_alone = false;  // its name is its kind, and no other institution is of it: «ЦВР»
  bool branch = false;
  std::vector<std::string> districts;  // stems
};

class Registry {
 public:
  Registry(const Lexicon& lexicon, const Per<Institution, Institution>& institutions);

  [[nodiscard]] bool knows(const std::string& sound) const { return ids_.contains(sound); }
  /// Words that the claimed one may be, the best grade of each; most `hits_max`.
  [[nodiscard]] std::vector<Hit> hits(const Claimed& claimed) const;
  [[nodiscard]] const std::vector<Posting>& postings(std::uint32_t word) const {
    return postings_[word];
  }
  [[nodiscard]] const std::vector<std::uint32_t>& with_number(std::uint32_t number) const;
  [[nodiscard]] const std::vector<std::uint32_t>& of_kind(std::uint32_t kind) const {
    return by_kind_[kind];
  }
  /// Institutions that have these words in this order as one of their names; as a part of a longer
  /// statement only names that tell more than a kind.
  [[nodiscard]] const std::vector<std::uint32_t>& named(const std::string& joined,
                                                        bool whole) const;
  [[nodiscard]] std::size_t longest_name() const { return longest_name_; }
  [[nodiscard]] const Profile& profile(std::uint32_t at) const { return profiles_[at]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(profiles_.size()); }
  [[nodiscard]] std::uint32_t family_of(std::uint32_t kind) const { return family_of_kind_[kind]; }
  /// The number of a family's name; past the last for an unknown one.
  [[nodiscard]] std::uint32_t family_named(std::string_view name) const;
  /// 2 the same kind, 1 one may be called the other, 0 the same family, -1 another family.
  [[nodiscard]] int kinship(std::uint32_t stated, std::uint32_t kind) const;

 private:
  void add_name(std::uint32_t at, std::string_view name, Source source);
  void add_kind(std::uint32_t at, std::string_view type);
  void add_settlement(std::uint32_t at, std::string_view name);
  void settle_kinds(std::uint32_t at);
  void forget_shared_words();
  void note_kinds_alone();
  void add_word(std::uint32_t at, const std::string& sound, Source source);
  std::uint32_t id_of(const std::string& sound);
  void index_words();
  void add_slips(const std::string& sound, std::vector<Hit>& out, bool two) const;
  void add_prefixed(const Claimed& claimed, std::vector<Hit>& out) const;
  void add_parts(const Claimed& claimed, std::vector<Hit>& out) const;
  void add_kin(const Claimed& claimed, std::vector<Hit>& out) const;

  const Lexicon& lexicon_;
  std::vector<std::string> families_;
  std::vector<std::uint32_t> family_of_kind_;
  std::vector<Profile> profiles_;
  std::unordered_map<std::string, std::uint32_t> ids_;  // lookup only
  std::vector<std::string> words_;
  std::vector<std::vector<std::string>> parts_;  // of words with hyphens
  std::vector<std::vector<Posting>> postings_;
  std::vector<Lexicon::Root> roots_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_;  // lookup only
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_root_;  // lookup only
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_part_;  // lookup only
  std::vector<std::uint32_t> sorted_;                                    // words by their letters
  std::vector<std::pair<std::uint64_t, std::uint32_t>> deletions_;       // by hash, then word
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> by_number_;  // lookup only
  std::vector<std::vector<std::uint32_t>> by_kind_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;        // lookup only
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_whole_name_;  // lookup only
  std::size_t longest_name_ = 1;
};

}  // namespace otbor::names
