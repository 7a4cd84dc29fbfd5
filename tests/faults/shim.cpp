// What a system may do to a program, done at the moment that is asked for. Loaded before the
// system's own library (LD_PRELOAD); Linux with glibc. The environment says what:
//
//   FAULT_UNNAMED=no        no disk knows files without a name (O_TMPFILE)
//   FAULT_THREADS=N         no more than N threads
//   FAULT_READ=N            a read error once N bytes have been read
//   FAULT_CLOCK=SECONDS     since 1970
//   FAULT_STOP=CALL:N       stops the program before the Nth such call, until it is told to go on
//   FAULT_SIGNAL=CALL:N:S   signal S comes before the Nth such call
//
// Calls: open write fchmod fsync linkat rename unlink close, read (fread), any (each of them).

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class Call>
Call* real(Call*, const char* name) {
  return reinterpret_cast<Call*>(dlsym(RTLD_NEXT, name));
}

/// The number behind `name=`; `otherwise` where it is not set.
long number(const char* name, long otherwise) {
  const char* const set = std::getenv(name);
  return set == nullptr ? otherwise : std::atol(set);
}

std::atomic<long> stops{0};
std::atomic<long> signals{0};
std::atomic<long> bytes_read{0};
std::atomic<long> threads{0};
std::atomic<bool> read_failed{false};

/// Is this the call that the variable names? What stands behind its number is in `rest`.
bool is_that(const char* variable, const char* call, std::atomic<long>& count, std::string& rest) {
  const char* const set = std::getenv(variable);
  if (set == nullptr) return false;
  const std::string wanted = set;
  const std::size_t colon = wanted.find(':');
  const std::string of = wanted.substr(0, colon);
  if (of != call && of != "any") return false;
  const std::size_t next = wanted.find(':', colon + 1);
  if (next != std::string::npos) rest = wanted.substr(next + 1);
  return ++count == std::atol(wanted.c_str() + colon + 1);
}

void before(const char* call) {
  std::string rest;
  if (is_that("FAULT_STOP", call, stops, rest)) raise(SIGSTOP);
  if (is_that("FAULT_SIGNAL", call, signals, rest)) raise(std::atoi(rest.c_str()));
}

bool refused(int how) {
  return (how & O_TMPFILE) == O_TMPFILE && std::getenv("FAULT_UNNAMED") != nullptr;
}

}  // namespace

extern "C" {

int open(const char* name, int how, ...) {
  va_list more;
  va_start(more, how);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  before("open");
  if (refused(how)) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return real(&open, "open")(name, how, mode);
}

int open64(const char* name, int how, ...) {
  va_list more;
  va_start(more, how);
  const mode_t mode = va_arg(more, mode_t);
  va_end(more);
  before("open");
  if (refused(how)) {
    errno = EOPNOTSUPP;
    return -1;
  }
  return real(&open, "open64")(name, how, mode);
}

ssize_t write(int file, const void* from, size_t size) {
  before("write");
  return real(&write, "write")(file, from, size);
}

int fchmod(int file, mode_t mode) {
  before("fchmod");
  return real(&fchmod, "fchmod")(file, mode);
}

int fsync(int file) {
  before("fsync");
  return real(&fsync, "fsync")(file);
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int how) {
  before("linkat");
  return real(&linkat, "linkat")(from_folder, from, to_folder, to, how);
}

int rename(const char* from, const char* to) {
  before("rename");
  return real(&rename, "rename")(from, to);
}

int unlink(const char* name) {
  before("unlink");
  return real(&unlink, "unlink")(name);
}

int close(int file) {
  before("close");
  return real(&close, "close")(file);
}

size_t fread(void* to, size_t of, size_t count, FILE* file) {
  before("read");
  const long most = number("FAULT_READ", -1);
  if (most < 0) return real(&fread, "fread")(to, of, count, file);
  const long left = most - bytes_read;
  if (left <= 0) {
    read_failed = true;
    errno = EIO;
    return 0;
  }
  const size_t asked = std::min(count, static_cast<size_t>(left));
  const size_t got = real(&fread, "fread")(to, of, asked, file);
  bytes_read += static_cast<long>(got);
  return got;
}

int ferror(FILE* file) noexcept {
  if (read_failed) {
    errno = EIO;
    return 1;
  }
  return real(&ferror, "ferror")(file);
}

int pthread_create(pthread_t* made, const pthread_attr_t* how, void* (*work)(void*), void* with) {
  if (threads++ >= number("FAULT_THREADS", 1 << 30)) return EAGAIN;
  return real(&pthread_create, "pthread_create")(made, how, work, with);
}

time_t time(time_t* to) noexcept {
  const time_t out = std::getenv("FAULT_CLOCK") != nullptr ? number("FAULT_CLOCK", 0)
                                                           : real(&time, "time")(nullptr);
  if (to != nullptr) *to = out;
  return out;
}
}
