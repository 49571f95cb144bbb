#include "engine/select/exact/lp_file.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/base/check.hpp"

namespace otbor::exact {
namespace {

/// Old readers cut lines off at 255 characters.
constexpr std::size_t line_max = 96;
constexpr std::size_t remark_max = 200;

Wide rounded_down(Wide worth, Wide unit) {
  const Wide quotient = worth / unit;
  return worth < 0 && quotient * unit != worth ? quotient - 1 : quotient;
}

std::string digits(Wide number) {
  const bool negative = number < 0;
  if (negative) number = -number;
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(number % 10)));
    number /= 10;
  } while (number > 0);
  return negative ? "-" + text : text;
}

class Writer {
 public:
  [[nodiscard]] std::string take() { return std::move(text_); }

  void line(std::string_view words) {
    text_ += words;
    text_ += '\n';
  }

  /// A remark is one line, cut between characters.
  void remark(const std::string& words) {
    if (words.empty()) return;
    auto size = std::min(words.size(), remark_max);
    const auto in_character = [&] {
      return size < words.size() && (static_cast<unsigned char>(words[size]) & 0xC0U) == 0x80U;
    };
    while (in_character()) --size;
    std::string one = words.substr(0, size);
    for (char& c : one) {
      if (c == '\n' || c == '\r') c = ' ';
    }
    line("\\ " + one + (size < words.size() ? "…" : ""));
  }

  void begin(const std::string& name) { row_ = " " + name + ":"; }
  void add(Wide weight, std::uint32_t item) {
    word((weight < 0 ? "- " : "+ ") + digits(weight < 0 ? -weight : weight) + " x" +
         std::to_string(item + 1));
  }
  void end(std::string_view sense, Wide bound) {
    word(std::string(sense) + " " + digits(bound));
    flush();
  }
  void flush() {
    line(row_);
    row_.clear();
  }
  void word(const std::string& word) {
    if (row_.size() + 1 + word.size() > line_max) flush();
    row_ += " " + word;
  }

 private:
  std::string text_;
  std::string row_;
};

void write_rule(Writer& out, const std::string& name, const std::vector<std::uint32_t>& items,
                const std::vector<std::int64_t>* weights, std::string_view sense, Wide bound) {
  out.begin(name);
  for (std::size_t i = 0; i < items.size(); ++i) {
    out.add(weights != nullptr ? (*weights)[i] : 1, items[i]);
  }
  out.end(sense, bound);
}

const std::string& remark_at(const std::vector<std::string>& remarks, std::size_t at) {
  static const std::string none;
  return at < remarks.size() ? remarks[at] : none;
}

void write_rules(Writer& out, const Problem& problem, const LpRemarks& remarks) {
  for (std::size_t at = 0; at < problem.limits.size(); ++at) {
    const auto& limit = problem.limits[at];
    if (limit.items.empty()) continue;
    out.remark(remark_at(remarks.limits, at));
    const auto name = "rule" + std::to_string(at + 1);
    const bool is_most = limit.at_most < limit.items.size();
    if (is_most) write_rule(out, name + "_most", limit.items, nullptr, "<=", limit.at_most);
    if (limit.at_least > 0) {
      write_rule(out, name + "_least", limit.items, nullptr, ">=", limit.at_least);
    }
    if (!is_most && limit.at_least == 0) out.remark("–");
  }
  for (std::size_t at = 0; at < problem.budgets.size(); ++at) {
    const auto& budget = problem.budgets[at];
    if (budget.items.empty()) continue;
    out.remark(remark_at(remarks.budgets, at));
    write_rule(out, "budget" + std::to_string(at + 1), budget.items, &budget.costs,
               "<=", budget.at_most);
  }
  for (std::uint32_t item = 0; item < problem.fixed.size(); ++item) {
    if (problem.fixed[item] == Fixed::no) continue;
    out.remark(remark_at(remarks.items, item));
    write_rule(out, "fixed" + std::to_string(item + 1), {item}, nullptr, "=",
               problem.fixed[item] == Fixed::in ? 1 : 0);
  }
}

}  // namespace

Wide units_of(const Problem& problem, Wide unit, const std::vector<bool>& taken) {
  Wide sum = 0;
  for (std::size_t item = 0; item < taken.size(); ++item) {
    if (taken[item]) sum += rounded_down(problem.worth[item], unit);
  }
  return sum;
}

std::string lp_text(const Problem& problem, Wide unit, const LpRemarks& remarks) {
  OTBOR_CHECK(unit >= 1);
  Writer out;
  for (const auto& words : remarks.heading) out.remark(words);
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    const auto& words = remark_at(remarks.items, item);
    if (!words.empty()) out.remark("x" + std::to_string(item + 1) + " – " + words);
  }
  out.line("Maximize");
  out.begin("sum");
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    out.add(rounded_down(problem.worth[item], unit), item);
  }
  out.flush();
  out.line("Subject To");
  write_rules(out, problem, remarks);
  out.line("Binary");
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    out.word("x" + std::to_string(item + 1));
  }
  out.flush();
  out.line("End");
  return out.take();
}

}  // namespace otbor::exact
