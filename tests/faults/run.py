#!/usr/bin/env python3
"""What a system can do to the program, done to it: each fault ends with its message and its code, and
leaves the old output or the whole new one.

    python3 tests/faults/run.py PROGRAM [--few] [--only WORD]

Linux. Without --few as often as the nightly run has it, which takes minutes. Prints a table of what
was done and how often. What a machine does not let us do (mount a disk, put a library before the
system's) is left out, and said.
"""

import argparse
import gzip
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
INPUTS = os.path.join(HERE, "..", "golden", "inputs")
EPISODES = os.path.join(INPUTS, "episodes.csv")
REVIEWS = os.path.join(INPUTS, "reviews.csv")
DUE = ["due", EPISODES, REVIEWS, "--as-at", "2016-04-15", "-q"]
OLD = "old\n" * 500
MIB = 1 << 20


class LeftOut(Exception):
    """This machine does not let us do it."""


class Faults:
    def __init__(self, program, few):
        self.program = os.path.abspath(program)
        self.few = few
        self.root = tempfile.mkdtemp(prefix="duly-faults-")
        self.random = random.Random(56)
        self.shim_at = None
        self.rows = []
        self.whole = self.run(DUE + ["-f", "csv"]).stdout
        assert self.whole.count("\n") > 5, self.whole

    # How things are done.

    def shim(self):
        """The library that stands before the system's; made when it is first asked for."""
        if self.shim_at is None:
            self.shim_at = os.path.join(self.root, "shim.so")
            made = subprocess.run(
                [os.environ.get("CXX", "c++"), "-std=c++17", "-O1", "-shared", "-fPIC", "-U_FORTIFY_SOURCE",
                 "-o", self.shim_at, os.path.join(HERE, "shim.cpp"), "-ldl"], check=False)
            self.works = made.returncode == 0 and self.run(
                ["due", EPISODES], LD_PRELOAD=self.shim_at, FAULT_READ="0").returncode == 3
        if not self.works:
            raise LeftOut("no library can be put before the system's here")
        return self.shim_at

    def environment(self, **more):
        out = {"PATH": os.environ["PATH"], "TMPDIR": self.folder()}
        out.update(more)
        if any(name.startswith("FAULT_") for name in more) and "LD_PRELOAD" not in more:
            out["LD_PRELOAD"] = self.shim()
        return out

    def folder(self):
        return tempfile.mkdtemp(dir=self.root)

    def start(self, arguments, limits=(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, before=(), env=None,
              **more):
        def limited():
            os.umask(0o022)
            for what, most in limits:
                resource.setrlimit(what, (most, most))
        return subprocess.Popen(
            [*before, self.program, *arguments], stdin=stdin, stdout=stdout, stderr=subprocess.PIPE,
            preexec_fn=limited, env=self.environment(**more) if env is None else env)

    def run(self, arguments, **how):
        process = self.start(arguments, **how)
        try:
            out, err = process.communicate(timeout=300)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        return subprocess.CompletedProcess(
            arguments, process.returncode, (out or b"").decode(errors="replace"), err.decode(errors="replace"))

    def stopped(self, process):
        """Waits until it has stopped before the call it was told; False where it ended without."""
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        if os.WIFSTOPPED(status):
            return True
        process.returncode = os.waitstatus_to_exitcode(status)
        return False

    def write(self, name, text):
        with open(name, "w", encoding="utf-8") as out:
            out.write(text)
        return name

    def read(self, name):
        with open(name, "rb") as file:
            return file.read().decode(errors="replace")

    def must(self, ok, *what):
        if not ok:
            raise AssertionError(" | ".join(str(one) for one in what))

    def must_end(self, ran, code, *words):
        self.must(ran.returncode == code and all(word in ran.stderr for word in words), "code", ran.returncode,
                  "wanted", code, words, ran.args, ran.stderr[-500:])

    def must_be(self, folder, *names):
        there = sorted(os.listdir(folder))
        self.must(there == sorted(names), "left in the folder", there, "wanted", sorted(names))

    def both_ways(self):
        """With files that have no name, and where the system has none such."""
        ways = [("unnamed", {})]
        try:
            self.shim()
            ways.append(("named", {"FAULT_UNNAMED": "no"}))
        except LeftOut:
            pass
        return ways

    # What is done.

    def many_at_once(self):
        runs, times = (40, 3) if self.few else (56, 100)
        for _, shim in self.both_ways():
            for time_ in range(times):
                folder = self.folder()
                out = os.path.join(folder, "due.csv")
                if time_ % 2:
                    self.write(out, OLD)
                all_runs = [self.start(DUE + ["-o", out], **shim) for _ in range(runs)]
                for process in all_runs:
                    err = process.communicate()[1].decode()
                    self.must(process.returncode == 0, process.returncode, err)
                self.must(self.read(out) == self.whole, "not the whole file")
                self.must_be(folder, "due.csv")
                shutil.rmtree(folder)
        return f"{times} times {runs} runs, {len(self.both_ways())} ways: one whole file each, no run failed"

    def killed(self):
        """SIGKILL at a random moment, then one run that goes through."""
        times = 60 if self.few else 10000
        told = []
        for name, shim in self.both_ways():
            folder = self.folder()
            out = os.path.join(folder, "due.csv")
            start = time.monotonic()
            for _ in range(5):
                self.run(DUE + ["-o", out], **shim)
            usual = (time.monotonic() - start) / 5
            old = new = left = 0
            env = self.environment(**shim)
            for _ in range(times):
                self.write(out, OLD)
                process = self.start(DUE + ["-o", out], env=env)
                time.sleep(self.random.uniform(0, usual * 1.1))
                process.kill()
                process.communicate()
                text = self.read(out)
                old += text == OLD
                new += text == self.whole
                left += len(os.listdir(folder)) > 1
                self.must(text in (OLD, self.whole), "half a file", len(text))
            ran = self.run(DUE[:-1] + ["-o", out], **shim)
            self.must_end(ran, 0)
            self.must_be(folder, "due.csv")
            told.append(f"{name}: {times} times, {old} old, {new} new, 0 broken, a part left after {left}")
        return "; ".join(told)

    def killed_at_each_call(self):
        """SIGKILL before each call that opens, writes, names or closes a file."""
        told = []
        for name, shim in self.both_ways():
            folder = self.folder()
            out = os.path.join(folder, "due.csv")
            calls = parts = 0
            while True:
                self.write(out, OLD)
                ran = self.run(DUE + ["-o", out], **shim, FAULT_SIGNAL=f"any:{calls + 1}:9")
                if ran.returncode == 0:
                    break
                calls += 1
                self.must(self.read(out) in (OLD, self.whole), "half a file", calls)
                left = sorted(os.listdir(folder))
                if left == ["due.csv"]:
                    continue
                parts += 1
                for part in left[1:]:
                    mode = os.stat(os.path.join(folder, part)).st_mode & 0o777
                    self.must(mode & 0o077 == 0 or mode == 0o644, "part", oct(mode))
                ran = self.run(DUE[:-1] + ["-o", out], **shim)
                self.must_end(ran, 0, "left by a run that was killed; removed")
                self.must_be(folder, "due.csv")
            told.append(f"{name}: {calls} calls, a part left after {parts}, told and removed by the next run")
        return "; ".join(told)

    def signals(self):
        """What ends a run and can be caught leaves nothing."""
        all_signals = [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE, signal.SIGALRM]
        told = []
        for name, shim in self.both_ways() if self.shim() else []:
            folder = self.folder()
            out = os.path.join(folder, "due.csv")
            done = 0
            for one in all_signals:
                before = done
                for call in range(1, 1000):
                    self.write(out, OLD)
                    ran = self.run(DUE + ["-o", out], **shim, FAULT_SIGNAL=f"any:{call}:{int(one)}",
                                   limits=[(resource.RLIMIT_CORE, 0)])
                    if ran.returncode == 0:
                        break
                    done += 1
                    self.must(ran.returncode == -one, ran.returncode, ran.stderr)
                    self.must(self.read(out) in (OLD, self.whole), "half a file", one, call)
                    self.must_be(folder, "due.csv")
                self.must(done > before, "no run was ended by", one)
            told.append(f"{name}: {len(all_signals)} signals, {done} moments, nothing left")
        ran = self.run(DUE + ["-o", os.path.join(self.folder(), "due.csv")], FAULT_UNNAMED="no",
                       FAULT_SIGNAL="fsync:1:1", before=["nohup"])
        self.must_end(ran, 0)
        return "; ".join(told) + "; under nohup a run goes on"

    def input_kept(self):
        """No output over what is read, by standard input or as a side file."""
        texts = {"--map": "kind,field,heading\nepisodes,start,Begun\n", "--holidays": "date,title\n2016-12-26,Boxing\n",
                 "--key": "0123456789abcdef0123456789abcdef\n"}
        done = 0
        for option, text in texts.items():
            for through in ("name", "stdin", "link", "hard"):
                folder = self.folder()
                mine = self.write(os.path.join(folder, "mine.csv"), text)
                out = os.path.join(folder, "out.csv")
                if through == "link":
                    os.symlink(mine, out)
                elif through == "hard":
                    os.link(mine, out)
                else:
                    out = mine
                more = ["--pseudonyms"] if option == "--key" else []
                with open(mine, "rb") as stdin:
                    ran = self.run(DUE + more + [option, "-" if through == "stdin" else mine, "-o", out], stdin=stdin)
                self.must_end(ran, 3, "is one of the inputs")
                self.must(self.read(mine) == text, "written over", option, through)
                done += 1
        for command in (["due", "-", REVIEWS], ["due", REVIEWS, "/dev/stdin"], ["check", "-"],
                        ["kpi", "-", "--year", "2015-16"], ["due", "episodes=-"]):
            folder = self.folder()
            mine = os.path.join(folder, "e.csv")
            shutil.copy(EPISODES, mine)
            for out in (mine, "/dev/stdin"):
                with open(mine, "rb") as stdin:
                    ran = self.run([*command, "-o", out, "-f", "csv"], stdin=stdin)
                self.must_end(ran, 3, "is one of the inputs")
                self.must(self.read(mine) == self.read(EPISODES), "written over", command)
                done += 1
        folder = self.folder()
        settings = self.write(os.path.join(folder, "duly.toml"), "format = 'csv'\n")
        self.must_end(self.run([*DUE, "--config", settings, "-o", settings, "-f", "csv"]), 3, "is one of the inputs")
        with open("/dev/null", "rb") as stdin, open(EPISODES, "rb") as file:
            self.must_end(self.run(["due", "-", "-o", "/dev/null", "-q"], stdin=file), 0)
            self.must_end(self.run([*DUE, "-o", "/dev/null"], stdin=stdin), 0)
        return f"{done + 1} ways, each refused, each input as it was"

    def rights(self):
        """A new output is for its owner; one that replaces a file is as that file; from its first byte."""
        for mode in (None, 0o600, 0o640, 0o644, 0o604, 0o660):
            for name, shim in self.both_ways():
                folder = self.folder()
                out = os.path.join(folder, "due.csv")
                if mode is not None:
                    self.write(out, OLD)
                    os.chmod(out, mode)
                wanted = 0o600 if mode is None else mode
                if shim:
                    process = self.start(DUE + ["-o", out], **shim, FAULT_STOP="write:1")
                    self.must(self.stopped(process), "it did not stop")
                    parts = [p for p in os.listdir(folder) if p != "due.csv"]
                    for part in parts:
                        seen = os.stat(os.path.join(folder, part)).st_mode & 0o777
                        self.must(seen == wanted, "before the first byte", oct(seen), oct(wanted))
                    self.must(len(parts) == 1, parts)
                    os.kill(process.pid, signal.SIGCONT)
                    process.communicate()
                else:
                    self.must_end(self.run(DUE + ["-o", out]), 0)
                seen = os.stat(out).st_mode & 0o777
                self.must(seen == wanted, name, oct(seen), oct(wanted))
        told = "new: 0600; replaced: 0600 0640 0644 0604 0660 as they were, seen before the first byte too"
        if os.geteuid() == 0:
            out = self.write(os.path.join(self.folder(), "due.csv"), OLD)
            os.chown(out, 1234, 2345)
            os.chmod(out, 0o640)
            self.must_end(self.run(DUE + ["-o", out]), 0)
            seen = os.stat(out)
            self.must((seen.st_uid, seen.st_gid, seen.st_mode & 0o777) == (1234, 2345, 0o640), seen)
            told += "; owner and group too"
        return told

    def disk_full(self):
        """No more bytes after the Nth, for each of N."""
        done = 0
        for ending in ("csv", "xlsx", "html"):
            sizes = os.path.join(self.folder(), "whole." + ending)
            self.must_end(self.run(DUE + ["-o", sizes]), 0)
            whole = os.path.getsize(sizes)
            for _, shim in self.both_ways():
                steps = 6 if self.few else 120
                for step in range(steps):
                    folder = self.folder()
                    out = self.write(os.path.join(folder, "due." + ending), OLD)
                    most = whole * step // steps
                    ran = self.run(DUE + ["-o", out], limits=[(resource.RLIMIT_FSIZE, most)], **shim)
                    self.must(ran.returncode == 3 and ran.stderr, most, ran.returncode, ran.stderr)
                    if ending != "xlsx":
                        self.must_end(ran, 3, out + ": cannot be written (File too large)")
                    self.must(self.read(out) == OLD, "the old file is gone")
                    self.must_be(folder, "due." + ending)
                    done += 1
        out = os.path.join(self.folder(), "out")
        with open(out, "wb") as to:
            ran = self.run(DUE + ["-f", "csv"], stdout=to, limits=[(resource.RLIMIT_FSIZE, 100)])
        self.must_end(ran, 3, "standard output: cannot be written (File too large)")
        return f"{done} limits for csv, xlsx and html: message, code 3, the old file, no part"

    def disk_of_its_own(self):
        """A disk that is full indeed, and one that may only be read."""
        if subprocess.run(["unshare", "-m", "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            raise LeftOut("no disk may be mounted here")
        place = self.folder()
        done = 0
        wanted = len(self.run(DUE + ["-f", "html"]).stdout.encode()) // 1024  # KiB: so much does not fit
        for free in ([4, 16] if self.few else range(0, wanted, 2)):
            script = (f'mount -t tmpfs -o size=256k none "{place}" || exit 99; cd "{place}" || exit 99;'
                      f'printf old >due.html; head -c {(252 - free) * 1024} /dev/zero >fill; "$@"; code=$?;'
                      f'ls | tr "\\n" " "; cat due.html; exit $code')
            ran = self.run(DUE + ["-o", "due.html"], before=["unshare", "-m", "sh", "-c", script, "sh"])
            if ran.returncode == 99:
                raise LeftOut("no disk may be mounted here")
            self.must_end(ran, 3, "due.html: cannot be written (No space left on device)")
            self.must(ran.stdout == "due.html fill old", ran.stdout)
            done += 1
        self.write(os.path.join(place, "due.csv"), "old")
        script = f'mount --bind "{place}" "{place}" && mount -o remount,ro,bind "{place}" || exit 99; "$@"'
        before = ["unshare", "-m", "sh", "-c", script, "sh"]
        for out in ("due.csv", "new.csv"):
            ran = self.run(DUE + ["-o", os.path.join(place, out)], before=before)
            self.must_end(ran, 3, out + ": cannot be written (Read-only file system)")
        script = 'mount -o remount,ro,bind / || exit 99; "$@"'
        ran = self.run(DUE + ["-f", "csv"], before=["unshare", "-m", "sh", "-c", script, "sh"])
        root = "left out: the root is no mount"
        if ran.returncode != 99:
            self.must_end(ran, 0)
            self.must(ran.stdout == self.whole, "another answer with a root that may only be read")
            root = "read-only root: the same answer"
        return f"{done} full disks of 256 KiB; read-only disk: message, code 3; {root}"

    def read_errors(self):
        """A read error once N bytes have been read, of each sort of file."""
        files = {"csv": EPISODES, "xlsx": os.path.join(HERE, "..", "samples", "workbooks", "office.xlsx")}
        packed = os.path.join(self.folder(), "e.csv.gz")
        with open(EPISODES, "rb") as file, gzip.open(packed, "wb") as to:
            to.write(file.read() * 50)
        files["gz"] = packed
        large = self.write(os.path.join(self.folder(), "large.csv"), large_csv(120000))
        files["large csv"] = large
        done = 0
        for name in files.values():
            size = os.path.getsize(name)
            for step in range(3 if self.few else 25):
                out = self.write(os.path.join(self.folder(), "c.csv"), OLD)
                ran = self.run(["check", name, "-o", out, "-q"], FAULT_READ=str(size * step // 25))
                self.must_end(ran, 3, name + ": cannot be read (Input/output error)")
                self.must(self.read(out) == OLD, "the old file is gone")
                done += 1
        return f"{done} places in csv, xlsx and gz: the file named, code 3, the old output"

    def changing_input(self):
        """The input grows, is cut short or is written anew while it is read."""
        done = 0
        text = large_csv(120000)
        packs = {"csv": lambda t: t.encode(), "gz": pack_gzip}
        for name, pack in packs.items():
            for what in ("grows", "is cut", "is written anew", "is touched"):
                file = os.path.join(self.folder(), "e." + ("csv.gz" if name == "gz" else name))
                with open(file, "wb") as to:
                    to.write(pack(text))
                process = self.start(["check", file, "--fail-on", "error", "-q"], FAULT_STOP="read:2")
                self.must(self.stopped(process), "it did not stop", name)
                size = os.path.getsize(file)
                if what == "grows":
                    with open(file, "ab") as to:
                        to.write(pack("A1,2016-01-01\n"))
                elif what == "is cut":
                    os.truncate(file, size // 2)
                elif what == "is written anew":
                    with open(file, "wb") as to:
                        to.write(pack(text.replace("2016-04-01", "2016-04-02")))
                else:
                    os.utime(file)
                os.kill(process.pid, signal.SIGCONT)
                out, err = process.communicate()
                said = (out + err).decode()
                self.must("changed while it was read" in said and process.returncode in (1, 3), name, what,
                          process.returncode, said[-300:])
                done += 1
        file = self.write(os.path.join(self.folder(), "e.csv"), text)
        process = self.start(["check", file, "-q"], FAULT_STOP="read:2")
        self.must(self.stopped(process), "it did not stop")
        os.replace(self.write(file + ".new", text + "A1,2016\n"), file)
        os.kill(process.pid, signal.SIGCONT)
        out, err = process.communicate()
        self.must(b"changed while" not in out + err, "another file of that name is no change", out + err)
        return f"{done} changes, each told (D131); a file put in its place is none"

    def little_memory(self):
        """With 512 MiB of addresses, and with less and less."""
        some = [(resource.RLIMIT_AS, 512 * MIB)]
        ran = self.run(DUE + ["-f", "csv", "--threads", "8"], limits=some)
        if ran.returncode < 0 and "Sanitizer" in ran.stderr or ran.returncode == 1 and "Sanitizer" in ran.stderr:
            raise LeftOut("sanitizers need more addresses")
        self.must_end(ran, 0)
        self.must(ran.stdout == self.whole, "another answer")
        folder = self.folder()
        many = ["due", self.write(os.path.join(folder, "many.csv"), large_csv(60000)), *DUE[3:], "-f", "csv", "--threads", "8"]
        usual = self.run(many)
        self.must(len(usual.stdout) > MIB, usual.stderr)
        ran = self.run(many, limits=some)
        self.must_end(ran, usual.returncode)
        self.must(ran.stdout == usual.stdout, "another answer of an authority")
        wide = os.path.join(folder, "wide.csv")
        with open(wide, "wb") as to:
            to.write("\ufeffCHILD,DECOM,RNE,LS,PLACE\r\n".encode("utf-16-le"))
            to.truncate(1 << 30)
        key = os.path.join(folder, "key")
        with open(key, "wb") as to:
            to.truncate(1 << 30)
        self.must_end(self.run(["check", wide, "-q"], limits=some), 3, wide + ": there is not enough memory")
        self.must_end(self.run(DUE + ["--pseudonyms", "--key", key], limits=some), 3, key + ": there is not enough")
        with open(wide, "rb") as stdin:
            ran = self.run(["check", "-", "-q"], limits=some, stdin=stdin)
        self.must_end(ran, 3, "standard input: there is not enough memory")
        codes = {}
        large = self.write(os.path.join(folder, "large.csv"), large_csv(60000 if self.few else 400000))
        for most in range(24, 160, 24) if self.few else range(16, 512, 8):
            ran = self.run(["check", large, "-q", "--threads", "8", "-f", "csv", "-o", os.path.join(folder, "o.csv")],
                           limits=[(resource.RLIMIT_AS, most * MIB)])
            begun = ran.returncode not in (127, 126)  # the loader itself had no room
            self.must(not begun or ran.returncode in (0, 1, 3), most, ran.returncode, ran.stderr[-300:])
            self.must(ran.returncode != 3 or "memory" in ran.stderr, ran.stderr[-300:])
            self.must(set(os.listdir(folder)) <= {"many.csv", "wide.csv", "key", "large.csv", "o.csv"}, os.listdir(folder))
            codes[ran.returncode] = codes.get(ran.returncode, 0) + 1
        return f"512 MiB: the usual answer; 1 GiB files named, code 3; limits below, by code: {dict(sorted(codes.items()))}"

    def no_threads(self):
        """No thread to be had, or only a few."""
        large = self.write(os.path.join(self.folder(), "large.csv"), large_csv(120000))
        usual = self.run(["due", large, "--as-at", "2016-04-15", "-f", "csv", "--threads", "8", "-q"])
        self.must(usual.returncode == 0 and len(usual.stdout) > 1000, usual.returncode, usual.stderr)
        counts = (0, 1, 3) if self.few else range(0, 24)
        for count in counts:
            ran = self.run(["due", large, "--as-at", "2016-04-15", "-f", "csv", "--threads", "8", "-q"],
                           FAULT_THREADS=str(count))
            self.must_end(ran, 0)
            self.must(ran.stdout == usual.stdout, "another answer with threads", count)
        return f"{len(counts)} counts of threads from none on: the same bytes"

    def clock(self):
        """Clocks that are wrong."""
        told = []
        for seconds, word in ((-1, "1969"), (-1_000_000_000, "1938"), (253_402_300_800, "10000"),
                              (-(1 << 60), "none"), (4_000_000_000, "2096")):
            ran = self.run(["due", EPISODES, "-q", "-f", "csv"], FAULT_CLOCK=str(seconds))
            if word == "2096":
                self.must_end(ran, 0)
            else:
                self.must_end(ran, 3, "the clock of this computer shows")
            ran = self.run(DUE + ["-f", "csv"], FAULT_CLOCK=str(seconds))
            self.must_end(ran, 0)
            self.must(ran.stdout == self.whole, "another answer with --as-at", word)
            told.append(word)
        return f"years {', '.join(told)}: with --as-at the same answer, without it one or a message"

    def bare_surroundings(self):
        """No locale, no home, no variable at all, no standard stream."""
        for env in ({}, {"LC_ALL": "xx_YY.nowhere"}, {"LANG": "C"}, {"HOME": ""}, {"HOME": "/nowhere", "TZ": "No/where"},
                    {"TMPDIR": "/nowhere"}):
            ran = self.run(DUE + ["-f", "csv"], env=env)
            self.must_end(ran, 0)
            self.must(ran.stdout == self.whole, "another answer", env)
        ran = self.run(DUE + ["-o", os.path.join(self.folder(), "due.xlsx")], env={"TMPDIR": "/nowhere"})
        self.must(ran.returncode in (0, 3) and (ran.returncode == 0 or "TMPDIR" in ran.stderr), ran.stderr)
        for closed in ("0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"):
            out = os.path.join(self.folder(), "due.csv")
            ran = self.run(DUE + ["-o", out], before=["sh", "-c", f'"$@" {closed}', "sh"])
            self.must(ran.returncode == 0 and self.read(out) == self.whole, closed, ran.returncode, ran.stderr)
        return "6 surroundings and 4 with closed streams: the same answer"

    def long_messages(self):
        """No message is longer than a screen can take, whatever is in the files."""
        head = "CHILD,DECOM,RNE,LS,PLACE"
        long = "x" * 60_000
        texts = {
            "columns": head + "," + ",".join(f"c{i}" for i in range(100_000)) + "\nA1,2016-04-01,S,C2,U6\n",
            "columns twice": head + ",PLACE" * 100_000 + "\nA1,2016-04-01,S,C2,U6\n",
            "no kind": ",".join(f"c{i}" for i in range(100_000)) + "\n1\n",
            "dates twice": head + ",DECOM" * 60_000 + "\nA1,x,S,C2,U6\n",
            "heading": head + "," + long + "\nA1,2016-04-01,S,C2,U6\n",
            "cell": head + f"\nA1,{long},S,C2,U6\nA{long},2016-04-01,S,C2,{long}\n",
            "id": head + f"\n{long},2016-04-01,S,C2,U6\n{long},2016-04-01,S,C2,U6\n",
            "xml": f"<EXPSSDA903><{long}>\n</a></EXPSSDA903>",
            "xml value": f"<EXPSSDA903><CHILD><HEADER><CHILDID>{long}</CHILDID><DOB>{long}</DOB></HEADER></CHILD>"
                         "</EXPSSDA903>",
            "map": f"kind,field,heading\nepisodes,{long},a\n",
            "settings": f"{long} = 1\n",
        }
        longest = 0
        for name, text in texts.items():
            file = self.write(os.path.join(self.folder(), "e.csv"), text)
            for more in ([], ["--show-values"], ["--show-values", "--max-messages", "100"]):
                command = ["check", file, *more]
                if name == "map":
                    command = ["due", EPISODES, "--map", file, *more]
                if name == "settings":
                    command = ["due", EPISODES, "--config", file, *more]
                ran = self.run(command)
                self.must(ran.returncode in (0, 1, 2, 3), name, ran.returncode)
                lengths = [len(line.encode()) for line in ran.stderr.split("\n")]
                longest = max(longest, *lengths)
                self.must(max(lengths) <= 4200 and len(ran.stderr) < 100_000, name, more, max(lengths))
        for words in (["du" + long], ["due", "--" + long], ["due", EPISODES, "--as-at", long], ["due", long],
                      ["due", EPISODES, "-o", long], ["kpi", EPISODES, "--year", "2015-16", "-m", long]):
            ran = self.run(words)
            lengths = [len(line.encode()) for line in ran.stderr.split("\n")]
            longest = max(longest, *lengths)
            self.must(ran.returncode in (2, 3) and max(lengths) <= 4200, words[0], words[-1][:9], ran.returncode,
                      max(lengths))
        return f"{len(texts)} files and 6 command lines; the longest line has {longest} bytes"

    def all(self, only):
        failed = False
        names = ("many_at_once", "killed", "killed_at_each_call", "signals", "input_kept", "rights", "disk_full",
                 "disk_of_its_own", "read_errors", "changing_input", "little_memory", "no_threads", "clock",
                 "bare_surroundings", "long_messages")
        for name in [only] if only in names else [one for one in names if only in one]:
            start = time.monotonic()
            try:
                word, told = "ok", getattr(self, name)()
            except LeftOut as why:
                word, told = "left out", str(why)
            except AssertionError as wrong:
                word, told, failed = "FAILED", str(wrong), True
            print(f"{word:8} {name:20} {time.monotonic() - start:6.1f} s  {told}", flush=True)
        return failed


def large_csv(rows):
    lines = [f"A{i},{1 + i % 28:02}/04/2015,S,C2,U6" for i in range(rows)]
    return "CHILD,DECOM,RNE,LS,PLACE\n" + "\n".join(lines) + "\n"


def pack_gzip(text):
    return gzip.compress(text.encode(), compresslevel=0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    # What a shell begins in the background ignores these, and so would the program.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    faults = Faults(asked.program, asked.few)
    try:
        failed = faults.all(asked.only)
    finally:
        shutil.rmtree(faults.root, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
