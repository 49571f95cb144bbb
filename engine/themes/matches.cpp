#include "engine/themes/matches.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

/// «повышение профессионального уровня молодых специалистов»: the object of management is the
/// fourth word after its head, and hardly ever a later one.
constexpr std::ptrdiff_t object_reach = 4;

/// учебно-воспитательный is one adjective with a meaning of its own, not воспитательный;
/// учитель-наставник is both.
bool joins_adjectives(std::string_view plain) {
  const auto first = parts_of(plain).front();
  return first.ends_with("о") || first.ends_with("е");
}

}  // namespace

ThemeReader::ThemeReader(const Lexicon& lexicon) : lexicon_(&lexicon), stemmer_(lexicon.lemmas) {}

const std::vector<Index<LexiconEntry>>& ThemeReader::read(std::string_view text) {
  counted_.clear();
  read_terms(text);
  find_matches();
  keep_longest();
  for (const auto& match : kept_) {
    if (lexicon_->entries[match.entry].theme) counted_.push_back(match.entry);
  }
  find_objects();
  return counted_;
}

void ThemeReader::read_terms(std::string_view text) {
  terms_.clear();
  for (const auto& word : words_of(text)) {
    auto known = met_.find(word.text);
    if (known == met_.end()) {
      known = met_.emplace(std::string(word.text), look_up(word.text)).first;
    }
    for (auto at = known->second.first; at < known->second.last; ++at) {
      terms_.push_back(known_terms_[at]);
      terms_.back().sentence = word.sentence;
    }
  }
}

/// A compound that no entry has is read as its parts.
ThemeReader::Known ThemeReader::look_up(std::string_view word) {
  const auto plain = plain_form(word);
  const auto term_of = [&](std::string_view part) {
    return Term{.stem = find_term(lexicon_->stems, stemmer_.stem(part)),
                .exact = find_term(lexicon_->exacts, std::string(part))};
  };
  const auto first = static_cast<std::uint32_t>(known_terms_.size());
  const auto whole = term_of(plain);
  const auto parts = parts_of(plain);
  if (parts.size() == 1 || whole.stem != 0 || whole.exact != 0 || joins_adjectives(plain)) {
    known_terms_.push_back(whole);
  } else {
    for (const auto part : parts) known_terms_.push_back(term_of(part));
  }
  return {.first = first, .last = static_cast<std::uint32_t>(known_terms_.size())};
}

void ThemeReader::find_matches() {
  matches_.clear();
  for (std::uint32_t first = 0; first < terms_.size(); ++first) {
    const Term& term = terms_[first];
    if (term.stem != 0) {
      for (const auto entry : lexicon_->starting[term.stem]) try_entry(entry, first);
    }
    if (term.exact != 0) {
      for (const auto entry : lexicon_->starting[term.exact]) try_entry(entry, first);
    }
  }
}

/// Taking the next word wherever it fits never misses a match: the one inserted word is still to
/// spend when it does not.
void ThemeReader::try_entry(Index<LexiconEntry> entry, std::uint32_t first) {
  const LexiconEntry& wanted = lexicon_->entries[entry];
  Match match{.entry = entry, .first = first, .last = first};
  const auto fits = [&](std::uint32_t at, TermId id) {
    return at < terms_.size() && terms_[at].sentence == terms_[first].sentence && terms_[at].is(id);
  };
  for (std::size_t i = 1; i < wanted.terms.size(); ++i) {
    if (fits(match.last + 1, wanted.terms[i])) {
      match.last += 1;
    } else if (!wanted.unbroken && match.gap == no_gap && fits(match.last + 2, wanted.terms[i])) {
      match.gap = match.last + 1;
      match.last += 2;
    } else {
      return;
    }
  }
  matches_.push_back(match);
}

/// Matches stand in the order of their first words, so those that can touch one another are a run.
void ThemeReader::keep_longest() {
  kept_.clear();
  for (auto begin = matches_.begin(); begin != matches_.end();) {
    auto end = begin;
    for (std::uint32_t reach = begin->last; end != matches_.end() && end->first <= reach; ++end) {
      reach = std::max(reach, end->last);
    }
    keep_longest_of(begin, end);
    begin = end;
  }
}

void ThemeReader::keep_longest_of(std::vector<Match>::iterator begin,
                                  std::vector<Match>::iterator end) {
  const auto order = [&](const Match& match) {
    const LexiconEntry& entry = lexicon_->entries[match.entry];
    return std::tuple(-static_cast<std::ptrdiff_t>(entry.terms.size()), entry.theme.has_value(),
                      !entry.strong, match.first, match.last, match.entry);
  };
  if (std::distance(begin, end) > 1) std::ranges::sort(begin, end, {}, order);
  const auto run = static_cast<std::ptrdiff_t>(kept_.size());
  for (auto match = begin; match != end; ++match) {
    const bool gives_way = std::any_of(kept_.begin() + run, kept_.end(),
                                       [&](const Match& longer) { return yields(*match, longer); });
    if (!gives_way) kept_.push_back(*match);
  }
}

/// A word speaks once for a theme, in the longest entry; boilerplate takes its words from all. A
/// strong entry says what its words mean («классный руководитель» is no head of a school), so
/// shorter entries inside it are silent in other themes too.
bool ThemeReader::yields(const Match& match, const Match& to) const {
  const LexiconEntry& entry = lexicon_->entries[match.entry];
  const LexiconEntry& longer = lexicon_->entries[to.entry];
  std::uint32_t shared = 0;
  std::uint32_t words = 0;
  for (std::uint32_t at = match.first; at <= match.last; ++at) {
    if (!match.has(at)) continue;
    ++words;
    if (to.has(at)) ++shared;
  }
  if (!entry.theme || !longer.theme || entry.theme == longer.theme) return shared > 0;
  return longer.strong && shared == words && entry.terms.size() < longer.terms.size();
}

/// The first object noun within reach of a head noun speaks for the theme of the pair.
void ThemeReader::find_objects() {
  const Term* head = nullptr;
  for (const Term& term : terms_) {
    if (lexicon_->is_head[term.stem]) {
      head = &term;
    } else if (head != nullptr && lexicon_->is_object[term.stem] && &term - head <= object_reach &&
               term.sentence == head->sentence) {
      const auto pair = lexicon_->objects.find({head->stem, term.stem});
      if (pair == lexicon_->objects.end()) continue;
      const auto at = static_cast<std::uint32_t>(&term - terms_.data());
      const auto theme = *lexicon_->entries[pair->second].theme;
      if (!is_spoken_for(at, theme)) counted_.push_back(pair->second);
      head = nullptr;
    }
  }
}

/// The word is boilerplate, or part of a strong entry of another theme.
bool ThemeReader::is_spoken_for(std::uint32_t at, Index<Theme> theme) const {
  return std::ranges::any_of(kept_, [&](const Match& match) {
    const LexiconEntry& entry = lexicon_->entries[match.entry];
    return match.has(at) && entry.theme != theme &&
           (!entry.theme || (entry.strong && entry.terms.size() > 1));
  });
}

}  // namespace otbor
