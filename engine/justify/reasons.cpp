#include "engine/justify/reasons.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/base/check.hpp"
#include "engine/base/utf8.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

struct Entry {
  std::string_view code;
  Audience audience;
  Words sentence;
};

constexpr Entry entries[] = {
#define REASON(id, audience, ru, en) {#id, Audience::audience, {ru, en}},
#include "engine/justify/reasons.def"
#undef REASON
};

struct LetterEntry {
  ReasonCode code;
  Words sentence;
};

constexpr LetterEntry letter_entries[] = {
#define LETTER(id, ru, en) {ReasonCode::id, {ru, en}},
#include "engine/justify/letter.def"
#undef LETTER
};

const Entry& entry_of(ReasonCode code) {
  const auto at = static_cast<std::size_t>(code);
  OTBOR_CHECK(at < std::size(entries));
  return entries[at];
}

/// A document "от 3 июня 2022 г." at the end of a sentence already brings the full stop.
void end_with_one_stop(std::string& text) {
  if (text.ends_with("..") && !text.ends_with("...")) text.pop_back();
}

std::string requoted(std::string_view name, std::string_view open, std::string_view close,
                     std::string_view inner_open, std::string_view inner_close) {
  std::string out(open);
  out.reserve(name.size() + 8);
  constexpr std::string_view written_open = "«";
  constexpr std::string_view written_close = "»";
  while (!name.empty()) {
    if (name.starts_with(written_open)) {
      out += inner_open;
      name.remove_prefix(written_open.size());
    } else if (name.starts_with(written_close)) {
      out += inner_close;
      name.remove_prefix(written_close.size());
    } else {
      out += name.front();
      name.remove_prefix(1);
    }
  }
  return out += close;
}

Text code_and_title(const std::string& code, const std::string& title) {
  if (title.empty()) return {code};
  const auto in_quotes = quoted(title);
  return {code + " " + in_quotes.ru, code + " " + in_quotes.en};
}

constexpr std::size_t brief_document_length = 150;

}  // namespace

std::string_view code_of(ReasonCode code) { return entry_of(code).code; }
Audience audience_of(ReasonCode code) { return entry_of(code).audience; }
Words sentence_of(ReasonCode code) { return entry_of(code).sentence; }

std::optional<Words> letter_sentence_of(ReasonCode code) {
  const auto* found = std::ranges::find(letter_entries, code, &LetterEntry::code);
  return found == std::end(letter_entries) ? std::nullopt : std::optional(found->sentence);
}

Reason* Reasons::add_filled(ReasonCode code, std::span<const Text* const> values) {
  const auto sentence =
      register_ == Register::letter ? letter_sentence_of(code) : std::optional(sentence_of(code));
  if (!sentence) return nullptr;
  Text text(filled(sentence->ru, Lang::ru, values), filled(sentence->en, Lang::en, values));
  end_with_one_stop(text.ru);
  end_with_one_stop(text.en);
  text.ru.shrink_to_fit();
  text.en.shrink_to_fit();
  reasons_.push_back({code, std::move(text), {}});
  return &reasons_.back();
}

/// Sixteen reasons of each of fifty thousand practices are kept until the end: they take no more
/// room than they need.
std::vector<Reason> Reasons::take() {
  for (auto& reason : reasons_) reason.cites.shrink_to_fit();
  reasons_.shrink_to_fit();
  return std::move(reasons_);
}

Text one_or_many(std::size_t n) { return count(n == 1 ? 1 : 2); }

Text quoted(std::string_view name) {
  while (name.ends_with('.')) name.remove_suffix(1);
  return {requoted(name, "«", "»", "„", "“"), requoted(name, "“", "”", "‘", "’")};
}

Text shortened(std::string_view name, std::size_t characters) {
  const auto start = utf8::prefix(name, characters);
  if (start.size() == name.size()) return {name};
  return {std::string(utf8::trimmed(start)) + "…"};
}

Text name_of(const Criterion& criterion) { return code_and_title(criterion.id, criterion.title); }
Text name_of(const Theme& theme) { return code_and_title(theme.id, theme.title); }

Text cited(const Record& record) {
  auto text = document_of(record);
  auto says = utf8::trimmed(record.reason);
  while (says.ends_with('.')) says.remove_suffix(1);
  if (says.empty()) return text;
  const std::string separator = text.empty() ? "" : "; ";
  text.ru += separator;
  text.ru += says;
  text.en += separator;
  text.en += says;
  return text;
}

Text cited_briefly(const Record& record) {
  const auto document = document_of(record);
  return {shortened(document.ru, brief_document_length).ru,
          shortened(document.en, brief_document_length).en};
}

}  // namespace otbor
