/* Holds a file as Excel does, until it is ended: others may read it and nothing else. */
#include <stdio.h>

#include <windows.h>
#include <shellapi.h>

int main(void) {
  int count = 0;
  wchar_t** words = CommandLineToArgvW(GetCommandLineW(), &count);
  if (count != 2) return 2;
  if (CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0,
                  NULL) == INVALID_HANDLE_VALUE) {
    return 1;
  }
  puts("held");
  fflush(stdout);
  Sleep(INFINITE);
}
