#!/usr/bin/env python3
"""Write what an authority records besides the returns, in examples/local/.

Everything here is made up, as is examples/small-authority, whose children,
reviews and plans it is about. Standard library only; the same bytes every time.

    python3 examples/make_local.py
"""
import csv
import os
import random
from datetime import date, datetime, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
LAST = date(2016, 3, 31)


def rows_of(name):
    with open(os.path.join(HERE, "small-authority", name), newline="", encoding="ascii") as text:
        return list(csv.DictReader(text))


def day(text):
    return datetime.strptime(text, "%d/%m/%Y").date()


def shown(d):
    return d.strftime("%d/%m/%Y")


def pick(rng, weighted):
    at = rng.random() * sum(w for _, w in weighted)
    for value, weight in weighted:
        at -= weight
        if at < 0:
            return value
    return weighted[-1][0]


def write(name, heading, rows):
    with open(os.path.join(HERE, "local", name), "w", newline="", encoding="ascii") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def reviews(rng):
    """What the reviewing officers' own form asks of each review."""
    out = []
    for r in rows_of("reviews.csv"):
        age = (day(r["REVIEW"]) - day(r["DOB"])).days / 365.25
        venue = pick(rng, [("placement", 60), ("school", 18), ("council office", 17), ("", 5)])
        seen = pick(rng, [("Y", 82), ("N", 12), ("too young", 3), ("", 3)]) if age >= 2 else "too young"
        chaired = pick(rng, [("Y", 12), ("N", 85), ("", 3)]) if age >= 10 else "N"
        statement = pick(rng, [("app", 24), ("paper", 20), ("none", 50), ("", 6)])
        out.append((r["CHILD"], r["REVIEW"], venue, seen, chaired, statement))
    return out


BENCHMARKS = [("NI62", "Invented neighbours", "2014-15", "10.4", "", "", "invented"),
              ("NI62", "Invented neighbours", "2015-16", "9.8", "", "", "invented"),
              ("NI63", "Invented neighbours", "2014-15", "67.1", "", "", "invented"),
              ("NI63", "Invented neighbours", "2015-16", "68.3", "", "", "invented")]


def children(rng):
    disabled = [(c["CHILD"], c["DOB"], pick(rng, [("none", 78), ("learning", 8), ("autism", 6), ("physical", 3), ("", 5)]))
                for c in rows_of("header.csv")]
    alone = random.Random(14)       # drawn apart: those who came without their parents
    return [row + ("Y" if alone.random() < 0.07 else "N",) for row in disabled]


def events(rng):
    """Escalations by officers, core groups of plans, and what was audited: a row for each."""
    out = []
    for r in rows_of("reviews.csv"):
        if rng.random() < 0.09:
            on = min(day(r["REVIEW"]) + timedelta(1 + int(rng.random() * 20)), LAST)
            out.append((r["CHILD"], on, "escalation", pick(rng, [("1", 70), ("2", 22), ("3", 8)]),
                        pick(rng, [("drift", 40), ("placement", 30), ("health", 20), ("", 10)])))
        if rng.random() < 0.05:
            on = min(day(r["REVIEW"]) + timedelta(5 + int(rng.random() * 25)), LAST)
            out.append((r["CHILD"], on, "audit", "", pick(rng, [("good", 70), ("requires improvement", 30)])))
    for p in rows_of("plans.csv"):
        on = max(day(p["plan_start"]) + timedelta(10), date(2015, 4, 1))
        until = min(day(p["plan_end"]) if p["plan_end"] else LAST, LAST)
        while on <= until:
            if rng.random() < 0.93:
                out.append((p["child_id"], on, "core group", "", ""))
            on += timedelta(28 + int(rng.random() * 14))
    return [(c, shown(d), what, level, about) for c, d, what, level, about in sorted(out)]


DEFINITIONS = [
    ("seen_before", "Children seen before the review", "reviews", "seen", "Y", "Y|N"),
    ("child_chaired", "Reviews chaired by the child", "reviews", "chaired by child", "Y", "Y|N"),
    ("app_statements", "Statements made with the app", "reviews", "statement", "app", ""),
    ("escalations", "Escalations", "events", "what", "*", "escalation"),
    ("escalations_higher", "Escalations at level 2 or 3", "events", "level", "2|3", ""),
    ("core_groups", "Core groups held", "events", "what", "*", "core group"),
    ("audits_good", "Audits that found practice good", "events", "about", "good", "good|requires improvement"),
]


def main():
    os.makedirs(os.path.join(HERE, "local"), exist_ok=True)
    write("reviews.csv", ("CHILD", "REVIEW", "venue", "seen", "chaired_by_child", "statement"), reviews(random.Random(11)))
    write("children.csv", ("CHILD", "DOB", "Disability", "Unaccompanied"), children(random.Random(12)))
    write("events.csv", ("child_id", "date", "what", "level", "about"), events(random.Random(13)))
    write("benchmarks.csv", ("measure", "area", "year", "value", "numerator", "denominator", "source"), BENCHMARKS)
    write("definitions.csv", ("id", "title", "kind", "column", "counted", "of"), DEFINITIONS)


if __name__ == "__main__":
    main()
