#!/usr/bin/env python3
"""Breaks each promise of docs/security.md and docs/reliability.md once, on purpose, and requires that
the test which the page names for it fails.

    tests/broken/run.py [--only WORD] [--jobs N] [--tree FOLDER]

Each file *.patch beside this one is one breakage: which promise of which page it breaks, how, which
tests are to go red, and the change itself, a slip that a person could make. All of them are tried in
a copy of the tree, one after the other; before the first, every test that is named
must be green there. The exit code is 1 where a test stayed green.

  --only WORD   only the patches with the word in their name or in their promise
  --jobs N      so many files are compiled at once
  --tree FOLDER where the copy stands, instead of build/broken

Tests of the browser page need build/page (sh cmake/page.sh) and Chromium; where they are missing, and
where the machine does not let tests/faults/run.py do a thing, the patch is left out, and said.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent.parent
TREE = SOURCE / "build/broken"  # --tree
BUILD = TREE / "build"
PAGE = SOURCE / "build/page"
PATIENCE = 900  # seconds; a test without an end is red
FILES_OF_PAGE = ("src/web/door.js", "src/web/worker.js", "src/web/page.html", "src/web/assemble.py")


class LeftOut(Exception):
    """This machine does not let us try it."""


class Patch:
    """One breakage. Each hunk is the old lines and the new ones."""

    def __init__(self, path):
        self.name = path.stem
        head, self.diff = re.split(r"^(?=--- )", path.read_text(encoding="utf-8"), maxsplit=1, flags=re.M)
        lines = [line.split(": ", 1) for line in head.splitlines() if line]
        self.page, self.promise, self.how = (dict(lines)[key] for key in ("page", "promise", "broken"))
        self.red = [value for key, value in lines if key == "red"]
        self.changes = {}  # by file: pairs of the old text and the new one
        for part in re.split(r"^--- a/", self.diff, flags=re.M)[1:]:
            file, *hunks = re.split(r"^@@ .*\n", part, flags=re.M)
            self.changes[file.split("\n", 1)[0]] = [
                ("".join(line[1:] or "\n" for line in hunk.splitlines(True) if line[0] != "+"),
                 "".join(line[1:] or "\n" for line in hunk.splitlines(True) if line[0] != "-"))
                for hunk in hunks]

    def broken(self):
        """The broken text of each file."""
        out = {}
        for file, changes in self.changes.items():
            text = (TREE / file).read_text(encoding="utf-8")
            for old, new in changes:
                if text.count(old) != 1:
                    sys.exit(f"{self.name}: its old lines stand {text.count(old)} times in {file}, not once")
                text = text.replace(old, new)
            out[file] = text
        return out


def run(command, patience=PATIENCE, **more):
    """What it gave, with the exit code; a run without an end has none."""
    process = subprocess.Popen([str(word) for word in command], cwd=TREE, text=True, errors="replace",
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               start_new_session=True, **more)
    try:
        said, _ = process.communicate(timeout=patience)
        return process.returncode, said
    except subprocess.TimeoutExpired:
        return None, f"no end after {patience} seconds"
    finally:  # what a test that failed had stopped, too
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


def copy_tree():
    """The tree as it is now; a file that did not change keeps its time."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=SOURCE,
                            stdout=subprocess.PIPE, check=True).stdout.decode().split("\0")
    names = {n for n in listed if n and (SOURCE / n).is_file()}
    for old in [p for p in TREE.rglob("*") if p.is_file() and BUILD not in p.parents]:
        if str(old.relative_to(TREE)) not in names:
            old.unlink()
    for name in names:
        to = TREE / name
        if not to.exists() or to.read_bytes() != (SOURCE / name).read_bytes():
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SOURCE / name, to)


def configure():
    """Each file for itself: what a breakage moves is compiled alone."""
    if (BUILD / "CMakeCache.txt").exists():
        return
    ninja = ["-G", "Ninja"] if shutil.which("ninja") else []
    cache = ["-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"] if shutil.which("ccache") else []
    linker = ["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld"] if shutil.which("ld.lld") else []
    code, said = run(["cmake", "-S", TREE, "-B", BUILD, *ninja, *cache, *linker, "-DCMAKE_BUILD_TYPE=Release",
                      "-DDULY_TESTS=ON", "-DDULY_UNITS=OFF"])
    if code != 0:
        sys.exit(said)


def is_of_page(test):
    return test.startswith("tests/web/")


def target_of(test):
    if test.startswith("tests/fuzz/"):
        return "fuzz_" + Path(test).stem
    return "duly" if test.startswith("faults: ") or test == "tests/silent.sh" or is_of_page(test) else "duly_tests"


def build(tests, jobs):
    targets = sorted({target_of(test) for test in tests})
    code, said = run(["cmake", "--build", BUILD, "--parallel", jobs, "--target", *targets], 4 * 3600)
    if code != 0:
        sys.exit(f"it does not build:\n{said[-3000:]}")


def cases_run(said):
    """Whether each case that was run passed, by its name, of what doctest wrote as XML."""
    try:
        tree = xml.etree.ElementTree.fromstring(said[said.index("<doctest"):])
    except (ValueError, xml.etree.ElementTree.ParseError):
        return {}  # it ended too soon
    results = {case.get("name"): case.find("OverallResultsAsserts") for case in tree.iter("TestCase")}
    return {name: result.get("test_case_success") == "true" for name, result in results.items() if result is not None}


def told(said, beginning):
    """The first line that begins so; else the last."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return next((line for line in lines if line.startswith(beginning)), lines[-1] if lines else "no word")


def red_by_doctest(chosen):
    code, said = run([BUILD / "duly_tests", chosen, "--reporters=xml", "--no-path-filenames=true"])
    passed = cases_run(said)
    if code == 0 and not passed:
        sys.exit(f"no test is chosen by {chosen}")
    failed = [name for name, good in passed.items() if not good]
    return "" if code == 0 else "; ".join(failed) or f"ended with code {code}"


def red_in_page():
    """The page is put together anew around the program that was compiled for it before."""
    if not (PAGE / "duly.wasm").is_file() or shutil.which("chromium") is None:
        raise LeftOut("needs build/page (sh cmake/page.sh) and Chromium")
    page = BUILD / "duly.html"
    code, said = run([sys.executable, "src/web/assemble.py", PAGE, SOURCE / "build/page-licences.txt", page])
    if code != 0:
        sys.exit(said)
    code, said = run([sys.executable, "tests/web/door.py", page, BUILD / "duly"])
    return "" if code == 0 else told(said, "FAILED")


def red(test):
    """What failed when the test was run; blank: nothing did."""
    if test.startswith("faults: "):
        part = test.split(" ", 1)[1]
        code, said = run([sys.executable, "tests/faults/run.py", BUILD / "duly", "--few", "--only", part])
        if said.startswith("left out"):
            raise LeftOut(" ".join(said.split()))
        if not said.strip():
            sys.exit(f"tests/faults/run.py has no part {part}")
        return "" if code == 0 else " ".join(told(said, "FAILED").split())
    if test == "tests/silent.sh":
        code, said = run(["sh", test, BUILD / "duly"])
        return "" if code == 0 else told(said, "silent:")
    if is_of_page(test):
        return red_in_page()
    if test.startswith("tests/fuzz/"):
        name = Path(test).stem
        code, said = run([BUILD / f"fuzz_{name}", f"tests/fuzz/corpus/{name}"])
        return "" if code == 0 else f"ended with code {code}"
    if "/" in test:
        return red_by_doctest("--source-file=*/" + test.removeprefix("tests/"))
    return red_by_doctest("--test-case=" + re.sub(r"([,\\])", r"\\\1", test))


def all_green(patches, jobs):
    """Every test named, before anything is broken. Gives those that this machine leaves out."""
    left_out = {}
    tests = sorted({test for patch in patches for test in patch.red})
    build(tests, jobs)
    for test in tests:
        try:
            failed = red(test)
        except LeftOut as why:
            left_out[test] = str(why)
            continue
        if failed:
            sys.exit(f"{test} fails before anything is broken: {failed}")
    return left_out


def try_one(patch, jobs):
    """Breaks it, runs its tests, and puts it right. Gives what went red, by test."""
    right = {file: (TREE / file).read_text(encoding="utf-8") for file in patch.changes}
    try:
        for file, text in patch.broken().items():
            (TREE / file).write_text(text, encoding="utf-8")
        if not all(file in FILES_OF_PAGE for file in patch.changes):
            build(patch.red, jobs)
        return {test: red(test) for test in patch.red}
    finally:
        for file, text in right.items():
            (TREE / file).write_text(text, encoding="utf-8")


def cell(text, longest=110):
    text = text.replace("|", "/")
    return text if len(text) <= longest else text[:longest - 4] + " ..."


def main():
    global TREE, BUILD  # pylint: disable=global-statement
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--tree", type=Path, default=TREE)
    asked = parser.parse_args()
    TREE = asked.tree.resolve()
    BUILD = TREE / "build"
    patches = [Patch(path) for path in sorted(Path(__file__).parent.glob("*.patch"))]
    patches = [p for p in patches if asked.only in p.name or asked.only in p.promise]
    if not patches:
        sys.exit(f"no patch has {asked.only} in its name or its promise")
    began = time.monotonic()
    TREE.mkdir(parents=True, exist_ok=True)
    copy_tree()
    for patch in patches:
        patch.broken()
    configure()
    left_out = all_green(patches, asked.jobs)
    print(f"unbroken, all are green; {(time.monotonic() - began) / 60:.0f} minutes\n")
    print("| promise | broken how | what went red |\n|---|---|---|", flush=True)
    tried = green = 0
    for patch in patches:
        missing = next((left_out[test] for test in patch.red if test in left_out), "")
        failed = {} if missing else try_one(patch, asked.jobs)
        for test, what in failed.items():
            tried += 1
            green += not what
            if test not in what:
                failed[test] = cell(f"{test}: {what}" if what else f"NOTHING: {test} STAYED GREEN")
        seen = "; ".join(failed.values()) if failed else f"left out: {missing}"
        print(f"| {cell(patch.promise)} | {patch.how} | {seen} |", flush=True)
    promises = len({patch.promise for patch in patches})
    print(f"\n{promises} promises, {len(patches)} breakages, {tried} tests tried, {tried - green} went red, {green} stayed"
          f" green; {(time.monotonic() - began) / 60:.0f} minutes")
    return 1 if green or not tried else 0


if __name__ == "__main__":
    sys.exit(main())
