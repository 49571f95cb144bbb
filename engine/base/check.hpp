#pragma once
// OTBOR_CHECK stops the program when *we* are wrong. It is on in release builds too: a wrong
// place in a ranking costs more than a branch. Errors of the user's files never come here.

namespace otbor {

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace otbor

#define OTBOR_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::otbor::check_failed(#condition, __FILE__, __LINE__))
