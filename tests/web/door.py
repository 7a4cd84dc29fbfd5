#!/usr/bin/env python3
"""Opens duly.html in a headless Chromium, from file:// and with the network cut, and compares what it
shows and saves with what the program prints.

  door.py PAGE PROGRAM [--axe axe.min.js] [--pictures FOLDER] [--bench FOLDER]

--axe: also asks axe-core about each page, 390 and 1280 wide, light and dark. --pictures: takes them.
--bench: a folder of large extracts; tells how much longer a browser takes than the program.
"""
import argparse
import csv
import glob
import gzip
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "tests/samples"
# Files, the year asked about and the day.
SETS = {
    "the small authority": (sorted(glob.glob(str(ROOT / "examples/small-authority/*.csv"))), "2015-16", "2016-03-31"),
    "a 903 return as CSV": (sorted(glob.glob(str(SAMPLES / "903-fake-return/*.csv"))), "2016-17", "2017-03-31"),
    "a 903 return as XML": ([str(SAMPLES / "903-fake-return/fake_903.xml")], "2016-17", "2017-03-31"),
    "a CIN census": ([str(SAMPLES / "cin-census/CIN_Census_2024.xml")], "2022-23", "2023-03-31"),
    "Annex A as a workbook": ([str(SAMPLES / "annex-a/Annex_A.xlsx")], "2020-21", "2021-03-31"),
}
# The answer's button, what the program is asked, and the endings it is saved with.
ANSWERS = [
    ("pack", ["report", "--year", "YEAR"], ["html", "xlsx", "md"]),
    ("kpi", ["kpi", "-m", "all", "--year", "YEAR"], ["csv", "xlsx", "html", "md", "json"]),
    ("due", ["due"], ["csv", "xlsx", "html", "md", "json", "ics"]),
    ("reviews", ["reviews", "--year", "YEAR"], ["csv"]),
    ("late", ["reviews", "--outcome", "late", "--year", "YEAR"], ["csv"]),
    ("readings", ["readings", "--year", "YEAR"], ["csv"]),
    ("check", ["check"], ["csv"]),
    ("files", ["files"], ["csv"]),
]


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = []

    def that(self, what, good, more=""):
        if good:
            self.passed += 1
            return
        self.failed.append(what)
        print("FAILED: %s %s" % (what, more), flush=True)


class Door:
    """The page, and what a person does with it."""

    def __init__(self, page, before="", **how):
        self.saved = tempfile.mkdtemp(prefix="duly-saved-")
        self.browser = Browser(downloads=self.saved, **how)
        if before:
            self.browser.before_scripts(before)
        self.browser.open(pathlib.Path(page).resolve().as_uri())

    def close(self):
        self.browser.close()
        shutil.rmtree(self.saved, ignore_errors=True)

    def text(self, id_):
        return self.browser.value("document.getElementById('%s').textContent" % id_)

    def ready(self):
        self.browser.wait("/Ready/.test(document.getElementById('status').textContent)"
                          " || !document.getElementById('unable').hidden")

    def done(self, seconds=60):
        self.browser.wait("/^(Done|Not done|Type|There)/.test(document.getElementById('status').textContent)", seconds)
        return self.text("status")

    def forget(self):
        self.browser.value("document.getElementById('status').textContent = ''")

    def set(self, id_, value):
        self.browser.value("document.getElementById('%s').value = '%s'; 0" % (id_, value))

    def give(self, files, seconds=60):
        self.forget()
        self.browser.choose("#choose", files)
        return self.done(seconds)

    def press(self, id_, seconds=60):
        self.forget()
        self.browser.value("document.getElementById('%s').click()" % id_)
        return self.done(seconds)

    def take_away(self):
        self.browser.value("document.getElementById('clear').click()")

    def save(self, ending):
        """What comes down. Of many downloads in a second the browser drops one: it is pressed again."""
        for _ in range(3):
            self.browser.saved.clear()
            self.forget()
            self.browser.value("Array.prototype.filter.call(document.querySelectorAll('#formats button'),"
                               " function (b) { return b.textContent === '.%s'; })[0].click()" % ending)
            if not self.done().startswith("Done"):
                return None
            until = time.time() + 2
            while not self.browser.saved and time.time() < until:
                self.browser.value("0")
                time.sleep(0.01)
            if self.browser.saved:
                read = pathlib.Path(self.browser.saved[0]).read_bytes()
                os.unlink(self.browser.saved[0])
                return read
        return None

    def rows(self):
        """The cells of the answer's tables, as they are read off the page."""
        return self.browser.value(
            "Array.prototype.map.call(document.querySelectorAll('#main tbody tr'), function (r) {"
            " return Array.prototype.map.call(r.cells, function (c) { return c.textContent; }); })")


class Program:
    """The same asked of the program itself, in the folder of the files."""

    def __init__(self, binary, files):
        self.binary = os.path.abspath(binary)
        self.folder = os.path.dirname(files[0])
        self.names = [os.path.basename(f) for f in files]

    def ask(self, words, ending, year, as_at):
        words = [year if w == "YEAR" else w for w in words]
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, "answer." + ending)
            subprocess.run([self.binary, *words[:1], *self.names, *words[1:], "--as-at", as_at,
                            "-o", name],
                           cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return pathlib.Path(name).read_bytes() if os.path.exists(name) else None


def same(ending, ours, theirs):
    if ours is None or theirs is None:
        return ours == theirs
    if ending != "xlsx":
        return ours == theirs
    one, other = (zipfile.ZipFile(io.BytesIO(b)) for b in (ours, theirs))
    made_at = "docProps/core.xml"
    return one.namelist() == other.namelist() and all(
        one.read(n) == other.read(n) for n in one.namelist() if n != made_at)


def read_off(rows, answer):
    """Does every cell on the page stand in its row of the CSV?"""
    told = list(csv.reader(io.StringIO(answer.decode())))[1:]
    if len(rows) != len(told):
        return False
    for shown, row in zip(rows, told):
        known = set(row)
        for cell in shown:
            code = cell.split(" ")[0]
            if cell not in known and code not in known and cell not in ("", "!urgent", "?doubtful", "all"):
                return False
    return True


def check_answers(door, checks, binary):
    for name, (files, year, as_at) in SETS.items():
        if not all(os.path.exists(f) for f in files):
            checks.that("%s: its files are there" % name, False)
            continue
        program = Program(binary, files)
        told = 0
        door.give(files)
        door.set("year", year)
        door.set("as-at", as_at)
        for id_, words, endings in ANSWERS:
            door.press("ask-" + id_)
            rows = door.rows()
            for ending in endings:
                theirs = program.ask(words, ending, year, as_at)
                ours = door.save(ending)
                told += ours is not None
                checks.that("%s: %s saved as .%s is the program's" % (name, id_, ending),
                            same(ending, ours, theirs),
                            "%s and %s bytes" % tuple(len(x) if x else x for x in (ours, theirs)))
                if ending == "csv" and id_ in ("due", "reviews", "late") and theirs is not None:
                    checks.that("%s: %s on the page is the program's" % (name, id_), read_off(rows, theirs))
        checks.that("%s: most answers have something to save" % name, told > 9, str(told))
        door.take_away()


def check_inexact(door, checks, binary):
    """Counts rounded, hidden, and both, which is refused."""
    files, year, as_at = next(iter(SETS.values()))
    program = Program(binary, files)
    door.give(files)
    door.set("year", year)
    door.set("as-at", as_at)
    for hidden, rounded in (("", "5"), ("6", "")):
        door.set("suppress", hidden)
        door.set("round", rounded)
        door.press("ask-kpi")
        words = ["kpi", "-m", "all", "--year", year]
        words += ["--round", rounded] if rounded else ["--suppress", hidden]
        checks.that("counts hidden below %r, rounded to %r are the program's" % (hidden, rounded),
                    same("csv", door.save("csv"), program.ask(words, "csv", year, as_at)))
    door.set("round", "10")
    door.press("ask-kpi")
    checks.that("counts hidden and rounded are refused", "give one of the two" in door.browser.value(
        "document.getElementById('messages').textContent"))
    door.set("suppress", "")
    door.set("round", "")
    door.take_away()


def check_silence(door, checks):
    away = [r for r in door.browser.requests if not r.startswith(("file:", "blob:", "data:"))]
    checks.that("no request leaves the page", away == [], away)
    checks.that("no script fails", door.browser.faults == [], door.browser.faults)
    refused = door.browser.value("fetch('https://example.org/').then(function () { return 'sent'; },"
                                 " function () { return 'refused'; })")
    checks.that("the policy forbids a request", refused == "refused" and
                any("Content Security Policy" in f for f in door.browser.faults))
    kept = door.browser.value("localStorage.length + sessionStorage.length + document.cookie.length")
    checks.that("nothing is kept", kept == 0)


def check_hostile(door, checks):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "reviews <b>bold<x>.csv".replace("/", ""))
        with open(path, "w") as file:
            file.write("CHILD,DOB,REVIEW,REVIEW_CODE\n"
                       "\"<script>document.title='run'</script>\",01/01/2005,01/05/2015,PN1\n"
                       "\"<img src=x onerror=document.title='run'>\",01/01/2005,01/05/2015,PN1\n")
        other = os.path.join(folder, "episodes.csv")
        with open(other, "w") as file:
            file.write("CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n"
                       "\"<script>document.title='run'</script>\",01/03/2015,S,C2,N1,U1,,\n")
        unknown = os.path.join(folder, "holiday rota.csv")
        with open(unknown, "w") as file:
            file.write("Who,When\nme,01/08/2015\n")
        door.give([path, other, unknown])
        checks.that("an unknown file is named", "holiday rota.csv" in door.text("messages") + door.text("files"))
        door.set("year", "2015-16")
        door.press("ask-reviews")
        checks.that("an id that looks like a script is text", "<script>" in door.text("main"))
        checks.that("nothing that a file holds is run", door.browser.value("document.title").startswith("duly"))
        door.take_away()


def bomb(path):
    """A workbook whose one sheet is 600 MB of nothing."""
    with zipfile.ZipFile(str(SAMPLES / "annex-a/Annex_A.xlsx")) as whole, \
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in whole.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                out.writestr(name, whole.read(name))
            else:
                with out.open(name, "w", force_zip64=True) as sheet:
                    for _ in range(600):
                        sheet.write(b" " * 1_000_000)


def check_bad_files(door, checks):
    whole = (SAMPLES / "annex-a/Annex_A.xlsx").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        bad = {"cut.xlsx": whole[:len(whole) // 2], "locked.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
               "cut.csv.gz": gzip.compress(b"CHILD,DOB\n" * 10000)[:40]}
        for name, text in bad.items():
            pathlib.Path(folder, name).write_bytes(text)
            door.give([os.path.join(folder, name), str(SAMPLES / "annex-a/Annex_A.xlsx")])
            checks.that("%s is refused by its name" % name, name in door.text("messages") + door.text("files"),
                        door.text("messages")[:300])
            door.take_away()
        bomb(os.path.join(folder, "bomb.xlsx"))
        door.give([os.path.join(folder, "bomb.xlsx")], 120)
        checks.that("a bomb is refused by its name", "bomb.xlsx" in door.text("messages"), door.text("messages")[:300])
        door.take_away()
        large = os.path.join(folder, "large.csv")
        with open(large, "wb") as file:
            file.truncate(1_600_000_000)
        door.forget()
        door.browser.choose("#choose", [large])
        door.browser.wait("/too large for a browser/.test(document.getElementById('status').textContent)", 20)
        checks.that("the page lives on", door.give(SETS["a CIN census"][0]).startswith("Done"))
        door.take_away()


def check_lacking(page, checks):
    for what, without in (("WebAssembly", "delete self.WebAssembly"), ("workers", "delete self.Worker"),
                          ("exceptions", "WebAssembly.validate = function () { return false; }"),
                          ("gzip", "delete self.DecompressionStream")):
        door = Door(page, before=without)
        try:
            door.browser.wait("!document.getElementById('unable').hidden", 10)
            checks.that("a browser without %s is told so in a sentence" % what,
                        what in door.text("unable"), door.text("unable"))
        finally:
            door.close()


def check_keyboard(door, checks):
    """Everything that can be done with a mouse has its place in the order of the Tab key."""
    count = door.browser.value(
        "Array.prototype.filter.call(document.querySelectorAll('input, select, button'), function (e) {"
        " return e.tabIndex < 0; }).length")
    checks.that("everything is reached by keyboard", count == 0)


def check_seen(door, checks, axe, pictures):
    files, year, as_at = SETS["the small authority"]
    door.give(files)
    door.set("year", year)
    door.set("as-at", as_at)
    script = pathlib.Path(axe).read_text(encoding="utf-8") if axe else ""
    for id_ in ("pack", "kpi", "due", "check", "files"):
        door.press("ask-" + id_)
        for width in (390, 1280):
            for dark in (False, True):
                door.browser.size(width, 900, dark)
                what = "%s-%d-%s" % (id_, width, "dark" if dark else "light")
                wide = door.browser.value("document.documentElement.scrollWidth")
                checks.that("%s: nothing is wider than the page" % what, wide <= width, str(wide))
                if pictures:
                    door.browser.value("scrollTo(0, 0)")
                    door.browser.picture(os.path.join(pictures, what + ".png"), whole=True)
                if axe:
                    door.browser.value("if (typeof axe === 'undefined') {" + script + "} 0")
                    found = door.browser.value(
                        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then("
                        "function (r) { return r.violations.map(function (v) {"
                        " return v.id + ' ' + v.nodes[0].html.slice(0, 120); }); })")
                    checks.that("%s: axe finds nothing" % what, found == [], str(found))
        if pictures and id_ == "pack":
            door.browser.paper(os.path.join(pictures, "pack.pdf"))
    door.browser.size(1280, 900, False)
    door.take_away()


def race(door, checks, binary, folder, most):
    """How long the browser takes for what the program does on one thread."""
    files = [os.path.join(folder, n + ".csv")
             for n in ("episodes", "header", "reviews", "conferences", "plans")]
    since = time.time()
    door.give(files, 600)
    told = time.time() - since
    door.set("year", "2015-16")
    for id_, words in (("kpi", ["kpi", "-m", "all"]), ("pack", ["report", "-o", os.devnull])):
        since = time.time()
        subprocess.run([binary, *words[:1], *files, *words[1:], "--year", "2015-16", "--threads", "1",
                        "-f", "html" if id_ == "pack" else "csv"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        native = time.time() - since
        since = time.time()
        said = door.press("ask-" + id_, 900)
        page = time.time() - since
        print("%s: %s %.2f s in the page, %.2f s the program on one thread: %.1f times; files told in"
              " %.2f s; %s" % (folder, id_, page, native, page / native, told, said), flush=True)
        checks.that("%s: %s in time" % (folder, id_), said.startswith("Done") and page <= most * max(native, 0.25),
                    door.text("messages")[:300])
    door.take_away()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("page")
    options.add_argument("program")
    options.add_argument("--axe")
    options.add_argument("--pictures")
    options.add_argument("--bench", action="append", default=[])
    asked = options.parse_args()
    if asked.pictures:
        os.makedirs(asked.pictures, exist_ok=True)
    checks = Checks()
    door = Door(asked.page, cut=True)
    try:
        door.ready()
        check_answers(door, checks, asked.program)
        check_inexact(door, checks, asked.program)
        checks.that("no script fails with the network cut", door.browser.faults == [],
                    door.browser.faults)
    finally:
        door.close()
    door = Door(asked.page)
    try:
        door.ready()
        check_hostile(door, checks)
        check_bad_files(door, checks)
        check_keyboard(door, checks)
        check_silence(door, checks)
    finally:
        door.close()
    if asked.axe or asked.pictures:
        # axe is a script of others: the page lets no such script in but by the browser's own hand.
        door = Door(asked.page)
        try:
            door.ready()
            check_seen(door, checks, asked.axe, asked.pictures)
        finally:
            door.close()
    for folder in asked.bench:
        door = Door(asked.page)
        try:
            door.ready()
            race(door, checks, asked.program, folder, 8)
        finally:
            door.close()
    check_lacking(asked.page, checks)
    print("%d checks of the page passed, %d failed" % (checks.passed, len(checks.failed)))
    return 1 if checks.failed or checks.passed == 0 else 0


sys.exit(main())
