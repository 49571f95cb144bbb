# Windows (x86-64) from Debian: tools/portable builds the libraries and the program with it.

set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)  # "posix": with std::thread
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)

# Nothing newer than Windows 7 is called; and these libraries are archives here, not DLLs.
set(portable_definitions
  "-D_WIN32_WINNT=0x0601 -DNOMINMAX -DWIN32_LEAN_AND_MEAN -DUTF8PROC_STATIC -DYAML_CPP_STATIC_DEFINE")
set(CMAKE_C_FLAGS_INIT "${portable_definitions}")
set(CMAKE_CXX_FLAGS_INIT "${portable_definitions}")
# The stack of a Linux program; and no hour of the day in the file.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--stack,8388608 -Wl,--no-insert-timestamp")

# Programs are the machine's, everything else comes from the folder that tools/portable fills.
set(CMAKE_FIND_ROOT_PATH "${CMAKE_CURRENT_LIST_DIR}/../../build-windows/deps")
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
