#include "engine/intake/variants.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/variants.hpp"
#include "engine/intake/loader.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr int decimals_max = 3;

/// Words of the command line as a form. Each is a line of a source of its own, so that a message
/// has a place to point at.
class Reader {
 public:
  Reader(std::uint32_t source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics) {
    form_.span = {source, 0, 0};
  }

  void read(const VariantWord& word, std::uint32_t begin) {
    const auto& option = word.option;
    const auto end = begin + static_cast<std::uint32_t>(word.value.size());
    const TextValue value{word.value, {source_, begin, end}};
    if (option == "--weight") read_pair(value, 0, 1000, form_.weights);
    if (option == "--gate") read_pair(value, -100'000, 100'000, form_.gates);
    if (option == "--pass-mark") {
      if (const auto mark = number_in(value, option, 0, 100'000)) form_.pass_mark = *mark;
    }
    if (option == "--places") {
      if (const auto places = whole_in(value, option)) selection().places = *places;
    }
    if (option == "--method") form_.aggregation = MethodForm{value.span, value, {}};
    if (option == "--quota") read_quota(value);
    if (option == "--no-quotas") form_.no_quotas = YesNo{true, value.span};
    if (option == "--without-expert") form_.without_experts.push_back(value);
    if (option == "--without-practice") form_.without_practices.push_back(value);
  }

  [[nodiscard]] const VariantForm& form() const { return form_; }

 private:
  SelectionForm& selection() {
    if (!form_.selection) form_.selection.emplace().span = form_.span;
    return *form_.selection;
  }

  [[nodiscard]] static TextValue part(const TextValue& whole, std::size_t from, std::size_t size) {
    const auto begin = whole.span.begin + static_cast<std::uint32_t>(from);
    return {whole.value.substr(from, size),
            {whole.span.source, begin, begin + static_cast<std::uint32_t>(size)}};
  }

  /// `К5=2`: what stands before and after the sign; reports a word without it.
  std::optional<std::pair<TextValue, TextValue>> parts_of(const TextValue& word) {
    const auto sign = word.value.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == word.value.size()) {
      diagnostics_.add(Found::word_without_value, word.span, {word.value});
      return std::nullopt;
    }
    return std::pair(part(word, 0, sign), part(word, sign + 1, word.value.size() - sign - 1));
  }

  std::optional<NumberValue> number_in(const TextValue& word, const std::string& key,
                                       std::int64_t low, std::int64_t high) {
    const auto value = parse_points(word.value, true);
    if (!value) {
      diagnostics_.add(Found::not_a_number, word.span, {word.value, Text()});
    } else if (!parse_points(word.value, true, decimals_max)) {
      diagnostics_.add(Found::too_many_decimals, word.span, {word.value, count(decimals_max)});
    } else if (*value < Points::whole(low) || *value > Points::whole(high)) {
      diagnostics_.add(
          Found::number_out_of_bounds, word.span,
          {key, number(word.value), number(std::to_string(low)), number(std::to_string(high))});
    } else {
      return NumberValue{*value, word.span};
    }
    return std::nullopt;
  }

  std::optional<WholeValue> whole_in(const TextValue& word, const std::string& key) {
    const auto value = number_in(word, key, 0, 1'000'000);
    if (!value) return std::nullopt;
    if (value->value.millionths() % Points::unit != 0) {
      diagnostics_.add(Found::not_whole, word.span, {word.value});
      return std::nullopt;
    }
    return WholeValue{value->value.millionths() / Points::unit, word.span};
  }

  void read_pair(const TextValue& word, std::int64_t low, std::int64_t high,
                 MapOf<NumberValue>& map) {
    const auto parts = parts_of(word);
    if (!parts) return;
    if (const auto value = number_in(parts->second, parts->first.value, low, high)) {
      map.items.emplace_back(parts->first, *value);
    }
  }

  void read_quota(const TextValue& word) {
    const auto parts = parts_of(word);
    if (!parts) return;
    QuotaForm quota;
    quota.span = word.span;
    std::vector<std::string> ru;
    std::vector<std::string> en;
    bool known = false;
    for (const auto& choice : Choices<QuotaBy>::values) {
      ru.emplace_back(choice.ru);
      en.emplace_back(choice.en);
      const auto wanted = normal_key(parts->first.value);
      if (wanted != normal_key(choice.ru) && wanted != normal_key(choice.en)) continue;
      quota.by = {choice.value, parts->first.span};
      known = true;
    }
    const auto at_most = whole_in(parts->second, parts->first.value);
    if (!known) {
      auto both = ru;
      both.insert(both.end(), en.begin(), en.end());
      diagnostics_.add(Found::not_a_choice, parts->first.span,
                       {parts->first.value, "--quota", did_you_mean(parts->first.value, both),
                        Text(listed(ru).ru, listed(en).en)});
    } else if (at_most) {
      quota.at_most = *at_most;
      selection().quotas.push_back(quota);
    }
  }

  std::uint32_t source_;
  Diagnostics& diagnostics_;
  VariantForm form_;
};

VariantsIntake empty_intake(const IntakeOptions& options) {
  return {.sources = {}, .diagnostics = Diagnostics(options.limits), .variants = {}};
}

}  // namespace

VariantsIntake take_in_variants(const FileAccess& files, std::string_view name, const Study& study,
                                const IntakeOptions& options) {
  auto intake = empty_intake(options);
  Loader loader(files, options, intake.sources, intake.diagnostics);
  const auto form = loader.form<VariantsForm>(name, true, {});
  if (!form) return intake;
  for (const auto& variant : form->variants) {
    intake.variants.push_back(build_variant(variant, study, options.offers, intake.diagnostics));
  }
  if (intake.diagnostics.has_errors()) intake.variants.clear();
  return intake;
}

VariantsIntake take_in_variant(std::span<const VariantWord> words, std::string_view source,
                               const Study& study, const IntakeOptions& options) {
  auto intake = empty_intake(options);
  std::string text;
  std::vector<std::uint32_t> begins;
  for (const auto& word : words) {
    text += word.option + " ";
    begins.push_back(static_cast<std::uint32_t>(text.size()));
    text += word.value + "\n";
  }
  Source line;
  line.name = source;
  line.bytes = text.size();
  line.text = std::move(text);
  Reader reader(intake.sources.add(std::move(line)), intake.diagnostics);
  for (std::size_t at = 0; at < words.size(); ++at) reader.read(words[at], begins[at]);
  auto variant = build_variant(reader.form(), study, options.offers, intake.diagnostics);
  if (!intake.diagnostics.has_errors()) intake.variants.push_back(std::move(variant));
  return intake;
}

}  // namespace otbor
