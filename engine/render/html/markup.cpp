#include "engine/render/html/markup.hpp"

#include <optional>

namespace otbor::html {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A blank that must not end a line: after «№», between a number and «%» or «г.».
bool keeps_together(std::string_view words, std::size_t blank) {
  if (words.substr(0, blank).ends_with("№")) return true;
  const auto rest = words.substr(blank + 1);
  return blank > 0 && is_digit(words[blank - 1]) &&
         (rest.starts_with('%') || rest.starts_with("г."));
}

/// What is written for a sign; nullopt for most, which stand for themselves.
std::optional<std::string_view> instead_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\n':
    case '\r':
    case '\t':
      return " ";
    default:
      return static_cast<unsigned char>(c) < 0x20 ? std::optional(std::string_view())
                                                  : std::nullopt;
  }
}

}  // namespace

void attribute(std::string& out, std::string_view words) {
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto instead = instead_of(words[at]);
    if (!instead) continue;
    out += words.substr(plain_from, at - plain_from);
    out += *instead;
    plain_from = at + 1;
  }
  out += words.substr(plain_from);
}

void text(std::string& out, std::string_view words) {
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    const bool line_end = c == '\n';
    const bool tied = c == ' ' && keeps_together(words, at);
    if (!line_end && !tied) continue;
    attribute(out, words.substr(plain_from, at - plain_from));
    out += line_end ? std::string_view("<br>") : no_break_space;
    plain_from = at + 1;
  }
  attribute(out, words.substr(plain_from));
}

void tone_class(std::string& out, Tone tone) {
  switch (tone) {
    case Tone::plain:
      return;
    case Tone::good:
      out += " class=\"good\"";
      return;
    case Tone::waiting:
      out += " class=\"waiting\"";
      return;
    case Tone::bad:
      out += " class=\"bad\"";
      return;
    case Tone::faint:
      out += " class=\"faint\"";
      return;
  }
}

}  // namespace otbor::html
