#!/usr/bin/python3
"""Changes the program in one place at a time and prints the changes that no test notices.

    tests/mutate.py [--sample N] [--seed N] [--again] [--also SUITES] [--tests FILES] [FILE or FOLDER ...]

Flips < and <=, > and >=, == and !=, && and ||, + and -, and what is negated; moves whole numbers by
one; drops statements. By default in all of src/law, src/cases and src/measures and in what days are
made of. A survivor that a row of docs/reliability.md names, by its file, its function and its
change (or "any"), is said to be explained; the exit code is 1 where any is not.

All changes are compiled at once into a copy of the tree (build/mutants), asleep; DULY_MUTANT in the
environment wakes one. A change is tried on the test cases that reach it, those that are short and
reach little else first, until one fails or has no end.

  --sample N     N places of all there are, the same ones for the same --seed
  --again        only what survived the last time
  --longest S    leaves out test cases that take longer than S seconds (default 1)
  --patience S   gives up on a change that passed test cases of S seconds (default 60)
  --also SUITES  more suites than law, unit, checks, golden and cli: property is slow
  --tests FILES  only test cases of files of such names ("*gathering*,*merging*"), and no others are
                 built: quick while a test is written
  --jobs N       as many at once

Needs python3-clang-14 and what a build needs. A developer's tool.
"""

import argparse
import bisect
import collections
import concurrent.futures
import fnmatch
import json
import os
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree
from pathlib import Path

import clang.cindex
from clang.cindex import CursorKind as Kind

SOURCE = Path(__file__).resolve().parent.parent
WORK = SOURCE / "build/mutants"
TREE = WORK / "tree"
BUILD = TREE / "build/mutants"
DEFAULT = ["src/law", "src/cases", "src/measures", "src/base/calendar.cpp", "src/base/date.cpp",
           "src/base/read_date.cpp"]
OTHER = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
         "&&": "||", "||": "&&", "+": "-", "-": "+"}
FUNCTIONS = {"<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal", "==": "equal",
             "!=": "unequal", "+": "plus", "-": "minus"}
HOLDS_STATEMENTS = {Kind.COMPOUND_STMT, Kind.IF_STMT, Kind.FOR_STMT, Kind.WHILE_STMT, Kind.DO_STMT,
                    Kind.CXX_FOR_RANGE_STMT, Kind.CASE_STMT, Kind.DEFAULT_STMT}
FUNCTION_KINDS = {Kind.FUNCTION_DECL, Kind.CXX_METHOD, Kind.CONSTRUCTOR, Kind.FUNCTION_TEMPLATE,
                  Kind.CONVERSION_FUNCTION}

HEADER = """#pragma once
#include <concepts>
#include <type_traits>
namespace mutant {
bool awake(int n);  // whether this is the change to try; notes that it was reached
constexpr bool on(int n) { return std::is_constant_evaluated() ? false : awake(n); }
"""
for op, name in FUNCTIONS.items():
    HEADER += f"""template <class A, class B>
constexpr auto {name}(bool changed, const A& a, const B& b) {{
  if constexpr (requires {{ {{ a {OTHER[op]} b }} -> std::same_as<decltype(a {op} b)>; }}) {{
    if (changed) return a {OTHER[op]} b;
  }}
  return a {op} b;
}}
"""
HEADER += """template <class A>
constexpr A number(bool more, bool less, A a) { return more ? A(a + 1) : less ? A(a - 1) : a; }
}
"""
SWITCH = """#include "mutant.hpp"
#include <cstdio>
#include <cstdlib>
#include <vector>
namespace mutant {
namespace {
struct Switch {
  int awake = std::getenv("DULY_MUTANT") ? std::atoi(std::getenv("DULY_MUTANT")) : -1;
  const char* file = std::getenv("DULY_REACHED");
  std::vector<char> reached = std::vector<char>(file ? COUNT : 0);
  ~Switch() {
    if (!file) return;
    if (std::FILE* old = std::fopen(file, "rb")) {  // of a program that the test ran
      for (char& r : reached) r = static_cast<char>(r | (std::fgetc(old) == 1));
      std::fclose(old);
    }
    std::FILE* out = std::fopen(file, "wb");
    std::fwrite(reached.data(), 1, reached.size(), out);
    std::fclose(out);
  }
};
}
bool awake(int n) {
  static Switch all;
  if (all.file) all.reached[static_cast<unsigned>(n)] = 1;
  return n == all.awake;
}
}
"""


class File:
    """A source file, its places and the edits that put every change in it, asleep."""

    def __init__(self, path, arguments):
        self.path = path
        self.text = (SOURCE / path).read_text()
        unit = clang.cindex.Index.create().parse(str(SOURCE / path), args=arguments)
        worst = [d for d in unit.diagnostics if d.severity >= clang.cindex.Diagnostic.Error]
        if worst:
            sys.exit(f"{path}: {worst[0]}")
        self.tokens = [(t.extent.start.offset, t.extent.end.offset, t.spelling)
                       for t in unit.get_tokens(extent=unit.cursor.extent)
                       if t.kind != clang.cindex.TokenKind.COMMENT]
        self.starts = [t[0] for t in self.tokens]
        self.expressions = {}  # where each begins and ends, and its types
        self.scopes = []  # [begin, end, name of the function, list or member]
        self.constants = []  # [begin, end, whether constexpr, name]: made as the program starts
        self.fixed = []  # [begin, end]: what the compiler must know
        self.dropped = set()
        self.negated = set()
        self.places = []  # [begin, end, kind, operator token or None, what, instead]
        for cursor in unit.cursor.get_children():
            if cursor.location.file and cursor.location.file.name == str(SOURCE / path):
                self.look(cursor, None, [])
        self.find()

    def token(self, offset):
        return bisect.bisect_right(self.starts, offset) - 1

    def look(self, cursor, parent, name):
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        kind = cursor.kind
        if kind in FUNCTION_KINDS or (kind in (Kind.VAR_DECL, Kind.FIELD_DECL) and not name):
            name = name + [cursor.spelling]
            self.scopes.append((begin, end, cursor.spelling))
        if kind == Kind.VAR_DECL:
            words = [t[2] for t in self.tokens[self.token(begin):self.token(cursor.location.offset)]]
            if "constexpr" in words or "const" in words:
                self.constants.append((begin, end, "constexpr" in words, cursor.spelling))
        if kind in (Kind.STATIC_ASSERT, Kind.ENUM_CONSTANT_DECL, Kind.TEMPLATE_NON_TYPE_PARAMETER):
            self.fixed.append((begin, end))
        children = list(cursor.get_children())
        if kind == Kind.CASE_STMT:
            self.fixed.append((children[0].extent.start.offset, children[0].extent.end.offset))
        if kind.is_expression():
            self.expressions.setdefault((begin, end), set()).add(cursor.type.get_canonical().spelling)
        for n, child in enumerate(children):
            if kind in HOLDS_STATEMENTS and (kind != Kind.FOR_STMT or n == len(children) - 1):
                self.look_at_statement(child, cursor, children, parent)
            self.look(child, cursor, name)
        if kind == Kind.IF_STMT or kind == Kind.WHILE_STMT:
            for child in children:
                first, last = child.extent.start.offset, child.extent.end.offset
                i, j = self.token(first), self.token(last - 1) + 1
                if child.kind.is_expression() and self.tokens[i - 1][2] == "(" and \
                        self.tokens[j][2] == ")" and self.tokens[i][2] != "!":
                    self.negated.add((first, last))

    def look_at_statement(self, child, cursor, children, parent):
        begin, last = child.extent.start.offset, child.extent.end.offset
        i, j = self.token(begin), self.token(last - 1) + 1
        if j >= len(self.tokens) or self.tokens[j][2] != ";":
            return
        if child.kind.is_expression():
            if self.tokens[i - 1][2] in ("{", "}", ";", ")", "else", ":", "do"):
                self.dropped.add((begin, self.tokens[j][1]))
        elif child.kind in (Kind.BREAK_STMT, Kind.CONTINUE_STMT):
            self.dropped.add((begin, self.tokens[j][1]))
        elif child.kind == Kind.RETURN_STMT:
            alone = cursor.kind == Kind.COMPOUND_STMT and len(children) == 1
            guard = parent if alone else cursor
            if guard is not None and guard.kind == Kind.IF_STMT:
                if not any(t[2] == "else" for t in self.tokens[j:j + 3]):
                    self.dropped.add((begin, self.tokens[j][1]))

    def find(self):
        binary = set()
        spans = sorted(self.expressions, key=lambda s: s[1] - s[0])
        for n, (begin, end, op) in enumerate(self.tokens):
            if op not in OTHER or n == 0 or n + 1 == len(self.tokens):
                continue
            left_end, right_begin = self.tokens[n - 1][1], self.tokens[n + 1][0]
            for span in spans:
                if span[0] < begin and end < span[1] and (span[0], left_end) in self.expressions \
                        and (right_begin, span[1]) in self.expressions:
                    if op == "+" and self.has_type(span, "basic_string"):
                        break  # words are put together
                    places = "*", "iterator"  # which cannot be added
                    if op == "-" and self.has_type((span[0], left_end), *places) and \
                            self.has_type((right_begin, span[1]), *places):
                        break
                    what = self.words(*span)
                    instead = self.words(span[0], begin) + " " + OTHER[op] + " " + \
                        self.words(end, span[1])
                    binary.add(n)
                    binary.add(span)
                    self.places.append((*span, op, n, what, instead))
                    break
        for n, (begin, end, word) in enumerate(self.tokens):
            if word == "!":
                span = min((s for s in spans if s[0] == begin and s[1] > end), default=None,
                           key=lambda s: s[1])
                if span:
                    what = self.words(*span)
                    self.places.append((*span, "!", None, what, what[1:]))
            if re.fullmatch(r"[0-9][0-9']*[uUlLzZ]*", word) and (begin, end) in self.expressions:
                before, after = self.tokens[n - 1][2], self.tokens[n + 1][2]
                if after == ">" and n + 1 not in binary or before == "<" and n - 1 not in binary:
                    continue  # a number that a type is made with
                value = int(re.sub(r"[^0-9]", "", word))
                context = self.words(max(self.line_begin(begin), begin - 40), begin), \
                    self.words(end, min(self.line_end(end), end + 20))
                for instead in (value + 1, value - 1):
                    if instead >= 0:
                        self.places.append((begin, end, "number", instead - value, word,
                                            f"{instead} in {context[0]} _ {context[1]}"))
        for span in self.negated - binary:
            what = self.words(*span)
            self.places.append((*span, "condition", None, what, f"!({what})"))
        for span in self.dropped:
            self.places.append((*span, "drop", None, self.words(*span), ";"))
        self.places = [p for p in self.places
                       if not any(b <= p[0] and p[1] <= e for b, e in self.fixed)]
        self.places.sort(key=lambda p: (p[0], -p[1], p[2], p[5]))

    def has_type(self, span, *parts):
        return any(part in t for part in parts for t in self.expressions[span])

    def words(self, begin, end):
        return re.sub(r"\s+", " ", self.text[begin:end]).strip()

    def line_begin(self, offset):
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset):
        return self.text.find("\n", offset)

    def line(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def function(self, offset):
        inside = [s for s in self.scopes if s[0] <= offset < s[1]]
        return max(inside)[2] if inside else ""

    def constant(self, offset):
        inside = [c for c in self.constants if c[0] <= offset < c[1]]
        return min(inside) if inside else None

    def mutants(self):
        """What can be changed: [file, line, function, change, which of the same]."""
        seen = {}
        out = []
        for place in self.places:
            key = (self.function(place[0]), f"{place[4]} -> {place[5]}")
            seen[key] = seen.get(key, 0) + 1
            out.append((self.path, self.line(place[0]), *key, seen[key]))
        return out

    def instrumented(self, numbers, kept):
        """The text with the changes of these places; constants named in `kept` stay as they are."""
        edits = []  # (offset, closes first, order, characters taken out, text)
        for place, number in zip(self.places, numbers):
            if number is None:
                continue
            begin, end, kind, token, _, _ = place
            constant = self.constant(begin)
            on = f"mutant::{'awake' if constant else 'on'}({number})"
            if kind in FUNCTIONS:
                opens, closes = f"mutant::{FUNCTIONS[kind]}({on}, ", ")"
                edits.append((*self.tokens[token][:2], ","))
            elif kind in ("&&", "||"):
                part = f"({on} != static_cast<bool>("
                opens, closes = f"({on} != ({part}", "))))"
                edits.append((*self.tokens[token][:2], f")) {kind} {part}"))
            elif kind == "number":
                more, less = (on, "false") if token > 0 else ("false", on)
                opens, closes = f"mutant::number({more}, {less}, ", ")"
            elif kind == "drop":
                opens, closes = f"{{ if (!{on}) {{ ", " } }"
            else:
                opens, closes = f"({on} != static_cast<bool>(", "))"
            edits.append((begin, begin, opens, 1, -end, number))
            edits.append((end, end, closes, 0, -begin, -number))
        for begin, end, is_constexpr, name in self.constants:
            if is_constexpr and name not in kept and any(
                    n is not None and begin <= p[0] < end for p, n in zip(self.places, numbers)):
                i = next(t for t in self.tokens[self.token(begin):] if t[2] == "constexpr")
                edits.append((i[0], i[1], "const"))
        edits.sort(key=lambda e: (e[0], *(e[3:] or (2,))))
        out, at = ['#include "base/mutant.hpp"\n#line 1\n'], 0
        for begin, end, text, *_ in edits:
            out += [self.text[at:begin], text]
            at = end
        return "".join(out) + self.text[at:]


def run(command, **more):
    return subprocess.run(command, cwd=TREE, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                          env={**os.environ, "LC_ALL": "C"}, **more)


def copy_tree(tests):
    """The tree as it is now, with the test files asked for; what did not change keeps its time."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=SOURCE,
                            stdout=subprocess.PIPE, check=True).stdout.decode().split("\0")
    patterns = tests.split(",") if tests else ["*"]
    names = {n for n in listed if n and (SOURCE / n).is_file() and not (
        n.endswith("_test.cpp") and not any(fnmatch.fnmatch(n, p) for p in patterns))}
    for old in [p for p in TREE.rglob("*") if p.is_file() and BUILD not in p.parents]:
        if str(old.relative_to(TREE)) not in names and old.parent.name != "base":
            old.unlink()
    for name in names:
        put(TREE / name, (SOURCE / name).read_bytes())


def put(path, content):
    content = content if isinstance(content, bytes) else content.encode()
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def build(files, numbers, count, jobs):
    """Builds with the changes; those that do not compile are left out. Returns their numbers."""
    put(TREE / "src/base/mutant.hpp", HEADER)
    put(TREE / "src/base/mutant.cpp", SWITCH.replace("COUNT", str(count)))
    left_out, kept = set(), set()
    for _ in range(12):
        for file in files:
            mine = [None if n in left_out else n for n in numbers[file.path]]
            put(TREE / file.path, file.instrumented(mine, kept))
        log = run(["cmake", "--build", BUILD, "--target", "duly_tests", "--", f"-j{jobs}", "-k0"])
        if log.returncode == 0:
            return left_out
        (WORK / "build.log").write_text(log.stdout)
        before = len(left_out), len(kept)
        constant = r"'([\w:{}]+)' (?:was not declared 'constexpr'|is not usable|is not a constant)|" \
            r"the value of '([\w:{}]+)' is not usable"
        names = {(a or b).split("::")[-1] for a, b in re.findall(constant, log.stdout)}
        lines = {(f, int(n)) for f, n in re.findall(r"(src/\w+/\w+\.cpp):(\d+):\d+: error", log.stdout)}
        for file in files:
            for place, number in zip(file.places, numbers[file.path]):
                constant = file.constant(place[0])
                if constant and constant[3] in names:
                    kept.add(constant[3])
                    left_out.add(number)
                elif not names and (file.path, file.line(place[0])) in lines:
                    left_out.add(number)
        if before == (len(left_out), len(kept)):
            break
    sys.exit(f"does not build: {WORK}/build.log")


def test_command(names):
    chosen = ",".join(re.sub(r"([,\\])", r"\\\1", n) for n in names)
    return [BUILD / "duly_tests", f"--test-case={chosen}", "--abort-after=1"]


def try_cases(names, environment, limit):
    """Whether the test cases pass in so many seconds of work, and the seconds it took; others may
    be at work on the machine, so what is waited is no measure of it."""
    def bounded():
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
    program = subprocess.Popen(test_command(names), cwd=TREE, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "TMPDIR": str(WORK / "tmp"), **environment},
                               start_new_session=True, preexec_fn=bounded)
    waits = threading.Timer(30 + 3 * limit, os.killpg, (program.pid, signal.SIGKILL))
    waits.start()
    _, status, used = os.wait4(program.pid, 0)
    waits.cancel()
    program.returncode = os.waitstatus_to_exitcode(status)
    return program.returncode == 0, used.ru_utime + used.ru_stime


def list_cases(suites, files):
    chosen = [f"--source-file={files}"] if files else []
    said = run([BUILD / "duly_tests", f"--test-suite={suites}", *chosen, "--list-test-cases", "-r=xml"])
    found = xml.etree.ElementTree.fromstring(said.stdout[said.stdout.index("<doctest"):])
    return sorted({case.get("name") for case in found.iter("TestCase")})


def look_at_case(name, longest):
    """How long a test case takes, and the changes it reaches."""
    reached = WORK / "tmp" / f"reached-{abs(hash(name))}"
    passed, took = try_cases([name], {"DULY_REACHED": str(reached)}, longest)
    if not passed and took < longest:
        sys.exit(f"fails before anything is changed: {name}")
    content = reached.read_bytes() if reached.exists() else b""
    return took, [n for n, r in enumerate(content) if r]


def survives(number, cases, patience):
    """Whether a change passes the test cases that reach it: [how much it is about other
    files, seconds, name]."""
    cases = [c[1:] for c in sorted(cases, key=lambda c: c[0] * c[1])]
    at, budget, all_of = 0, 0.1, 0.0
    while at < len(cases) and all_of < patience:
        batch, sum_of = [], 0.0
        while at < len(cases) and (not batch or sum_of + cases[at][0] < budget):
            batch.append(cases[at][1])
            sum_of += cases[at][0]
            at += 1
        if not try_cases(batch, {"DULY_MUTANT": str(number)}, 10 + 10 * sum_of)[0]:
            return False
        budget, all_of = min(budget * 4, 2), all_of + sum_of
    return True


def explanations():
    """The rows of the page on survivors: where, and which changes."""
    page = (SOURCE / "docs/reliability.md").read_text()
    rows = [re.split(r"(?<!\\)\|", line) for line in page.splitlines() if line.startswith("| `")]
    return [(row[1], row[2].replace("\\|", "|")) for row in rows]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--longest", type=float, default=1)
    parser.add_argument("--patience", type=float, default=60)
    parser.add_argument("--also", default="")
    parser.add_argument("--tests", default="")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("paths", nargs="*")
    asked = parser.parse_args()
    suites = ",".join(["law", "unit", "checks", "golden", "cli"] + asked.also.split(",") * bool(asked.also))

    began = time.time()
    shutil.rmtree(WORK / "tmp", ignore_errors=True)
    (WORK / "tmp").mkdir(parents=True)
    copy_tree(asked.tests)
    paths = [p.strip("/") for p in asked.paths or DEFAULT]
    sources = [str(f.relative_to(SOURCE)) for p in paths for f in
               ([SOURCE / p] if p.endswith(".cpp") else sorted((SOURCE / p).glob("*.cpp")))]
    configure = ["cmake", "-S", TREE, "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                 "-DCMAKE_CXX_FLAGS=-O0 -g0", "-DDULY_TESTS=ON", "-DDULY_WERROR=ON",
                 "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON"]
    if shutil.which("ccache"):
        configure.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
    if shutil.which("ld.lld"):
        configure.append("-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld")
    with (TREE / "CMakeLists.txt").open("a") as lists:
        names = " ".join(sources + ["src/base/mutant.cpp"])
        lists.write(f'set_source_files_properties({names} PROPERTIES COMPILE_OPTIONS '
                    '"-O1;-w;-Wno-narrowing;-D_GLIBCXX_ASSERTIONS")\n')
    put(TREE / "src/base/mutant.cpp", SWITCH)
    if (log := run(configure)).returncode != 0:
        sys.exit(log.stdout)
    commands = {c["file"]: shlex.split(c["command"])
                for c in json.loads((BUILD / "compile_commands.json").read_text())}
    files = []
    for source in sources:
        words = commands[str(TREE / source)]
        flags = [w.replace(str(TREE), str(SOURCE)) for w in words[1:words.index("-o")]
                 if w.startswith(("-I", "-D", "-std")) or not w.startswith("-")]
        flags = [f for f in flags if not f.endswith("c++")]
        files.append(File(source, flags + ["-I" + str(SOURCE / "src")]))
    mutants, numbers = [], {}
    for file in files:
        found = file.mutants()
        numbers[file.path] = list(range(len(mutants), len(mutants) + len(found)))
        mutants += found
    print(f"{len(mutants)} changes in {len(files)} files", flush=True)
    left_out = build(files, numbers, len(mutants), max(2, asked.jobs))
    print(f"{len(left_out)} do not compile; built in {time.time() - began:.0f} s", flush=True)

    chosen = [n for n in range(len(mutants)) if n not in left_out]
    last = WORK / "survivors.json"
    if asked.again:
        old = {tuple(m[:1] + m[2:]) for m in json.loads(last.read_text())}
        chosen = [n for n in chosen if mutants[n][:1] + mutants[n][2:] in old]
    if asked.sample:
        chosen = sorted(random.Random(asked.seed).sample(chosen, min(asked.sample, len(chosen))))
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        cases = list_cases(suites, asked.tests)
        reaches = {n: [] for n in chosen}
        looked = pool.map(lambda name: look_at_case(name, asked.longest), cases)
        for name, (took, reached) in zip(cases, looked):
            if took > asked.longest:
                continue
            about = collections.Counter(mutants[n][0] for n in reached)
            for n in reached:
                if n in reaches:
                    reaches[n].append((len(reached) / about[mutants[n][0]], took, name))
        print(f"{len(cases)} test cases looked at: {time.time() - began:.0f} s", flush=True)
        explained = explanations()
        survivors, unexplained = [], 0
        for n, alive in zip(chosen, pool.map(lambda n: survives(n, reaches[n], asked.patience), chosen)):
            if not alive:
                continue
            path, line, function, change, which = mutants[n]
            survivors.append(mutants[n])
            short = change.split(" in ")[0]
            known = any(f"`{Path(path).name}`" in where and f"`{function}`" in where
                        and (f"`{short}`" in changes or changes.strip() == "any")
                        for where, changes in explained)
            unexplained += not known
            why = "explained" if known else "survived" if reaches[n] else "not reached"
            print(f"{why}: {path}:{line}: {function}: {change}", flush=True)
    last.write_text(json.dumps(survivors))
    for n in sorted(left_out):
        print("does not compile: {}:{}: {}: {}".format(*mutants[n]))
    shutil.rmtree(WORK / "tmp", ignore_errors=True)
    print(f"{len(chosen)} tried, {len(survivors)} survived, {unexplained} of them not explained:"
          f" {time.time() - began:.0f} s")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
