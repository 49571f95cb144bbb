# otbor_page_script(target)
#
# Puts engine/render/html/page.js into the target, with the hash (SHA-256 in Base64) that the page's
# policy names. A change of the script configures anew.

function(otbor_base64_of_hex hex result)
  set(alphabet "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  string(LENGTH "${hex}" length)
  set(out "")
  set(at 0)
  while(at LESS length)  # three hex digits are two letters; one digit is left of a SHA-256
    string(SUBSTRING "${hex}" ${at} 3 digits)
    string(LENGTH "${digits}" count)
    if(count EQUAL 1)
      math(EXPR letter "0x${digits} << 2")
      string(SUBSTRING "${alphabet}" ${letter} 1 letter)
      string(APPEND out "${letter}=")
    else()
      math(EXPR high "0x${digits} >> 6")
      math(EXPR low "0x${digits} & 63")
      string(SUBSTRING "${alphabet}" ${high} 1 high)
      string(SUBSTRING "${alphabet}" ${low} 1 low)
      string(APPEND out "${high}${low}")
    endif()
    math(EXPR at "${at} + 3")
  endwhile()
  set(${result} "${out}" PARENT_SCOPE)
endfunction()

function(otbor_page_script target)
  set(source "${PROJECT_SOURCE_DIR}/engine/render/html/page.js")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  file(READ "${source}" OTBOR_PAGE_SCRIPT)
  string(SHA256 hex "${OTBOR_PAGE_SCRIPT}")
  otbor_base64_of_hex("${hex}" OTBOR_PAGE_SCRIPT_HASH)
  configure_file("${PROJECT_SOURCE_DIR}/engine/render/html/script.cpp.in"
    "${PROJECT_BINARY_DIR}/generated/page_script.cpp" @ONLY)
  target_sources(${target} PRIVATE "${PROJECT_BINARY_DIR}/generated/page_script.cpp")
endfunction()
