#!/usr/bin/env python3
"""A second calculator: due dates counted day by day, and NI64 to NI67, from the words of the rules.

It shares nothing with the program but data/bank-holidays.csv. It makes children, clean and dirty
(children.py), writes them as extracts, works out every obligation and the four figures by itself
(rules.py), and compares with what `duly reviews` and `duly kpi` say of the same files: looked-after
children in ordinary care, under placement orders, placed for adoption, returned from there and in
short breaks; protection plans and initial conferences.

    tests/second/second.py build/duly [--children 400] [--seed 1]

Exit 0: all agree. Exit 1: prints the first that do not.
"""

import argparse
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter

sys.dont_write_bytecode = True
from children import Maker, shown  # noqa: E402
from rules import TO, Judged  # noqa: E402

KINDS = ("episodes", "reviews", "plans", "conferences")
MEASURES = ("NI64", "NI65", "NI66", "NI67")


def written(folder, name, rows):
    if not rows:
        return []
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return [path]


def said(duly, command, files, more):
    asked = [duly, command, *files, "--as-at", TO.isoformat(), "-f", "csv", "-q",
             "--reading", "reviews_from=1990-04-01", "--reading", "conferences_from=1990-04-01",
             *more]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit("%s\nexit %d: %s" % (" ".join(asked), done.returncode, done.stderr))
    return list(csv.DictReader(io.StringIO(done.stdout)))


def link_text(child, link):
    duty, ordinal, anchor, due, held, outcome, days = link
    return ",".join([
        child, duty, "" if duty == "icpc" or ordinal is None else str(ordinal), anchor.isoformat(),
        due.isoformat(), held.isoformat() if held else "", outcome,
        str(days) if outcome in ("late", "overdue") else ""])


def row_text(row):
    days = row["days_late"] if row["outcome"] in ("late", "overdue") else ""
    ordinal = "" if row["duty"] == "icpc" else row["ordinal"]
    return ",".join([row["child_id"], row["duty"], ordinal, row["anchor_date"], row["due_date"],
                     row["held_date"], row["outcome"], days])


def shuffled(children, dice):
    """The rows of each kind in the order in which they are written; each child's are put in that
    order too, by which rows of one day are told apart."""
    tables = {}
    by_id = {c["id"]: c for c in children}
    for kind in KINDS:
        tables[kind] = rows = [r for c in children for r in c[kind]]
        dice.shuffle(rows)
        for child in children:
            child[kind] = []
        for row in rows:
            by_id[row.get("CHILD") or row["child_id"]][kind].append(row)
    tables["children"] = [{"child_id": c["id"], "date_of_birth": shown(c["born"])}
                          for c in children if c["born"]]
    return tables


def differences(mine, theirs):
    """How many agree, and in words those that do not."""
    mine, theirs = Counter(mine), Counter(theirs)
    wrong = [(text, "mine  ") for text in (mine - theirs).elements()]
    wrong += [(text, "theirs") for text in (theirs - mine).elements()]
    return sum((mine & theirs).values()), ["%s %s" % (who, text) for text, who in sorted(wrong)]


def compare(duly, seed, count, dirty):
    """How many obligations of each duty, reasons in NI66 and figures agree, and what does not."""
    dice = random.Random("%d %s" % (seed, dirty))
    maker = Maker(dice, dirty)
    children = [maker.child("C%06d" % (n + 1)) for n in range(count)]
    tables = shuffled(children, dice)
    judged = [Judged(c) for c in children]
    with tempfile.TemporaryDirectory() as folder:
        files = [f for name, rows in tables.items() for f in written(folder, name + ".csv", rows)]
        rows = said(duly, "reviews", files, ["--from", "2005-04-01", "--to", TO.isoformat()])
        kpi = said(duly, "kpi", files, ["--year", "2015-16", "-m", ",".join(MEASURES)])
        listed = said(duly, "kpi", files, ["--year", "2015-16", "--list", "NI66"])
    agreed, wrong = differences(
        [link_text(c["id"], x) for c, j in zip(children, judged) for x in j.links],
        [row_text(r) for r in rows])
    reasons, more = differences(
        ["%s,NI66,%s" % (c["id"], j.ni66) for c, j in zip(children, judged) if j.ni66],
        ["%s,NI66,%s" % (r["child_id"], r["reason"]) for r in listed])
    same, others = differences(
        ["%s: %d of %d" % (m, *(sum(j.counts[m][i] for j in judged) for i in (0, 1)))
         for m in MEASURES],
        ["%s: %s of %s" % (r["measure"], r["numerator"], r["denominator"]) for r in kpi])
    duties = Counter(x.duty for j in judged for x in j.links)
    return agreed, duties, reasons, same, wrong + more + others


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("duly")
    parser.add_argument("--children", type=int,
                        default=int(os.environ.get("DULY_SECOND_CHILDREN", "400")))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    bad = False
    for dirty in (False, True):
        agreed, duties, reasons, same, wrong = compare(
            given.duly, given.seed, given.children, dirty)
        print("%s: %d children, %d obligations, %d reasons in NI66 and %d figures of 4 agree, %d do not"
              % ("dirty" if dirty else "clean", given.children, agreed, reasons, same, len(wrong)))
        print("  " + ", ".join("%s %d" % pair for pair in sorted(duties.items())))
        for line in wrong[:20]:
            print("  " + line)
        bad = bad or bool(wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
