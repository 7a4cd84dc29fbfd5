// Windows. The manifest (cmake/duly.manifest) makes UTF-8 the code page of the program from Windows
// 10 1903 on; what is here does not need it. No shell takes patterns apart: inputs.cpp does.

#ifndef NOMINMAX
#define NOMINMAX
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
// The others need the names of that one.
// clang-format off
#include <fcntl.h>
#include <io.h>
#include <shellapi.h>
// clang-format on

#include <cerrno>
#include <cstring>
#include <cwchar>
#include <memory>
#include <system_error>

#include "cli/system.hpp"

namespace duly::cli {
namespace {

std::wstring wide(const char* text) {
  const int room = MultiByteToWideChar(CP_UTF8, 0, text, -1, nullptr, 0);
  if (room <= 1) return {};
  std::wstring out(static_cast<std::size_t>(room), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text, -1, out.data(), room);
  out.pop_back();  // the zero at the end
  return out;
}

std::string narrow(const wchar_t* text) {
  const int room = WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
  if (room <= 1) return {};
  std::string out(static_cast<std::size_t>(room), '\0');
  WideCharToMultiByte(CP_UTF8, 0, text, -1, out.data(), room, nullptr, nullptr);
  out.pop_back();
  return out;
}

/// A file that must not be there yet, and may be removed while it is written: by what the runtime
/// library offers it may be neither.
std::FILE* create_named(const std::wstring& name) {
  const HANDLE made = CreateFileW(name.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                  nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (made == INVALID_HANDLE_VALUE) {
    const int why = static_cast<int>(GetLastError());
    errno = std::system_category().default_error_condition(why).value();
    return nullptr;
  }
  const int descriptor = _open_osfhandle(reinterpret_cast<std::intptr_t>(made), _O_BINARY);
  return _fdopen(descriptor, "wb");
}

HANDLE handle_of(int stream) {
  return reinterpret_cast<HANDLE>(_get_osfhandle(stream));
}

/// False where the console shows the codes of colours instead of the colours.
bool colours_on(int stream) {
  DWORD mode = 0;
  if (GetConsoleMode(handle_of(stream), &mode) == 0) return true;  // a file, a pipe
  return SetConsoleMode(handle_of(stream),
                        mode | ENABLE_PROCESSED_OUTPUT | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

}  // namespace

std::FILE* open_named(const std::string& name, const char* mode) {
  if (std::strcmp(mode, "wbx") == 0) return create_named(wide(name.c_str()));
  return _wfopen(wide(name.c_str()).c_str(), wide(mode).c_str());
}

void remove_unfinished_file(const char* name) noexcept {
  DeleteFileW(wide(name).c_str());  // signals come in a thread of their own
}

std::string put_in_place(const std::string& finished, const std::string& name) {
  if (MoveFileExW(wide(finished.c_str()).c_str(), wide(name.c_str()).c_str(),
                  MOVEFILE_REPLACE_EXISTING) != 0) {
    return {};
  }
  const DWORD why = GetLastError();
  if (why == ERROR_SHARING_VIOLATION || why == ERROR_ACCESS_DENIED) {
    return "it is open in another program, or may not be replaced";
  }
  return std::system_category().message(static_cast<int>(why));
}

bool is_terminal(int stream) {
  DWORD mode = 0;
  return GetConsoleMode(handle_of(stream), &mode) != 0;
}

std::size_t characters_across(int stream) {
  CONSOLE_SCREEN_BUFFER_INFO screen{};
  if (GetConsoleScreenBufferInfo(handle_of(stream), &screen) == 0) return 0;
  return static_cast<std::size_t>(screen.srWindow.Right - screen.srWindow.Left + 1);
}

void line_stands(bool) {}  // the console leaves a line as it is

std::vector<std::pair<std::string, std::string>> variables(std::string_view begin) {
  std::vector<std::pair<std::string, std::string>> out;
  const std::unique_ptr<wchar_t, BOOL (*)(wchar_t*)> all(GetEnvironmentStringsW(),
                                                         FreeEnvironmentStringsW);
  for (const wchar_t* at = all.get(); at != nullptr && *at != 0; at += std::wcslen(at) + 1) {
    const std::string variable = narrow(at);
    const std::size_t equals = variable.find('=');
    if (!variable.starts_with(begin) || equals == std::string::npos) continue;
    out.emplace_back(variable.substr(0, equals), variable.substr(equals + 1));
  }
  return out;
}

std::tm local_time(std::time_t when) {
  std::tm local{};
  localtime_s(&local, &when);
  return local;
}

std::vector<std::string> arguments(int argc, char** argv) {
  int count = 0;
  const std::unique_ptr<wchar_t*, HLOCAL (*)(HLOCAL)> given(
      CommandLineToArgvW(GetCommandLineW(), &count), [](HLOCAL list) { return LocalFree(list); });
  if (!given) return {argv + 1, argv + argc};
  std::vector<std::string> out;
  for (int i = 1; i < count; ++i) out.push_back(narrow(given.get()[i]));
  return out;
}

Console::Console() : code_page_(GetConsoleOutputCP()) {
  for (const int stream : {0, 1, 2}) _setmode(stream, _O_BINARY);  // line ends stay LF
  if (code_page_ != 0) SetConsoleOutputCP(CP_UTF8);
  const bool out = colours_on(1);
  const bool err = colours_on(2);
  knows_colours_ = out && err;
}

Console::~Console() {
  std::fflush(nullptr);
  if (code_page_ != 0) SetConsoleOutputCP(code_page_);
}

}  // namespace duly::cli
