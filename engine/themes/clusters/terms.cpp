#include "engine/themes/clusters/terms.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor::clusters {
namespace {

/// The words of one text, each given away in lower case.
template <class Take>
void cut(std::string_view text, std::string& word, Take take) {
  std::size_t letters = 0;
  const auto end_word = [&] {
    if (letters >= 2) take(word);
    word.clear();
    letters = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_') {
      word += text[at++];
      ++letters;
      continue;
    }
    const char32_t c = utf8::next(text, at);
    if (utf8::is_letter(c) || utf8::is_digit(c)) {
      utf8::append(word, utf8::lower(c));
      ++letters;
    } else {
      end_word();
    }
  }
  end_word();
}

/// Numbers by the order of the names; `order` holds the old numbers.
std::vector<std::uint32_t> ranks_of(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

}  // namespace

void TermCounter::add(std::string_view term, std::uint32_t times) {
  auto found = numbers_.find(term);
  if (found == numbers_.end()) {
    found = numbers_.emplace(term, static_cast<std::uint32_t>(names_.size())).first;
    names_.emplace_back(term);
    times_.push_back(0);
  }
  auto& count = times_[found->second];
  if (count == 0) met_.push_back(found->second);
  count += times;
}

void TermCounter::end_text() {
  for (const auto term : met_) counts_.push_back({term, std::exchange(times_[term], 0)});
  met_.clear();
  ends_.push_back(counts_.size());
}

Terms joined(std::vector<TermCounter> parts) {
  // Every part's terms get numbers common to all, then those are put in order.
  std::unordered_map<std::string_view, std::uint32_t> numbers;  // lookup only
  std::vector<std::string_view> names;
  std::vector<std::vector<std::uint32_t>> common(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const auto& name : parts[i].names_) {
      const auto [at, fresh] = numbers.emplace(name, static_cast<std::uint32_t>(names.size()));
      if (fresh) names.push_back(at->first);
      common[i].push_back(at->second);
    }
  }
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t term) { return names[term]; });
  const auto ranks = ranks_of(order);

  Terms terms;
  for (const auto term : order) terms.names.emplace_back(names[term]);
  terms.counts.columns = static_cast<std::uint32_t>(names.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto& cells = terms.counts.cells;
    std::size_t at = 0;
    for (const auto end : parts[i].ends_) {
      const auto first = static_cast<std::ptrdiff_t>(cells.size());
      for (; at < end; ++at) {
        const auto& [term, times] = parts[i].counts_[at];
        cells.push_back({ranks[common[i][term]], static_cast<double>(times)});
      }
      std::sort(cells.begin() + first, cells.end(),
                [](const Cell& a, const Cell& b) { return a.column < b.column; });
      terms.counts.begin.push_back(cells.size());
    }
  }
  return terms;
}

Terms plain_terms(const std::vector<std::string>& texts, num::Threads threads) {
  constexpr std::size_t chunk_size = 4096;
  std::vector<TermCounter> parts(num::chunk_count(texts.size(), chunk_size));
  num::for_chunks(threads, texts.size(), chunk_size,
                  [&](std::size_t chunk, std::size_t first, std::size_t last) {
                    std::string word;
                    for (auto i = first; i < last; ++i) {
                      cut(texts[i], word, [&](const std::string& one) { parts[chunk].add(one); });
                      parts[chunk].end_text();
                    }
                  });
  return joined(std::move(parts));
}

}  // namespace otbor::clusters
