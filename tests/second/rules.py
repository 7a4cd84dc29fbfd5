"""The rules once more: periods of care, runs, chains of reviews and NI64 to NI67, day by day.

Written from the words of the rules; it shares nothing with the program but data/bank-holidays.csv.
"""

import os
from collections import namedtuple
from datetime import date, timedelta
from functools import lru_cache

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FROM, TO = date(2015, 4, 1), date(2016, 3, 31)
DAY = timedelta(days=1)

Episode = namedtuple("Episode", "start until begun ended legal place")
Run = namedtuple("Run", "kind start until held")
Link = namedtuple("Link", "duty ordinal anchor due held outcome days")


# ---- days ---------------------------------------------------------------------------------------


def holidays():
    with open(os.path.join(ROOT, "data", "bank-holidays.csv"), encoding="utf-8") as file:
        lines = file.read().splitlines()[1:]
    return {date(int(x[0:4]), int(x[5:7]), int(x[8:10])) for x in lines if x}


HOLIDAYS = holidays()


@lru_cache(maxsize=None)
def working_days_after(start, count):
    """The day so many working days after `start`, which is not counted."""
    day = start
    while count > 0:
        day += DAY
        if day.weekday() < 5 and day not in HOLIDAYS:
            count -= 1
    return day


@lru_cache(maxsize=None)
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


@lru_cache(maxsize=None)
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


def unstacked(rows):
    """Years stacked in one file: of rows with one start, one open and the others ended alike, the
    open one is the older year's. What ended on that very day is followed by what begins on it."""
    ends = {}
    for row in rows:
        ends.setdefault(row["DECOM"], []).append((row["DEC"], row["REC"]))
    stacked = set()
    for start, found in ends.items():
        days = [day for day, _ in found]
        if len(found) > 1 and days.count("") == 1 and len(set(found)) == 2 and start not in days:
            stacked.add(start)
    return [r for r in rows if r["DEC"] or r["DECOM"] not in stacked]


# ---- periods of care, and runs in them ----------------------------------------------------------


def episodes_of(rows):
    """Those known at the close of TO, by start and then end, an open one last."""
    out = []
    for row in unstacked(kept(rows, "DECOM", "DEC")):
        start, end = read_day(row["DECOM"]), read_day(row["DEC"])
        if start > TO:
            continue
        if end is not None and end > TO:
            end = None
        out.append(Episode(start, end, row["RNE"], row["REC"], row["LS"], row["PLACE"]))
    out.sort(key=lambda e: (e.start, e.until or date.max))
    return out


def periods_of(rows):
    """The episodes of each period of care; it ends with the last of them."""
    out = []
    last = None
    for episode in episodes_of(rows):
        goes_on = False
        if last is not None:
            if last.until is None or last.until > episode.start:
                out[-1][-1] = last._replace(until=episode.start)
                goes_on = episode.begun != "S"
            elif last.ended == "X1" and last.until == episode.start:
                goes_on = episode.begun != "S"
        if goes_on:
            out[-1].append(episode)
        else:
            out.append([episode])
        last = episode
    return out


def regime(episode):
    if episode.legal in ("V3", "V4"):
        return episode.legal
    return "adoption" if episode.place in ("A3", "A4", "A5", "A6") else "ordinary"


def pieces_of(episodes):
    """[(under an order?, regime), start, until] of those that make runs. An episode of no days makes
    none, unless the whole period has no day: then the last one's, under an order if any was."""
    out = [((e.legal == "E1", regime(e)), e.start, e.until) for e in episodes if e.start != e.until]
    if not out:
        last = episodes[-1]
        out = [((any(e.legal == "E1" for e in episodes), regime(last)), last.start, last.until)]
    return out


def runs_of(pieces, reviews):
    """The period cut where the kind changes. A review is of the run of its day; one on the last
    day, of the last run."""
    found = []
    for kind, start, until in pieces:
        if found and found[-1][0] == kind:
            found[-1][2] = until
        else:
            found.append([kind, start, until])
    return [Run(kind, start, until, [d for d in reviews if start <= d and
                                     (at == len(found) - 1 or d < until)])
            for at, (kind, start, until) in enumerate(found)]


def orders_of(runs):
    """Of each placement order its first day, and the runs under it outside placements."""
    out = []
    in_force = False
    for run in runs:
        ordered, kind = run.kind
        if ordered and not in_force:
            out.append((run.start, []))
        if ordered and kind != "adoption":
            out[-1][1].append(run)
        in_force = ordered
    return out


# ---- chains of reviews --------------------------------------------------------------------------


def care_due(ordinal, anchor):
    if ordinal == 1:
        if anchor < date(2011, 4, 1):
            return anchor + 28 * DAY
        return working_days_after(anchor, 20)
    return months_after(anchor, 3 if ordinal == 2 else 6)


def adoption_due(ordinal, anchor):
    if ordinal == 1:
        return anchor + 28 * DAY
    return months_after(anchor, 3 if ordinal == 2 else 6)


def three_then_six(ordinal, anchor):
    """Plans, series of short breaks and the agency's authority to place."""
    return months_after(anchor, 3 if ordinal == 1 else 6)


def met(duty, ordinal, anchor, due, held):
    late = (held - due).days
    return Link(duty, ordinal, anchor, due, held, "late" if late > 0 else "on_time", max(late, 0))


def unmet(duty, ordinal, anchor, due, stop):
    """The open link, in a list; none where it is not due yet or its duty stopped before."""
    if stop is not None and stop <= due:
        return []
    if stop is not None and stop <= TO:
        return [Link(duty, ordinal, anchor, due, None, "not_held", 0)]
    if due <= TO:
        return [Link(duty, ordinal, anchor, due, None, "overdue", (TO - due).days)]
    return []


def chain(duty, ordinal, anchor, stop, held, due_of):
    """The links from one on, until the duty stops. An ordinal of None stays so."""
    out = []
    for day in held:
        out.append(met(duty, ordinal, anchor, due_of(ordinal, anchor), day))
        anchor, ordinal = day, ordinal and ordinal + 1
    return out + unmet(duty, ordinal, anchor, due_of(ordinal, anchor), stop)


def resumed_chain(duty, first_day, since, runs, reviews, birthday, due_of):
    """A chain that stands still between its runs. It goes on six months from the last review of any
    kind since that day, or is still at its first link where there was none; a link missed before
    that is the same once more is one obligation."""
    out = []
    for run in runs:
        if birthday and run.start >= birthday:
            break
        ordinal, anchor = 1, first_day
        before = [d for d in reviews if since <= d < run.start]
        if run.start > first_day and before:
            ordinal, anchor = None, before[-1]
        links = chain(duty, ordinal, anchor, earlier(run.until, birthday), run.held, due_of)
        if out and links and out[-1].outcome == "not_held" and (
                (out[-1].anchor, out[-1].due) == (links[0].anchor, links[0].due)):
            out.pop()
        out += links
    return out


def return_links(runs, until, reviews, birthday):
    """Children returned from placements: a review from the 28th to the 42nd day."""
    out = []
    for at, run in enumerate(runs[:-1]):
        if run.kind != "adoption":
            continue
        back = run.until
        again = next((r.start for r in runs[at + 1:] if r.kind == "adoption"), None)
        held = [d for d in reviews if back + 28 * DAY <= d and (again is None or d < again)]
        due = back + 42 * DAY
        if held:
            out.append(met("adoption_return_review", 1, back, due, held[0]))
        else:
            out += unmet("adoption_return_review", 1, back, due, earlier(again, until, birthday))
    return out


# ---- one child ----------------------------------------------------------------------------------


class Judged:
    """Everything about one child, worked out."""

    def __init__(self, child):
        self.links = []
        self.ni66 = None
        self.counts = {m: [0, 0] for m in ("NI64", "NI65", "NI66", "NI67")}
        self.birthday = eighteenth(child["born"])
        self.care(child)
        self.initial_conferences(child)
        self.plans(child)

    def grown_up(self, day):
        return self.birthday is not None and self.birthday <= day

    def count(self, measure, passed):
        self.counts[measure][1] += 1
        self.counts[measure][0] += 1 if passed else 0

    def required(self, links):
        """Held in the period, or overdue at its end: are all in time? None where there is none."""
        mine = [x for x in links if (x.held and FROM <= x.held <= TO) or x.outcome == "overdue"]
        return all(x.outcome == "on_time" for x in mine) if mine else None

    def care(self, child):
        days = sorted({read_day(r["REVIEW"]) for r in kept(child["reviews"], "REVIEW")})
        days = [d for d in days if d <= TO and not self.grown_up(d)]
        periods = periods_of(child["episodes"])
        for at, episodes in enumerate(periods):
            start, until = episodes[0].start, episodes[-1].until
            following = periods[at + 1][0].start if at + 1 < len(periods) else None
            reviews = [d for d in days if start <= d and (until is None or d <= until) and
                       (following is None or d < following)]
            self.period(episodes, reviews)

    def period(self, episodes, reviews):
        start, until = episodes[0].start, episodes[-1].until
        pieces = pieces_of(episodes)
        runs = runs_of([(kind[1], *days) for kind, *days in pieces], reviews)
        ordinary = [r for r in runs if r.kind == "ordinary"]
        links = []
        if ordinary:
            links = resumed_chain("cla_review", ordinary[0].start, start, ordinary, reviews,
                                  self.birthday, care_due)
        self.links += links
        for run in runs:
            if run.kind == "adoption":
                self.run("adoption_review", run, adoption_due)
            if run.kind == "V4":
                self.run("short_break_review", run, three_then_six)
        self.links += return_links(runs, until, reviews, self.birthday)
        for day, under in orders_of(runs_of(pieces, reviews)):
            self.links += resumed_chain("adoption_authority_review", day, day, under, reviews,
                                        self.birthday, three_then_six)
        if until is None:
            self.ni66 = self.reason(runs[-1].kind, ordinary, links)
            if self.ni66 in ("on_time", "failed"):
                self.count("NI66", self.ni66 == "on_time")

    def run(self, duty, run, due_of):
        if not self.grown_up(run.start):
            stop = earlier(run.until, self.birthday)
            self.links += chain(duty, 1, run.start, stop, run.held, due_of)

    def reason(self, kind, ordinary, links):
        """What NI66 says of a child in an open period of care."""
        if self.grown_up(TO):
            return "aged_18"
        if kind in ("V3", "V4"):
            return "short_break"
        if kind == "adoption":
            return "placed_for_adoption"
        if ordinary[0].start + 28 * DAY > TO:
            return "under_four_weeks"
        passed = self.required(links)
        if passed is None:
            return "no_review_required"
        return "on_time" if passed else "failed"

    def initial_conferences(self, child):
        held = [read_day(r["conference_date"]) for r in child["conferences"] if r["conference_type"] == "ICPC"]
        held = [day for day in held if day and day <= TO]
        for row in kept(child["conferences"], "conference_date"):
            discussion, day = read_day(row["s47_start_date"]), read_day(row["conference_date"])
            if row["conference_type"] != "ICPC" or not discussion or discussion > TO:
                continue
            due = working_days_after(discussion, 15)
            if day > TO:
                day = min((d for d in held if d >= discussion), default=None)
            if day is None:
                self.links += unmet("icpc", 1, discussion, due, self.birthday)
                continue
            if not self.grown_up(day):
                self.links.append(met("icpc", 1, discussion, due, day))
            elif due < self.birthday:
                self.links.append(Link("icpc", 1, discussion, due, None, "not_held", 0))

    def plans(self, child):
        held = {read_day(r["conference_date"]) for r in kept(child["conferences"], "conference_date")
                if r["conference_type"] == "RCPC"}
        plans = []
        for row in kept(child["plans"], "plan_start", "plan_end"):
            start, end = read_day(row["plan_start"]), read_day(row["plan_end"])
            if start <= TO:
                plans.append((start, end if end and end <= TO else None))
        plans.sort(key=lambda p: p[0])
        for at, (start, end) in enumerate(plans):
            # Where plans overlap a conference is of the one that began last (it names that one too).
            mine = sorted(d for d in held if start < d <= TO and (end is None or d <= end) and
                          not self.grown_up(d) and
                          not any(b < d and (e is None or d <= e) for b, e in plans[at + 1:]))
            links = chain("cp_review", 1, start, earlier(end, self.birthday), mine, three_then_six)
            self.links += links
            if FROM <= start:
                self.count("NI65", at > 0)
            if end is not None:
                if FROM <= end:
                    self.count("NI64", months_after(start, 24) <= end)
                continue
            if self.grown_up(TO) or months_after(start, 3) > TO:
                continue
            passed = self.required(links)
            if passed is not None:
                self.count("NI67", passed)
