#pragma once
// Why a workbook or a document is not read: the message and what fills it. Readers of office files
// know nothing of places; whoever has opened the file tells it.

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "engine/base/words.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor::office {

struct Refusal {
  Found found{};
  std::vector<Text> args;
};

template <class T>
using Readable = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(Found found, std::vector<Text> args = {}) {
  return tl::unexpected(Refusal{found, std::move(args)});
}

}  // namespace otbor::office
