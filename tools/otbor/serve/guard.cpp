#include "tools/otbor/serve/guard.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace otbor::serve {
namespace {

constexpr std::array<std::string_view, 2> our_names{"127.0.0.1", "localhost"};
constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_ours(const Door& door, std::string_view prefix, std::string_view said) {
  return std::ranges::any_of(our_names, [&](std::string_view name) {
    return said == std::string(prefix) + std::string(name) + ":" + std::to_string(door.port);
  });
}

/// Takes the same time wherever the two differ.
bool same_secret(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned difference = 0;
  for (std::size_t at = 0; at < one.size(); ++at) {
    difference |= static_cast<unsigned char>(one[at]) ^ static_cast<unsigned char>(other[at]);
  }
  return difference == 0;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '.' || c == '-' || c == '_';
    const auto byte = static_cast<unsigned char>(c);
    out += plain ? std::string(1, c)
                 : std::string{'%', hex_digits[byte >> 4U], hex_digits[byte & 15U]};
  }
  return out;
}

std::optional<unsigned> digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return std::nullopt;
}

std::string_view type_of(std::string_view name) {
  using Type = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Type, 8> types{{
      {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
      {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {".csv", "text/csv; charset=utf-8"},
      {".html", "text/html; charset=utf-8"},
      {".txt", "text/plain; charset=utf-8"},
      {".yaml", "application/yaml"},
      {".json", "application/json"},
      {"", "application/octet-stream"},
  }};
  return std::ranges::find_if(types, [&](const Type& type) { return name.ends_with(type.first); })
      ->second;
}

}  // namespace

std::string random_token() {
  std::random_device system;
  std::string token;
  for (int word = 0; word < 8; ++word) {
    auto bits = static_cast<std::uint32_t>(system());
    for (int nibble = 0; nibble < 8; ++nibble, bits >>= 4U) token += hex_digits[bits & 15U];
  }
  return token;
}

std::optional<Response> refusal(const Door& door, const RequestHead& head) {
  constexpr std::string_view front_door = "/";
  const auto refuse = [](unsigned status) { return response(status, "text/plain", ""); };
  if (!is_ours(door, "", head.host)) return refuse(421);
  if (head.verb == Verb::other) return refuse(405);
  const bool foreign = head.site == "cross-site" || head.site == "same-site";
  if (foreign && head.target != front_door) return refuse(403);
  if (!head.origin.empty() && !is_ours(door, "http://", head.origin)) return refuse(403);
  if (head.verb == Verb::get) return std::nullopt;
  if (head.origin.empty() || !same_secret(head.token, door.token)) return refuse(403);
  return std::nullopt;
}

Response response(unsigned status, std::string_view type, std::string body,
                  std::string_view policy) {
  return {.status = status,
          .headers = {{"Content-Type", std::string(type)},
                      {"Content-Security-Policy", std::string(policy) +
                                                      "; frame-ancestors 'self'; base-uri 'none'; "
                                                      "form-action 'none'"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Cross-Origin-Resource-Policy", "same-origin"},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cache-Control", "no-store"}},
          .body = std::move(body)};
}

Response download(std::string_view name, std::string body) {
  const auto slash = name.rfind('/');
  const auto last = slash == std::string_view::npos ? name : name.substr(slash + 1);
  auto file = response(200, type_of(name), std::move(body));
  file.headers.emplace_back("Content-Disposition", "attachment; filename*=UTF-8''" + escaped(last));
  return file;
}

Target target_of(const RequestHead& head) {
  const std::string_view whole = head.target;
  const auto mark = whole.find('?');
  if (mark == std::string_view::npos) return {whole, {}};
  return {whole.substr(0, mark), whole.substr(mark + 1)};
}

std::string value_in(std::string_view query, std::string_view key) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const auto pair = query.substr(0, end);
    if (pair.starts_with(key) && pair.substr(key.size()).starts_with('=')) {
      return unescaped(pair.substr(key.size() + 1)).value_or("");
    }
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return {};
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    if (text.size() - at < 3) return std::nullopt;
    const auto high = digit(text[at + 1]);
    const auto low = digit(text[at + 2]);
    if (!high || !low) return std::nullopt;
    out += static_cast<char>(*high * 16 + *low);
    at += 2;
  }
  return out;
}

}  // namespace otbor::serve
