# otbor_target(target): what holds for each target of ours, and leaks to nobody else's.

if(OTBOR_DEVELOPER)
  include(warnings)
endif()

function(otbor_target target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_compile_options(${target} PRIVATE
    # Correctness, not taste: a fused multiply-add rounds once where two operations round twice,
    # and the same inputs must give the same bytes with each compiler on each processor.
    -ffp-contract=off
    # A failed OTBOR_CHECK names engine/base/points.hpp, and no binary tells where it was built.
    # Debuggers want the true paths, so only the release build changes them in debug information.
    "$<IF:$<CONFIG:Release>,-ffile-prefix-map,-fmacro-prefix-map>=${PROJECT_SOURCE_DIR}/=")
  if(OTBOR_DEVELOPER)
    target_compile_options(${target} PRIVATE ${OTBOR_WARNINGS})
    # A third of what the compiler does is to read these. The preset of the second compiler does
    # without, so that a file that forgets to include what it uses is found.
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <span> <string>
      <string_view> <utility> <variant> <vector> <tl/expected.hpp>)
  endif()
endfunction()
