#pragma once
// What a conflict of interest is called in messages: «эксперт … не может оценивать …: …».

#include "engine/model/study.hpp"

namespace otbor {

[[nodiscard]] constexpr Words conflict_words(Conflict::Why why) {
  switch (why) {
    case Conflict::Why::works_there:
      return {"работает в организации-заявителе", "works for the applicant"};
    case Conflict::Why::worked_there:
      return {"прежде работал в организации-заявителе", "formerly worked for the applicant"};
    case Conflict::Why::declared:
      return {"заявил о конфликте интересов", "has declared a conflict of interest"};
  }
  return {};
}

}  // namespace otbor
