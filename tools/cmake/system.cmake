# otbor_system(target)
#
# What differs between operating systems: tools/system/*.hpp say it once, the sources of one folder
# beside them do it.

if(WIN32)
  enable_language(RC)
endif()

function(otbor_system target)
  if(WIN32)
    set(folder "${PROJECT_SOURCE_DIR}/tools/system/windows")
    # Sockets stand here for `otbor serve`; what nobody calls is not imported.
    target_link_libraries(${target} PRIVATE bcrypt shell32 ws2_32 mswsock)
    target_link_options(${target} PRIVATE -Wl,--wrap=mbrtowc)  # names.cpp says why
    target_sources(${target} PRIVATE "${folder}/otbor.rc")
    set_source_files_properties("${folder}/otbor.rc" PROPERTIES
      OBJECT_DEPENDS "${folder}/otbor.manifest")
  else()
    set(folder "${PROJECT_SOURCE_DIR}/tools/system/posix")
    target_link_libraries(${target} PRIVATE OpenSSL::Crypto)
  endif()
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${PROJECT_SOURCE_DIR}/tools/system/*.cpp")
  target_sources(${target} PRIVATE ${sources})
endfunction()
