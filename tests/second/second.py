#!/usr/bin/env python3
"""A second calculator: due dates counted day by day, and NI64 to NI67, from the words of the rules.

It shares nothing with the program but data/bank-holidays.csv. It makes children, clean and dirty,
writes them as extracts, works out every obligation and the four figures by itself, and compares
with what `duly reviews` and `duly kpi` say of the same files. Looked-after children in ordinary
care, protection plans and initial conferences; adoption and short breaks are not worked out here.

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
from datetime import date, timedelta

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FROM, TO = date(2015, 4, 1), date(2016, 3, 31)
FIRST = date(2010, 4, 1)
DAY = timedelta(days=1)


def holidays():
    with open(os.path.join(ROOT, "data", "bank-holidays.csv"), encoding="utf-8") as file:
        lines = file.read().splitlines()[1:]
    return {date(int(x[0:4]), int(x[5:7]), int(x[8:10])) for x in lines if x}


HOLIDAYS = holidays()


def working_days_after(start, count):
    """The day so many working days after `start`, which is not counted."""
    day = start
    while count > 0:
        day += DAY
        if day.weekday() < 5 and day not in HOLIDAYS:
            count -= 1
    return day


def months_after(start, count):
    """The corresponding date; the last day of a month that has no such day."""
    year, month = start.year, start.month
    for _ in range(count):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    number = start.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def eighteenth(born):
    if born is None:
        return None
    if (born.month, born.day) == (2, 29):
        return date(born.year + 18, 3, 1)
    return date(born.year + 18, born.month, born.day)


def earlier(*days):
    known = [d for d in days if d is not None]
    return min(known) if known else None


# ---- reading cells as the rules say -------------------------------------------------------------


def read_day(text):
    """A day, None for a blank, False for what is no day."""
    if text == "":
        return None
    try:
        return date(int(text[6:10]), int(text[3:5]), int(text[0:2]))
    except ValueError:
        return False


def kept(rows, start, end=None):
    """Without rows that have no readable start, or whose end is unreadable or before it; without
    copies. As known at the close of TO."""
    out = []
    for row in rows:
        begun = read_day(row[start])
        ended = read_day(row[end]) if end else None
        if not begun or ended is False or (ended and ended < begun) or row in out:
            continue
        out.append(row)
    return out


# ---- periods of care and chains -----------------------------------------------------------------


def periods_of(rows):
    """[from, until] of each period of care; until None while open."""
    episodes = []
    for row in kept(rows, "DECOM", "DEC"):
        start, end, reason = read_day(row["DECOM"]), read_day(row["DEC"]), row["REC"]
        if start > TO:
            continue
        if end is not None and end > TO:
            end = None
        episodes.append([start, end, row["RNE"], reason])
    episodes.sort(key=lambda e: (e[0], e[1] or date.max))
    out = []
    last = None
    for episode in episodes:
        start = episode[0]
        goes_on = False
        if last is not None:
            if last[1] is None or last[1] > start:
                last[1] = start
                goes_on = episode[2] != "S"
                out[-1][1] = start
            elif last[3] == "X1" and last[1] == start:
                goes_on = episode[2] != "S"
        if not goes_on:
            out.append([start, None])
        out[-1][1] = episode[1]
        last = episode
    return out


def chain(duty, start, until, birthday, held, due_of):
    """The links of one chain: (duty, ordinal, anchor, due, held, outcome, days)."""
    out = []
    anchor, ordinal = start, 1
    for day in held:
        if birthday and day >= birthday:
            break
        due = due_of(ordinal, anchor)
        late = (day - due).days
        out.append((duty, ordinal, anchor, due, day, "late" if late > 0 else "on_time", max(late, 0)))
        anchor, ordinal = day, ordinal + 1
    due = due_of(ordinal, anchor)
    stop = earlier(until, birthday)
    if stop is not None and stop <= due:
        return out
    if stop is not None and stop <= TO:
        out.append((duty, ordinal, anchor, due, None, "not_held", 0))
    elif due <= TO:
        out.append((duty, ordinal, anchor, due, None, "overdue", (TO - due).days))
    return out


def care_due(ordinal, anchor):
    if ordinal == 1:
        if anchor < date(2011, 4, 1):
            return anchor + 28 * DAY
        return working_days_after(anchor, 20)
    return months_after(anchor, 3 if ordinal == 2 else 6)


def plan_due(ordinal, anchor):
    return months_after(anchor, 3 if ordinal == 1 else 6)


class Judged:
    """Everything about one child, worked out."""

    def __init__(self, child):
        self.links = []
        self.counts = {m: [0, 0] for m in ("NI64", "NI65", "NI66", "NI67")}
        self.birthday = eighteenth(child["born"])
        self.care(child)
        self.protection(child)

    def count(self, measure, passed):
        self.counts[measure][1] += 1
        self.counts[measure][0] += 1 if passed else 0

    def required(self, links):
        """Held in the period, or overdue at its end: are all in time? None where there is none."""
        mine = [x for x in links if (x[4] and FROM <= x[4] <= TO) or x[5] == "overdue"]
        return all(x[5] == "on_time" for x in mine) if mine else None

    def care(self, child):
        days = {read_day(r["REVIEW"]) for r in kept(child["reviews"], "REVIEW")}
        periods = periods_of(child["episodes"])
        for at, (start, until) in enumerate(periods):
            following = periods[at + 1][0] if at + 1 < len(periods) else None
            held = sorted(d for d in days if start <= d <= TO and (until is None or d <= until)
                          and (following is None or d < following))
            links = chain("cla_review", start, until, self.birthday, held, care_due)
            self.links += links
            if until is not None or start + 28 * DAY > TO:
                continue
            if self.birthday and self.birthday <= TO:
                continue
            passed = self.required(links)
            if passed is not None:
                self.count("NI66", passed)

    def protection(self, child):
        held = {read_day(r["conference_date"]) for r in kept(child["conferences"], "conference_date")
                if r["conference_type"] == "RCPC"}
        for row in kept(child["conferences"], "conference_date"):
            discussion, day = read_day(row["s47_start_date"]), read_day(row["conference_date"])
            if row["conference_type"] == "ICPC" and discussion and day <= TO:
                due = working_days_after(discussion, 15)
                if self.birthday and day >= self.birthday:
                    if due < self.birthday:
                        self.links.append(("icpc", 1, discussion, due, None, "not_held", 0))
                    continue
                late = (day - due).days
                self.links.append(("icpc", 1, discussion, due, day,
                                   "late" if late > 0 else "on_time", max(late, 0)))
        plans = []
        for row in kept(child["plans"], "plan_start", "plan_end"):
            start, end = read_day(row["plan_start"]), read_day(row["plan_end"])
            if start <= TO:
                plans.append((start, end if end and end <= TO else None))
        plans.sort(key=lambda p: p[0])
        for at, (start, end) in enumerate(plans):
            # Where plans overlap a conference is of the one that began last (it names that one too).
            mine = sorted(d for d in held if start < d <= TO and (end is None or d <= end) and
                          not any(b < d and (e is None or d <= e) for b, e in plans[at + 1:]))
            links = chain("cp_review", start, end, self.birthday, mine, plan_due)
            self.links += links
            if FROM <= start:
                self.count("NI65", at > 0)
            if end is not None:
                if FROM <= end:
                    self.count("NI64", months_after(start, 24) <= end)
                continue
            if (self.birthday and self.birthday <= TO) or months_after(start, 3) > TO:
                continue
            passed = self.required(links)
            if passed is not None:
                self.count("NI67", passed)


# ---- children -----------------------------------------------------------------------------------


def shown(day):
    return day.strftime("%d/%m/%Y") if day else ""


class Maker:
    def __init__(self, dice, dirty):
        self.dice, self.dirty = dice, dirty

    def one_in(self, n):
        return self.dice.randrange(n) == 0

    def days(self, least, most):
        return timedelta(days=self.dice.randint(least, most))

    def child(self, name):
        out = {"id": name, "born": None, "episodes": [], "reviews": [], "plans": [],
               "conferences": []}
        start = FIRST + self.days(0, 2100)
        if not self.one_in(5):
            out["born"] = start - self.days(10, 17 * 365)
        if not self.one_in(3):
            self.care(out, start)
        if self.one_in(2):
            self.plans(out, start + self.days(0, 400))
        if self.dirty:
            self.spoil(out)
        return out

    def care(self, out, start):
        at = start
        for _ in range(self.dice.randint(1, 3)):
            begun, reason = at, "S"
            for left in range(self.dice.randint(0, 2), -1, -1):
                end = at + self.days(1, 500)
                if end > TO or (left == 0 and self.one_in(3)):
                    end = None
                care_ends = left == 0
                out["episodes"].append({
                    "CHILD": out["id"], "DECOM": shown(at), "RNE": reason, "LS": "C2", "PLACE": "U6",
                    "DEC": shown(end), "REC": "" if end is None else "E4" if care_ends else "X1"})
                reason = self.dice.choice("PLTB")
                if end is None:
                    break
                at = end
            self.reviews(out, begun, end)
            if end is None:
                return
            at = end + self.days(0, 300)
            if at > TO:
                return

    def reviews(self, out, start, end):
        due, ordinal = care_due(1, start), 1
        while not self.one_in(14):
            held = due + self.days(-25, 3 if self.one_in(3) else 0)
            held = max(held, start)
            if held > (end or TO):
                return
            out["reviews"].append({"CHILD": out["id"], "REVIEW": shown(held)})
            ordinal += 1
            due = care_due(ordinal, held)

    def plans(self, out, start):
        for number in range(self.dice.randint(1, 3)):
            if start > TO:
                return
            name = "%s-%d" % (out["id"], number)
            end = start + self.days(10, 1000)
            end = None if end > TO or self.one_in(4) else end
            discussion = start - self.days(8, 40)
            self.conference(out, "ICPC", start, name, discussion)
            out["plans"].append({"child_id": out["id"], "plan_id": name, "plan_start": shown(start),
                                 "plan_end": shown(end)})
            due, ordinal = plan_due(1, start), 1
            while not self.one_in(14):
                held = max(due + self.days(-25, 3 if self.one_in(3) else 0), start + DAY)
                if held > (end or TO):
                    break
                self.conference(out, "RCPC", held, name, None)
                ordinal += 1
                due = plan_due(ordinal, held)
            if end is None:
                return
            start = end + self.days(1, 400)

    def conference(self, out, sort, held, plan, discussion):
        out["conferences"].append({
            "child_id": out["id"], "conference_type": sort, "conference_date": shown(held),
            "s47_start_date": shown(discussion), "plan_id": plan})

    def spoil(self, out):
        """What the rules decide: blanks, days that are none, ends before starts, copies."""
        starts = {"episodes": "DECOM", "reviews": "REVIEW", "plans": "plan_start",
                  "conferences": "conference_date"}
        ends = {"episodes": "DEC", "plans": "plan_end"}
        for kind, start in starts.items():
            rows = out[kind]
            for row in list(rows):
                if self.one_in(40):
                    rows.append(dict(row))
                elif self.one_in(60):
                    row[start] = ""
                elif self.one_in(120):
                    row[start] = "31/02/2014"
                elif kind in ends and row[ends[kind]] and self.one_in(60):
                    row[ends[kind]] = self.dice.choice(["", "31/06/2015", "02/04/2010"])
                elif kind == "episodes" and self.one_in(40):
                    row["RNE"] = self.dice.choice(["S", "", "Q"])
                elif kind == "episodes" and row["DEC"] and self.one_in(40):
                    row["REC"] = self.dice.choice(["", "E4", "X1"])


# ---- comparing ----------------------------------------------------------------------------------


def written(folder, name, rows, dice):
    if not rows:
        return []
    rows = list(rows)
    dice.shuffle(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.getvalue())
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
    shown_days = str(days) if outcome in ("late", "overdue") else ""
    return ",".join([child, duty, "" if duty == "icpc" else str(ordinal), anchor.isoformat(),
                     due.isoformat(), held.isoformat() if held else "", outcome, shown_days])


def row_text(row):
    days = row["days_late"] if row["outcome"] in ("late", "overdue") else ""
    ordinal = "" if row["duty"] == "icpc" else row["ordinal"]
    return ",".join([row["child_id"], row["duty"], ordinal, row["anchor_date"], row["due_date"],
                     row["held_date"], row["outcome"], days])


def compare(duly, seed, count, dirty):
    """How many obligations and figures agree, and what does not."""
    dice = random.Random("%d %s" % (seed, dirty))
    maker = Maker(dice, dirty)
    children = [maker.child("C%06d" % (n + 1)) for n in range(count)]
    judged = [Judged(c) for c in children]
    mine = sorted(link_text(c["id"], x) for c, j in zip(children, judged) for x in j.links)
    figures = {m: [sum(j.counts[m][i] for j in judged) for i in (0, 1)]
               for m in ("NI64", "NI65", "NI66", "NI67")}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for kind in ("episodes", "reviews", "plans", "conferences"):
            files += written(folder, kind + ".csv", [r for c in children for r in c[kind]], dice)
        files += written(folder, "children.csv",
                         [{"child_id": c["id"], "date_of_birth": shown(c["born"])}
                          for c in children if c["born"]], dice)
        rows = said(duly, "reviews", files, ["--from", "2005-04-01", "--to", TO.isoformat()])
        theirs = sorted(row_text(r) for r in rows)
        kpi = said(duly, "kpi", files, ["--year", "2015-16", "-m", "NI64,NI65,NI66,NI67"])
    wrong = sorted(["mine   " + x for x in set(mine) - set(theirs)] +
                   ["theirs " + x for x in set(theirs) - set(mine)], key=lambda x: x[7:])
    if len(mine) != len(theirs):
        wrong.append("%d obligations here, %d there" % (len(mine), len(theirs)))
    agreed = len(set(mine) & set(theirs))
    same = 0
    for row in kpi:
        here = figures[row["measure"]]
        if [row["numerator"], row["denominator"]] == [str(n) for n in here]:
            same += 1
        else:
            wrong.append("%s: %d of %d here, %s of %s there" % (
                row["measure"], *here, row["numerator"], row["denominator"]))
    if len(kpi) != len(figures):
        wrong.append("%d figures there" % len(kpi))
    return agreed, same, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("duly")
    parser.add_argument("--children", type=int,
                        default=int(os.environ.get("DULY_SECOND_CHILDREN", "400")))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    bad = False
    for dirty in (False, True):
        agreed, same, wrong = compare(given.duly, given.seed, given.children, dirty)
        print("%s: %d children, %d obligations and %d figures of 4 agree, %d do not" % (
            "dirty" if dirty else "clean", given.children, agreed, same, len(wrong)))
        for line in wrong[:20]:
            print("  " + line)
        bad = bad or bool(wrong)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
