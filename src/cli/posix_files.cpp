// How a file is written on Linux, macOS and the like, so that whenever the run ends there is the
// old file or the whole new one, and nothing else.
//
// Where the system and the disk can (O_TMPFILE), the file has no name until it is whole, and is
// gone with the run that made it, however that ends. One that takes the place of another has a name
// for the moment between two calls, in which no signal comes but SIGKILL. Elsewhere it has a name
// of its own, which a signal removes. Whoever makes such a file holds a lock on it: what bears such
// a name and is not locked is left behind by a run that is dead, and may be removed.

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "cli/system.hpp"

namespace duly::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBegin = "duly-";
constexpr std::string_view kEnd = ".part";
constexpr mode_t kOwner = S_IRUSR | S_IWUSR;
constexpr mode_t kRights = S_IRWXU | S_IRWXG | S_IRWXO;

/// Those that end a run. SIGKILL is not to be had.
constexpr std::array kEnding = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGALRM, SIGXCPU};

/// The unfinished file that has a name, for the signal handler; blank: none.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): a handler has no arguments
std::array<char, PATH_MAX> unfinished{};

extern "C" void remove_unfinished(int signal) {
  if (unfinished[0] != '\0') unlink(unfinished.data());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

sigset_t ending_signals() {
  sigset_t out;
  sigemptyset(&out);
  for (const int signal : kEnding) sigaddset(&out, signal);
  return out;
}

/// As long as it lives no signal ends the run.
class NoSignal {
 public:
  NoSignal() {
    const sigset_t ending = ending_signals();
    pthread_sigmask(SIG_BLOCK, &ending, &before_);
  }
  NoSignal(const NoSignal&) = delete;
  NoSignal& operator=(const NoSignal&) = delete;
  NoSignal(NoSignal&&) = delete;
  NoSignal& operator=(NoSignal&&) = delete;
  ~NoSignal() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// As long as it lives a signal removes what has a name, and then ends the run. What is ignored
/// (nohup) stays so.
class RemovedBySignal {
 public:
  RemovedBySignal() {
    for (std::size_t i = 0; i < kEnding.size(); ++i) {
      struct sigaction act {};
      act.sa_handler = remove_unfinished;
      sigaction(kEnding[i], nullptr, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaction(kEnding[i], &act, nullptr);
    }
  }
  RemovedBySignal(const RemovedBySignal&) = delete;
  RemovedBySignal& operator=(const RemovedBySignal&) = delete;
  RemovedBySignal(RemovedBySignal&&) = delete;
  RemovedBySignal& operator=(RemovedBySignal&&) = delete;
  ~RemovedBySignal() {
    for (std::size_t i = 0; i < kEnding.size(); ++i) sigaction(kEnding[i], &before_[i], nullptr);
  }

 private:
  std::array<struct sigaction, kEnding.size()> before_{};
};

/// A file that is open; negative: none.
class Opened {
 public:
  explicit Opened(int file = -1) : file_(file) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  Opened(Opened&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  Opened& operator=(Opened&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~Opened() { close_it(); }
  int get() const { return file_; }
  /// False, with the reason in errno, where what was written did not get through.
  bool close_it() {
    const int file = std::exchange(file_, -1);
    return file < 0 || close(file) == 0;
  }

 private:
  int file_;
};

Opened open_as(const std::string& name, int how) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system is asked so
  return Opened(open(name.c_str(), how | O_CLOEXEC, kOwner));
}

enum class Lock : std::uint8_t { taken, of_another, none };

Lock lock(int file) {
  struct flock all {};
  all.l_type = F_WRLCK;
  all.l_whence = SEEK_SET;
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the system is asked so
  if (fcntl(file, F_SETLK, &all) == 0) return Lock::taken;
  return errno == EACCES || errno == EAGAIN ? Lock::of_another : Lock::none;
}

/// The rights of the file that is there, before there is a byte to read. Where its group cannot be
/// given, no group may read: ours is another one. A disk that knows no such rights has its own.
bool take_rights(int file, const struct stat& old) {
  struct stat own {};
  if (fstat(file, &own) != 0) return false;
  const bool others = own.st_uid != old.st_uid || own.st_gid != old.st_gid;
  if (others && fchown(file, old.st_uid, old.st_gid) != 0) {
    const int given = fchown(file, static_cast<uid_t>(-1), old.st_gid);
    static_cast<void>(given);  // it is looked at below
  }
  if (fstat(file, &own) != 0) return false;
  mode_t rights = old.st_mode & kRights;
  if (own.st_gid != old.st_gid) rights &= ~static_cast<mode_t>(S_IRWXG);
  return fchmod(file, rights) == 0 || errno == EPERM || errno == ENOTSUP;
}

bool write_all(int file, std::string_view text) {
  while (!text.empty()) {
    constexpr std::size_t kMost = std::size_t{1} << 30;
    const ssize_t done = write(file, text.data(), std::min(text.size(), kMost));
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(done));
  }
  // Before it takes the place of another: the power may fail too. Some disks cannot tell.
  return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP || errno == ENOSYS;
}

/// Writes what is to stand under `name`. Blank, or why not.
std::string fill(int file, const std::string& name, std::string_view text) {
  struct stat old {};
  const bool replaces = stat(name.c_str(), &old) == 0;
  if (replaces && !take_rights(file, old)) return last_error();
  return write_all(file, text) ? std::string() : last_error();
}

fs::path folder_of(const std::string& name) {
  const fs::path folder = path_of(name).parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

/// The nth name for an unfinished file of this run. It need not be free.
std::string own_name_beside(const std::string& name, unsigned nth) {
  const std::string own = std::to_string(getpid()) + "-" + std::to_string(nth);
  return (folder_of(name) / (std::string(kBegin) + own + std::string(kEnd))).string();
}

/// More names than that are not taken by accident.
constexpr unsigned kMostNames = 10'000;

/// Renames what has a name of its own. Blank, or why not; then it is gone.
std::string rename_over(const std::string& own, const std::string& name) {
  if (std::rename(own.c_str(), name.c_str()) == 0) return {};
  std::string why = last_error();
  unlink(own.c_str());
  return why;
}

/// Gives an unnamed file its name. None where that is not to be had so.
std::optional<std::string> name_it(int file, const std::string& name) {
  const std::string open_one = "/proc/self/fd/" + std::to_string(file);
  const auto link_to = [&open_one](const std::string& to) {
    return linkat(AT_FDCWD, open_one.c_str(), AT_FDCWD, to.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (link_to(name)) return std::string();
  const NoSignal until_renamed;
  for (unsigned nth = 1; errno == EEXIST && nth < kMostNames; ++nth) {
    const std::string own = own_name_beside(name, nth);
    if (link_to(own)) return rename_over(own, name);
  }
  return std::nullopt;
}

/// None where the system or the disk knows no files without a name.
std::optional<std::string> write_unnamed(const std::string& name, std::string_view text) {
#ifdef O_TMPFILE
  const Opened file = open_as(folder_of(name).string(), O_TMPFILE | O_RDWR);
  if (file.get() < 0) return std::nullopt;
  lock(file.get());
  std::string why = fill(file.get(), name, text);
  if (!why.empty()) return why;
  return name_it(file.get(), name);
#else
  static_cast<void>(name);
  static_cast<void>(text);
  return std::nullopt;
#endif
}

/// A file under a name of this run's own, locked; the name stands in `unfinished`. Negative, with
/// the reason in errno, where there is none to be had.
Opened create_named(const std::string& name) {
  for (unsigned nth = 1; nth < kMostNames; ++nth) {
    const std::string own = own_name_beside(name, nth);
    if (own.size() >= unfinished.size()) break;
    const NoSignal until_known;
    Opened file = open_as(own, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW);
    if (file.get() < 0 && errno == EEXIST) continue;
    if (file.get() < 0) return file;
    // Another run may have taken it for left behind before it was locked.
    struct stat made {};
    if (lock(file.get()) == Lock::of_another) {
      unlink(own.c_str());
      continue;
    }
    if (fstat(file.get(), &made) != 0 || made.st_nlink == 0) continue;
    std::copy_n(own.c_str(), own.size() + 1, unfinished.data());
    return file;
  }
  errno = EEXIST;
  return Opened();
}

std::string write_named(const std::string& name, std::string_view text) {
  const RemovedBySignal if_it_comes;
  Opened file = create_named(name);
  if (file.get() < 0) return last_error();
  std::string why = fill(file.get(), name, text);
  const NoSignal until_renamed;
  const std::string own = unfinished.data();
  if (why.empty()) {
    why = rename_over(own, name);
  } else {
    unlink(own.c_str());
  }
  unfinished[0] = '\0';
  if (!file.close_it() && why.empty()) why = last_error();
  return why;
}

bool is_own_name(std::string_view name) {
  if (!name.starts_with(kBegin) || !name.ends_with(kEnd)) return false;
  name.remove_prefix(kBegin.size());
  name.remove_suffix(std::min(name.size(), kEnd.size()));
  return !name.empty() && name.find_first_not_of("0123456789-") == std::string_view::npos;
}

}  // namespace

std::string write_in_place(const std::string& name, std::string_view text) {
  std::optional<std::string> why = write_unnamed(name, text);
  return why ? std::move(*why) : write_named(name, text);
}

void hold_signals(bool held) {
  const sigset_t ending = ending_signals();
  pthread_sigmask(held ? SIG_BLOCK : SIG_UNBLOCK, &ending, nullptr);
}

std::vector<LeftBehind> clear_left_behind(const std::string& name) {
  std::vector<LeftBehind> out;
  std::error_code error;
  fs::directory_iterator at(folder_of(name), error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) {
    if (!is_own_name(at->path().filename().native())) continue;
    const std::string found = at->path().string();
    const Opened file = open_as(found, O_RDWR | O_NOFOLLOW | O_NONBLOCK);
    struct stat left {};
    const bool known = file.get() >= 0 && fstat(file.get(), &left) == 0;
    if (known && (!S_ISREG(left.st_mode) || left.st_nlink == 0)) continue;
    const Lock locked = known ? lock(file.get()) : Lock::none;
    if (locked == Lock::of_another || (!known && errno != EACCES)) continue;
    const bool dead = locked == Lock::taken && left.st_uid == geteuid();
    const bool removed = dead && unlink(found.c_str()) == 0;
    if (dead && !removed && errno == ENOENT) continue;  // it has just taken its place
    out.push_back({found, removed});
  }
  return out;
}

}  // namespace duly::cli
