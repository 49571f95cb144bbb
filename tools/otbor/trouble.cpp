#include "tools/otbor/trouble.hpp"

namespace otbor {

Exit told(const Call& call, const OutputTrouble& trouble) {
  tell(call.lang, trouble.message);
  switch (trouble.kind) {
    case OutputTrouble::Kind::unusable:
      return Exit::usage;
    case OutputTrouble::Kind::held:
      return Exit::input_errors;
    case OutputTrouble::Kind::failed:
      break;
  }
  return Exit::internal;
}

}  // namespace otbor
