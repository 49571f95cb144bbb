#include "engine/render/order.hpp"

namespace otbor {

std::string_view code_of(Profile profile) {
  switch (profile) {
    case Profile::service:
      return "service";
    case Profile::published:
      return "public";
    case Profile::applicant:
      return "applicant";
  }
  return "";
}

Words name_of(Profile profile) {
  switch (profile) {
    case Profile::service:
      return {"служебный", "service"};
    case Profile::published:
      return {"для публикации", "for publication"};
    case Profile::applicant:
      return {"для заявителя", "for the applicant"};
  }
  return {};
}

}  // namespace otbor
