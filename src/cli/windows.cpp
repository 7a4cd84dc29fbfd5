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

#include <algorithm>
#include <array>
#include <csignal>
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

std::string message_of(DWORD why) {
  if (why == ERROR_SHARING_VIOLATION || why == ERROR_ACCESS_DENIED) {
    return "it is open in another program, or may not be replaced";
  }
  return std::system_category().message(static_cast<int>(why));
}

struct Closer {
  void operator()(HANDLE handle) const { CloseHandle(handle); }
};
using Handle = std::unique_ptr<void, Closer>;

std::optional<FileState> state_in(HANDLE file) {
  BY_HANDLE_FILE_INFORMATION found{};
  if (GetFileType(file) != FILE_TYPE_DISK) return std::nullopt;
  if (GetFileInformationByHandle(file, &found) == 0) return std::nullopt;
  if ((found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0) return std::nullopt;
  const auto joined = [](DWORD high, DWORD low) { return std::uint64_t{high} << 32U | low; };
  return FileState{found.dwVolumeSerialNumber, joined(found.nFileIndexHigh, found.nFileIndexLow),
                   joined(found.nFileSizeHigh, found.nFileSizeLow),
                   static_cast<std::int64_t>(joined(found.ftLastWriteTime.dwHighDateTime,
                                                    found.ftLastWriteTime.dwLowDateTime))};
}

/// The unfinished file, for the signal handler; blank: none.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a handler has no arguments
std::array<wchar_t, 4096> unfinished{};

extern "C" void remove_unfinished(int signal) {
  if (unfinished[0] != L'\0') DeleteFileW(unfinished.data());  // in a thread of its own
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::wstring folder_of(const std::string& name) {
  const std::filesystem::path folder = path_of(name).parent_path();
  return (folder.empty() ? std::filesystem::path(".") : folder).wstring();
}

/// A file under a name of this run's own, which may be removed while it is written; the name
/// stands in `unfinished`. None, with the reason at hand, where there is none to be had.
Handle create_beside(const std::string& name) {
  constexpr int kMostNames = 10'000;
  for (int nth = 1; nth < kMostNames; ++nth) {
    const std::wstring own = folder_of(name) + L"\\duly-" + std::to_wstring(GetCurrentProcessId()) +
                             L"-" + std::to_wstring(nth) + L".part";
    if (own.size() >= unfinished.size()) SetLastError(ERROR_FILENAME_EXCED_RANGE);
    if (own.size() >= unfinished.size()) return nullptr;
    const HANDLE made = CreateFileW(own.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
                                    nullptr, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (made != INVALID_HANDLE_VALUE) {
      std::copy_n(own.c_str(), own.size() + 1, unfinished.data());
      return Handle(made);
    }
    if (GetLastError() != ERROR_FILE_EXISTS) return nullptr;
  }
  return nullptr;
}

bool write_all(HANDLE file, std::string_view text) {
  while (!text.empty()) {
    constexpr std::size_t kMost = std::size_t{1} << 30;
    DWORD done = 0;
    const auto now = static_cast<DWORD>(std::min(text.size(), kMost));
    if (WriteFile(file, text.data(), now, &done, nullptr) == 0) return false;
    text.remove_prefix(done);
  }
  return FlushFileBuffers(file) != 0;
}

/// Another run may be at the same name in this moment: it is tried for a second.
bool rename_over(const std::string& name) {
  constexpr int kTries = 50;
  constexpr DWORD kBetween = 20;  // milliseconds
  for (int i = 0; i < kTries; ++i) {
    if (MoveFileExW(unfinished.data(), wide(name.c_str()).c_str(), MOVEFILE_REPLACE_EXISTING) != 0)
      return true;
    const DWORD why = GetLastError();
    if (why != ERROR_SHARING_VIOLATION && why != ERROR_ACCESS_DENIED) return false;
    Sleep(kBetween);
    SetLastError(why);
  }
  return false;
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
  return _wfopen(wide(name.c_str()).c_str(), wide(mode).c_str());
}

std::optional<FileState> state_of(const std::string& name) {
  const HANDLE file = CreateFileW(wide(name.c_str()).c_str(), FILE_READ_ATTRIBUTES,
                                  FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                  OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);
  if (file == INVALID_HANDLE_VALUE) return std::nullopt;
  const Handle closed(file);
  return state_in(file);
}

std::optional<FileState> state_of(std::FILE* file) {
  return state_of_stream(_fileno(file));
}

std::optional<FileState> state_of_stream(int stream) {
  return state_in(handle_of(stream));
}

std::string write_in_place(const std::string& name, std::string_view text) {
  for (const int signal : {SIGINT, SIGTERM, SIGBREAK}) std::signal(signal, remove_unfinished);
  Handle file = create_beside(name);
  if (!file) return message_of(GetLastError());
  std::string why = write_all(file.get(), text) ? std::string() : message_of(GetLastError());
  file.reset();
  if (why.empty() && !rename_over(name)) why = message_of(GetLastError());
  if (!why.empty()) DeleteFileW(unfinished.data());
  unfinished[0] = L'\0';
  return why;
}

void hold_signals(bool held) {
  SetConsoleCtrlHandler(nullptr, held ? TRUE : FALSE);  // Ctrl-C; closing the window waits for none
}

/// They are told, not removed: a file is closed for a moment before it takes its place.
std::vector<LeftBehind> clear_left_behind(const std::string& name) {
  std::vector<LeftBehind> out;
  const std::wstring folder = folder_of(name) + L"\\";
  WIN32_FIND_DATAW found{};
  const HANDLE all = FindFirstFileW((folder + L"duly-*-*.part").c_str(), &found);
  if (all == INVALID_HANDLE_VALUE) return out;
  do {
    const std::wstring one = folder + std::wstring(&found.cFileName[0]);
    const HANDLE alone = CreateFileW(one.c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING,
                                     FILE_ATTRIBUTE_NORMAL, nullptr);
    if (alone == INVALID_HANDLE_VALUE) continue;  // a run is at it
    CloseHandle(alone);
    out.push_back({narrow(one.c_str()), false});
  } while (FindNextFileW(all, &found) != 0);
  FindClose(all);
  return out;
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
