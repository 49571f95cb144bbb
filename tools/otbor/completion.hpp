#pragma once
// Shell completion, printed from the registered commands and what their pages say of the options:
// `otbor --completion bash > /usr/share/bash-completion/completions/otbor`.

#include <string>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

/// `shell` is bash, zsh or fish.
[[nodiscard]] std::string completion(std::string_view shell, Lang lang);

}  // namespace otbor
