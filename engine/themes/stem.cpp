#include "engine/themes/stem.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <libstemmer.h>

#include "engine/base/check.hpp"
#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// ё and its two-sign spelling become е; и with a breve is й. Other marks (stress) are dropped.
void append_plain(std::string& out, char32_t c, char32_t& base) {
  if (c == 0x306 && (base == U'и' || base == U'И')) {
    out.resize(out.size() - 2);  // the base letter takes two bytes
    utf8::append(out, base == U'и' ? U'й' : U'Й');
  } else if (c == 0x2010 || c == 0x2011 || c == 0x2013) {
    out += '-';
  } else if (c != 0xAD && !(c >= 0x300 && c <= 0x36F)) {
    utf8::append(out, c == U'ё' ? U'е' : c == U'Ё' ? U'Е' : c);
  }
  base = c;
}

bool is_abbreviated_part(std::string_view part) {
  int capitals = 0;
  for (std::size_t at = 0; at < part.size();) {
    const char32_t c = utf8::next(part, at);
    if (utf8::is_digit(c)) return true;
    if (utf8::is_upper(c)) ++capitals;
  }
  return capitals >= 2;
}

}  // namespace

std::string plain_form(std::string_view word) {
  std::string out;
  char32_t base = 0;
  for (std::size_t at = 0; at < word.size();) append_plain(out, utf8::next(word, at), base);
  return out;
}

std::string lower_form(std::string_view plain) {
  std::string out;
  for (std::size_t at = 0; at < plain.size();) {
    utf8::append(out, utf8::lower(utf8::next(plain, at)));
  }
  return out;
}

bool is_abbreviation(std::string_view plain) {
  return std::ranges::all_of(parts_of(plain), is_abbreviated_part);
}

std::vector<std::string_view> parts_of(std::string_view plain) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto hyphen = plain.find('-');
    parts.push_back(plain.substr(0, hyphen));
    if (hyphen == std::string_view::npos) return parts;
    plain.remove_prefix(hyphen + 1);
  }
}

Lemmas lemmas_of(const ThemeSet& set) {
  Lemmas lemmas;
  for (const auto& [word, forms] : set.lemmas) {
    const auto lemma = "=" + lower_form(plain_form(word));  // no word begins with this sign
    lemmas.emplace(lemma.substr(1), lemma);
    for (const auto& form : forms) lemmas.emplace(lower_form(plain_form(form)), lemma);
  }
  return lemmas;
}

Stemmer::Stemmer(const Lemmas& lemmas)
    : lemmas_(&lemmas), snowball_(sb_stemmer_new("russian", "UTF_8")) {
  OTBOR_CHECK(snowball_ != nullptr);
}

void Stemmer::Deleter::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string Stemmer::stem(std::string_view plain) {
  const auto lower = lower_form(plain);
  if (const auto found = lemmas_->find(lower); found != lemmas_->end()) return found->second;
  std::string stems;
  for (const auto part : parts_of(lower)) {
    if (!stems.empty()) stems += '-';
    stems += stem_part(part);
  }
  return stems;
}

std::string Stemmer::stem_part(std::string_view lower) {
  if (const auto found = lemmas_->find(lower); found != lemmas_->end()) return found->second;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(lower.data());
  const auto* stem = sb_stemmer_stem(snowball_.get(), bytes, static_cast<int>(lower.size()));
  OTBOR_CHECK(stem != nullptr);
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

}  // namespace otbor
