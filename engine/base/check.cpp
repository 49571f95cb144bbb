#include "engine/base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace otbor {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr,
               "otbor: внутренняя ошибка / internal error: %s:%d: %s\n"
               "Сообщите об этой строке разработчикам; входные данные не изменены. / "
               "Please report this line; your input files are unchanged.\n",
               file, line, condition);
  std::_Exit(70);
}

}  // namespace otbor
