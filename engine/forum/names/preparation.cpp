#include "engine/forum/names/preparation.hpp"

#include <utility>

namespace otbor::names {
namespace {

class Preparation {
 public:
  Preparation(const Lexicon& lexicon, std::vector<Word> words, const Known& known)
      : lexicon_(lexicon), words_(std::move(words)), known_(known) {}

  Prepared run() {
    split_glued();
    join_hyphens();
    mend();
    return {std::move(words_), std::move(parts_)};
  }

 private:
  /// «мбоусош», «ооштрансляция», «погроминскаясош».
  void split_glued() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const auto sound = words_[at].sound;
      if (words_[at].number || words_[at].letters < 6 || known_(sound)) continue;
      const bool listed = lexicon_.phrase_at({words_[at]}, 0).role != Role::none;
      if (listed) continue;
      if (const auto bytes = lexicon_.glued_before(sound);
          bytes > 0 && tells(sound.substr(bytes))) {
        cut(at, bytes);
      } else if (const auto tail = lexicon_.glued_after(sound);
                 tail > 0 && tells(sound.substr(0, sound.size() - tail))) {
        cut(at, sound.size() - tail);
      }
    }
  }

  /// What is left of a word must mean something, or nothing was glued.
  [[nodiscard]] bool tells(const std::string& sound) const {
    if (letters_of(sound) < 3) return false;
    Word word{.sound = sound, .seen = {}};
    word.letters = letters_of(sound);
    return known_(sound) || lexicon_.phrase_at({word}, 0).role != Role::none ||
           lexicon_.glued_before(sound) > 0;
  }

  void cut(std::size_t at, std::size_t bytes) {
    Word tail = words_[at];
    tail.sound = tail.sound.substr(bytes);
    tail.letters = letters_of(tail.sound);
    tail.before = ' ';
    auto& head = words_[at];
    head.sound.resize(bytes);
    head.letters = letters_of(head.sound);
    head.dot = false;
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(tail));
  }

  /// «Верхне-Бузулукская» is one word, «НОШ-д/с» is not.
  void join_hyphens() {
    parts_.assign(words_.size(), {});
    for (std::size_t at = 0; at + 1 < words_.size();) {
      const auto& next = words_[at + 1];
      const bool hyphen = next.before == '-' && !next.number && !words_[at].number;
      if (!hyphen || stays_apart(at)) {
        ++at;
        continue;
      }
      if (parts_[at].empty()) parts_[at].push_back(words_[at].sound);
      parts_[at].push_back(next.sound);
      words_[at].sound += next.sound;
      words_[at].letters += next.letters;
      words_[at].dot = next.dot;
      words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
      parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
  }

  [[nodiscard]] bool stays_apart(std::size_t at) const {
    const auto here = lexicon_.phrase_at(words_, at);
    const auto next = lexicon_.phrase_at(words_, at + 1);
    const auto names_thing = [](const Phrase& phrase) {
      return phrase.role == Role::kind || phrase.role == Role::legal ||
             phrase.role == Role::position || phrase.role == Role::district ||
             phrase.role == Role::device || phrase.role == Role::room || phrase.words > 1;
    };
    const bool short_first = words_[at].letters == 1 && here.words == 1;
    return (names_thing(here) && !short_first) || (names_thing(next) && next.whole) ||
           (next.role == Role::kind) || words_[at + 1].letters < 3;
  }

  /// A slip in a word that names share: «обшеобразовательная».
  void mend() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      auto& word = words_[at];
      if (word.number || word.letters < 3 || known_(word.sound) || !parts_[at].empty()) continue;
      if (word.dot || lexicon_.phrase_at(words_, at).role != Role::none) continue;
      if (at > 0 && lexicon_.phrase_at(words_, at - 1).words > 1) continue;
      if (auto mended = lexicon_.mended(word.sound)) word.sound = std::move(*mended);
    }
  }

  const Lexicon& lexicon_;
  std::vector<Word> words_;
  const Known& known_;
  std::vector<std::vector<std::string>> parts_;
};

}  // namespace

Prepared prepared(const Lexicon& lexicon, std::vector<Word> words, const Known& known) {
  return Preparation(lexicon, std::move(words), known).run();
}

}  // namespace otbor::names
