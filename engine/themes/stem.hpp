#pragma once
// One spelling for all forms of a word: the Snowball stem, or a lemma for words whose stems would
// collapse (воспитание, воспитанник, воспитатель). Knows nothing of lexicons and themes.

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/model/themes.hpp"

struct sb_stemmer;

namespace otbor {

/// A word as it is compared letter by letter: case kept, ё as е, one kind of hyphen, no soft
/// hyphens and stress marks.
[[nodiscard]] std::string plain_form(std::string_view word);
[[nodiscard]] std::string lower_form(std::string_view plain);

/// ВПР, ВсОШ, ПроеКТОриЯ, 500+: written so on purpose, hence compared letter by letter. Of a
/// plain form; a compound is one when each of its parts is.
[[nodiscard]] bool is_abbreviation(std::string_view plain);

/// педагог-наставник -> педагог, наставник.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view plain);

/// From the lower form of a listed word to its lemma, which equals no stem.
using Lemmas = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Lemmas lemmas_of(const ThemeSet& set);

/// One for each thread: Snowball works in memory of its own object.
class Stemmer {
 public:
  /// `lemmas` outlives the stemmer.
  explicit Stemmer(const Lemmas& lemmas);

  /// Of a plain form; the parts of a compound are stemmed one by one and joined again.
  [[nodiscard]] std::string stem(std::string_view plain);

 private:
  [[nodiscard]] std::string stem_part(std::string_view lower);

  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  const Lemmas* lemmas_;
  std::unique_ptr<sb_stemmer, Deleter> snowball_;
};

}  // namespace otbor
