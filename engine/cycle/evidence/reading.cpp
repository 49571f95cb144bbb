#include "engine/cycle/evidence/reading.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "engine/base/utf8.hpp"
#include "engine/themes/tokens.hpp"

namespace otbor {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// «2021», «2021/22», «2019–2021»; a number of four digits that begins with 19 or 20.
bool is_year(std::string_view number) {
  if (number.size() < 4 || (!number.starts_with("19") && !number.starts_with("20"))) return false;
  if (!is_ascii_digit(number[2]) || !is_ascii_digit(number[3])) return false;
  return number.size() == 4 || number[4] == '/' || number[4] == '-' || number[4] < 0;
}

/// «10.09.2021»
bool is_date(std::string_view number) {
  return std::ranges::count(number, '.') == 2 && number.size() >= 6 && number.size() <= 10;
}

Token::Kind kind_of_number(std::string_view number) {
  return is_date(number)   ? Token::Kind::date
         : is_year(number) ? Token::Kind::year
                           : Token::Kind::number;
}

bool is_number(std::string_view word) {
  return is_ascii_digit(word.front()) && is_ascii_digit(word.back());
}

}  // namespace

TextReader::TextReader(const Vocabulary& vocabulary)
    : vocabulary_(&vocabulary), meanings_(vocabulary) {
  if (vocabulary.weights) scores_.emplace(*vocabulary.weights);
}

void TextReader::read(std::string_view text) {
  prose_ = prose_of(text);
  matches_.clear();
  read_tokens(text);
  for (auto& sentence : sentences_) {
    sentence.first_match = static_cast<std::uint32_t>(matches_.size());
    find_matches(sentence);
    sentence.last_match = static_cast<std::uint32_t>(matches_.size());
    drop_inner(sentence);
  }
  hear_words(text);
}

void TextReader::hear_words(std::string_view text) {
  heard_.clear();
  if (!scores_) return;
  for (const auto& of : sentences_) {
    const auto heard = scores_->of(
        text, std::span(tokens_).subspan(of.first_token, of.last_token - of.first_token));
    heard_.insert(heard_.end(), heard.begin(), heard.end());
  }
}

bool TextReader::has(const Token& token, AtomId atom) const {
  if (token.kind != Token::Kind::word) return token.own == atom;
  const auto& atoms = meanings_.atoms();
  for (auto at = token.first_atom; at < token.last_atom; ++at) {
    if (atoms[at] == atom) return true;
  }
  return false;
}

/// What stands between two words: the signs that patterns name and those that part clauses.
void TextReader::add_signs(std::string_view text, std::size_t begin, std::size_t end, Token& next) {
  for (std::size_t at = begin; at < end;) {
    const std::size_t sign = at;
    const auto c = utf8::next(text, at);
    if (c == '%' || c == U'№') {
      tokens_.push_back({.begin = static_cast<std::uint32_t>(sign),
                         .end = static_cast<std::uint32_t>(at),
                         .kind = Token::Kind::sign,
                         .own = c == '%' ? percent_atom : number_sign_atom,
                         .apart = next.apart,
                         .far_apart = next.far_apart});
      next.apart = false;
      next.far_apart = false;
    } else if (c == ',' || c == ':' || c == '(' || c == ')') {
      next.apart = true;
    } else if (c == ';') {
      next.far_apart = true;
    }
  }
}

/// «3,4», «12.03.2021», «2021/22»: one number.
bool TextReader::joins_number(std::string_view text, const Token& next) const {
  if (tokens_.empty() || next.begin != tokens_.back().end + 1) return false;
  const char between = text[next.begin - 1];
  const auto last = tokens_.back().kind;
  return (between == ',' || between == '.' || between == '/') && last != Token::Kind::word &&
         last != Token::Kind::sign && is_ascii_digit(text[next.begin]);
}

void TextReader::read_tokens(std::string_view text) {
  tokens_.clear();
  sentences_.assign(prose_.sentences.size(), {});
  std::size_t sentence = 0;
  std::size_t after = 0;
  bool begun = false;
  const auto close = [&] {
    if (begun) sentences_[sentence].last_token = static_cast<std::uint32_t>(tokens_.size());
  };
  for (const auto& word : words_of(text)) {
    Token token{.begin = static_cast<std::uint32_t>(word.text.data() - text.data())};
    token.end = token.begin + static_cast<std::uint32_t>(word.text.size());
    while (sentence < sentences_.size() && prose_.sentences[sentence].end <= token.begin) {
      if (begun) {  // a sign may stand behind the last word of a sentence: «82 %.»
        Token none;
        add_signs(text, after, prose_.sentences[sentence].end, none);
      }
      close();
      begun = false;
      ++sentence;
    }
    if (sentence == sentences_.size() || prose_.sentences[sentence].begin > token.begin) continue;
    if (!begun) {
      begun = true;
      sentences_[sentence].first_token = static_cast<std::uint32_t>(tokens_.size());
      after = prose_.sentences[sentence].begin;
    }
    if (joins_number(text, token)) {
      auto& last = tokens_.back();
      last.end = token.end;
      last.kind = kind_of_number(text.substr(last.begin, last.end - last.begin));
      last.own = last.kind == Token::Kind::year ? 0 : number_atom;
      after = token.end;
      continue;
    }
    add_signs(text, after, token.begin, token);
    after = token.end;
    if (is_number(word.text)) {
      token.kind = kind_of_number(word.text);
      token.own = token.kind == Token::Kind::year ? 0 : number_atom;
    } else {
      const auto& meaning = meanings_.of(word.text);
      token.first_atom = meaning.first;
      token.last_atom = meaning.last;
      token.stem = meaning.stem;
      token.done = meaning.done;
      token.by_us = meaning.by_us;
      token.ahead = meaning.ahead;
    }
    tokens_.push_back(token);
  }
  if (begun) {
    Token none;
    add_signs(text, after, prose_.sentences[sentence].end, none);
  }
  close();
}

void TextReader::find_matches(SentenceReading& sentence) {
  const auto& atoms = meanings_.atoms();
  for (auto first = sentence.first_token; first < sentence.last_token; ++first) {
    const auto& token = tokens_[first];
    if (token.kind != Token::Kind::word) {
      for (const auto pattern : vocabulary_->starting[token.own]) {
        try_pattern(pattern, first, sentence.last_token);
      }
      continue;
    }
    for (auto at = token.first_atom; at < token.last_atom; ++at) {
      for (const auto pattern : vocabulary_->starting[atoms[at]]) {
        try_pattern(pattern, first, sentence.last_token);
      }
    }
  }
}

/// The next word is taken where it first fits: near at hand, after one other word, or in a gap.
void TextReader::try_pattern(Index<EvidencePattern> at, std::uint32_t first, std::uint32_t end) {
  const auto& terms = vocabulary_->patterns[at].terms;
  if (vocabulary_->patterns[at].any_order) return try_any_order(at, first, end);
  PatternMatch match{.pattern = at,
                     .first = first,
                     .last = first,
                     .words = static_cast<std::uint32_t>(terms.size())};
  // «не проводился», but not «не только проводился».
  const bool whole = vocabulary_->patterns[at].says == Says::negation;
  bool spent = false;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const std::uint32_t inserted_max = terms[i].after_gap
                                           ? static_cast<std::uint32_t>(pattern_gap_max)
                                       : whole || spent ? 0
                                                        : 1;
    std::uint32_t inserted = 0;
    const auto fits = [&](std::uint32_t place) {
      return std::ranges::any_of(terms[i].any_of,
                                 [&](AtomId atom) { return has(tokens_[place], atom); });
    };
    while (match.last + 1 + inserted < end && inserted <= inserted_max &&
           !fits(match.last + 1 + inserted)) {
      ++inserted;
    }
    if (inserted > inserted_max || match.last + 1 + inserted >= end) return;
    if (inserted > 0 && !terms[i].after_gap) spent = true;
    match.last += 1 + inserted;
  }
  matches_.push_back(match);
}

/// Each word is taken where it first fits behind `first`, a semicolon ends the search.
void TextReader::try_any_order(Index<EvidencePattern> at, std::uint32_t first, std::uint32_t end) {
  const auto& terms = vocabulary_->patterns[at].terms;
  const auto fits = [&](const EvidencePattern::Term& term, std::uint32_t place) {
    return std::ranges::any_of(term.any_of, [&](AtomId atom) { return has(tokens_[place], atom); });
  };
  std::uint32_t met = 0;  // a bit for each term
  PatternMatch match{.pattern = at, .first = first, .last = first, .words = 0};
  for (auto place = first; place < end; ++place) {
    if (place > match.last + 1 + pattern_gap_max) return;
    if (place > first && tokens_[place].far_apart) return;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      if (((met >> i) & 1U) != 0 || !fits(terms[i], place)) continue;
      met |= 1U << i;
      match.last = place;
      ++match.words;
      break;
    }
    if (match.words == terms.size()) {
      matches_.push_back(match);
      return;
    }
  }
}

/// Of markers that stand inside one another the longer speaks: «анализ эффективности» is no
/// «анализ». So do phrases that only look like a marker, and a marker that holds a denial
/// («показатель не достигнут») is none.
void TextReader::drop_inner(SentenceReading& sentence) {
  const auto begin = matches_.begin() + sentence.first_match;
  const auto speaks = [&](const PatternMatch& match) {
    const auto says = pattern(match).says;
    return says == Says::stage || says == Says::ignored;
  };
  const auto inside = [](const PatternMatch& match, const PatternMatch& of) {
    return match.first >= of.first && match.last <= of.last;
  };
  const auto length = [](const PatternMatch& match) { return match.last - match.first; };
  const auto is_dropped = [&](const PatternMatch& match) {
    const auto says = pattern(match).says;
    if (!speaks(match) && says != Says::negation) return false;
    if (pattern(match).in_field) return false;
    return std::any_of(begin, matches_.end(), [&](const PatternMatch& other) {
      if (!speaks(other) || &other == &match || !inside(match, other)) return false;
      if (pattern(other).in_field) return false;  // it takes no other marker's place
      if (says == Says::negation) {  // «показатель не достигнут», but not «анализ … не проведён»
        return pattern(other).says == Says::stage && other.words == length(other) + 1;
      }
      if (pattern(other).free()) return false;
      if (length(other) > length(match) || other.words > match.words) return true;
      return length(other) == length(match) && pattern(other).says == Says::ignored &&
             says != Says::ignored;
    });
  };
  std::vector<PatternMatch> kept;
  for (auto match = begin; match != matches_.end(); ++match) {
    if (!is_dropped(*match)) kept.push_back(*match);
  }
  matches_.erase(begin, matches_.end());
  matches_.insert(matches_.end(), kept.begin(), kept.end());
  sentence.last_match = static_cast<std::uint32_t>(matches_.size());
}

}  // namespace otbor
