#!/usr/bin/env python3
"""Write the invented extract in examples/small-authority/.

Everything here is made up: no child, worker, carer, place or establishment in
it exists. Standard library only; the same bytes every time, on any machine
(only Random.random() is used, whose sequence Python guarantees for a seed).

    python3 examples/make_small_authority.py [FOLDER]

The children A1001 to A1067 are written by hand, each to show one thing (the
table in the README); the others are drawn at random around them.
"""
import calendar
import csv
import os
import random
import sys
from datetime import date, timedelta

SEEDS = (1, 126, 1365, 4)  # by hand, in care, on plans, workers: chosen so that the percentages come out believable
FIRST, LAST = date(2014, 4, 1), date(2016, 3, 31)   # reviews and conferences held here are in the files
rng = random.Random()
besides = random.Random(7)  # what annual reports ask besides: drawn apart, so that nothing above depends on it


# --- dates ---------------------------------------------------------------------------------------

def easter(year):
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def bank_holidays(year):
    """England and Wales by the standing rules; the one-off days of 2011 and 2012 do not matter here."""
    days = {easter(year) - timedelta(2), easter(year) + timedelta(1)}
    may, last_may, last_august = date(year, 5, 1), date(year, 5, 31), date(year, 8, 31)
    days.add(may + timedelta(-may.weekday() % 7))
    days.add(last_may - timedelta(last_may.weekday()))
    days.add(last_august - timedelta(last_august.weekday()))
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        while fixed.weekday() > 4 or fixed in days:
            fixed += timedelta(1)
        days.add(fixed)
    return days


HOLIDAYS = set().union(*(bank_holidays(y) for y in range(1998, 2019)))


def working(d):
    return d.weekday() < 5 and d not in HOLIDAYS


def meeting_day(d):
    """Nobody plans a meeting from Christmas Eve to New Year."""
    return working(d) and not (d.month == 12 and d.day >= 24)


def back(d, ok=meeting_day):
    while not ok(d):
        d -= timedelta(1)
    return d


def forward(d, ok=meeting_day):
    while not ok(d):
        d += timedelta(1)
    return d


def add_working_days(d, n):
    step = 1 if n > 0 else -1
    while n:
        d += timedelta(step)
        if working(d):
            n -= step
    return d


def add_months(d, n):
    year, month = divmod(d.year * 12 + d.month - 1 + n, 12)
    return date(year, month + 1, min(d.day, calendar.monthrange(year, month + 1)[1]))


def birthday(dob, age):
    if (dob.month, dob.day) == (2, 29) and not calendar.isleap(dob.year + age):
        return date(dob.year + age, 3, 1)
    return dob.replace(year=dob.year + age)


def day(text):
    return date.fromisoformat(text)


def shown(d):
    return d.strftime("%d/%m/%Y") if d else ""


# --- chance --------------------------------------------------------------------------------------

def chance(p):
    return rng.random() < p


def whole(low, high):
    return low + int(rng.random() * (high - low + 1))


def pick(weighted, source=rng):
    """pick([(value, weight), ...])"""
    at = source.random() * sum(w for _, w in weighted)
    for value, weight in weighted:
        at -= weight
        if at < 0:
            return value
    return weighted[-1][0]


# --- the tables ----------------------------------------------------------------------------------

children = {}       # id -> dict of sex, dob, ethnic, mother, mc_dob
episodes = []       # (child, decom, rne, ls, cin, place, provider, dec, rec, reason, urn)
reviews = []        # (child, date, code)
plans = []          # dict
conferences = []    # dict
enquiries = []      # (child, s47, icpc or None, 'Y'/'N')
allocations = []    # (child, worker, role, team, locality, from, until)
spans = {}          # child -> [(start, end or None, kind)]: what the allocations must cover
place_of = {}       # child -> (locality, area team): one for a family
family_of = {}      # child -> its family
due_of = {}         # (child, date of a review drawn) -> when it was due

next_id = 1100
next_urn = 0


def new_id():
    global next_id
    next_id += 1
    return "A%04d" % next_id


def new_urn():
    """An establishment or fostering household of our own: SC9nnnnn is not a number anyone holds."""
    global next_urn
    next_urn += 1
    return "SC9%05d" % (next_urn * 7)


ETHNIC = [("WBRI", 76), ("WOTH", 5), ("MWBC", 5), ("MWBA", 2), ("MWAS", 2), ("MOTH", 2), ("APKN", 3), ("ABAN", 1),
          ("AOTH", 1), ("BAFR", 2), ("BCRB", 1), ("OOTH", 1)]


def add_child(child, dob, sex=None, ethnic=None):
    children[child] = {"sex": sex or pick([("1", 55), ("2", 45)]), "dob": dob, "ethnic": ethnic or pick(ETHNIC),
                       "mother": "", "mc_dob": None}


def settle(family):
    spot = pick([(("Locality 1", "North"), 30), (("Locality 2", "North"), 24), (("Locality 3", "South"), 46)])
    for child in family:
        place_of.setdefault(child, spot)
        family_of.setdefault(child, family[0])


def period(child, need, segments, end=None, rec=""):
    """One period of care: segments are (start, RNE, LS, PLACE, provider, URN)."""
    for i, (start, rne, ls, place, provider, urn) in enumerate(segments):
        following = segments[i + 1] if i + 1 < len(segments) else None
        reason = ""
        if following and following[1] in "PTBU" and not (place[0] == "T" or following[3][0] == "T"):
            if following[3][0] == "A" or following[1] in "TU":
                reason = "PLACE"
            else:
                reason = pick([("CARPL", 50), ("CREQB", 18), ("LAREQ", 12), ("CHILD", 10), ("STAND", 4), ("OTHER", 6)])
        dec, code = (following[0], "X1") if following else (end, rec)
        assert dec is None or dec > start, (child, start, dec)
        episodes.append((child, start, rne, ls, need, place, provider, dec, code, reason, urn))
    spans.setdefault(child, []).append((segments[0][0], end, "care"))


def participation(age):
    if age < 4:
        return "PN0"
    if age < 8:
        return pick([("PN6", 56), ("PN1", 22), ("PN5", 8), ("PN3", 6), ("PN2", 4), ("PN4", 2), ("PN7", 2)])
    return pick([("PN1", 62), ("PN6", 20), ("PN2", 8), ("PN5", 7), ("PN7", 2), ("PN4", 1)])


def review(child, held, code=None):
    """Keep a review that the extract would hold; the file begins on FIRST."""
    if FIRST <= held <= LAST:
        dob = children[child]["dob"]
        assert meeting_day(held) and held != birthday(dob, 4), (child, held)
        age = held.year - dob.year - ((held.month, held.day) < (dob.month, dob.day))
        drawn = participation(age)
        reviews.append((child, held, code or drawn))


def reviews_of(child, *dates):
    for text in dates:
        review(child, day(text))


# --- looked-after children, drawn ----------------------------------------------------------------

def clear_of(birthdays):
    return lambda d: meeting_day(d) and d not in birthdays


def schedule(start, stop, limits, birthdays, p_late, floor=5):
    """Reviews from `start` up to `stop` (outside), each near its limit; a few late. (held, due)"""
    held, last, ordinal = [], start, 0
    ok = clear_of(birthdays)
    while True:
        due = limits(last, ordinal)
        # Lateness before the extract begins cannot be seen; it is drawn evenly all the same.
        if chance(p_late):
            on = forward(due + timedelta(pick([(1, 4), (2, 3), (4, 2), (6, 2), (8, 2), (13, 2), (20, 1), (34, 1)])), ok)
        else:
            early = whole(0, 5) if ordinal == 0 else min(whole(0, 32), whole(0, 32))
            on = back(due - timedelta(early), ok)
        if on < last + timedelta(floor):
            on = forward(last + timedelta(floor), ok)
        if on >= stop or on > LAST + timedelta(400):
            return held
        held.append((on, due))
        last, ordinal = on, ordinal + 1


def care_limits(last, ordinal):
    if ordinal == 0:
        return add_working_days(last, 20) if last >= date(2011, 4, 1) else last + timedelta(28)
    return add_months(last, 3 if ordinal == 1 else 6)


def adoption_limits(last, ordinal):
    return last + timedelta(28) if ordinal == 0 else add_months(last, 3 if ordinal == 1 else 6)


def first_placement(age, ls):
    if ls in ("C1", "C2") and chance(0.10):
        return "P1", "PR0", ""
    if age >= 16 and chance(0.45):
        return "H5", pick([("PR4", 2), ("PR5", 1)]), ""
    if age >= 12 and chance(0.24):
        return "K2", pick([("PR1", 1), ("PR4", 3)]), new_urn()
    if chance(0.20):
        return "U3", "PR1", new_urn()
    return "U6", pick([("PR1", 65), ("PR4", 35)]), new_urn()


def length_of_care():
    kind = pick([("short", 24), ("middle", 34), ("long", 42)])
    if kind == "short":
        return whole(9, 85)
    if kind == "middle":
        return whole(90, 430)
    return whole(600, 3600)


def care_family(start, monthly_left):
    size = min(monthly_left, pick([(1, 74), (2, 19), (3, 7)]))
    oldest = pick([(whole(0, 350), 15), (whole(351, 1800), 20), (whole(1801, 3600), 22), (whole(3601, 6000), 43)])
    if size > 1:
        oldest = max(oldest, 1500)
    family, dobs = [], []
    for i in range(size):
        age_days = oldest - i * whole(420, 700)
        dobs.append(start - timedelta(max(age_days, 3)))
    stay = length_of_care()
    end = start + timedelta(stay)
    young = size == 1 and oldest < 1200
    adopted = young and 430 < stay and chance(0.55)
    if adopted:
        end = start + timedelta(whole(560, 1000))
    end = forward(end, working)
    # One story for the family: legal status, carers, reviews.
    ls = pick([("V2", 50), ("C1", 42), ("L2", 8)])
    if adopted:
        ls = "C1"
    place, provider, urn = first_placement(oldest // 365, ls)
    if adopted:
        place, provider, urn = pick([("U5", 1), ("U6", 3)]), "PR1", new_urn()
    segments = [(start, "S", ls, place, provider, urn)]
    marks = []
    if ls == "L2":
        marks.append((start + timedelta(whole(5, 8)), "L", "C1"))
    if ls in ("C1", "L2"):
        marks.append((start + timedelta(whole(170, 290)), "L", "E1" if adopted else "C2"))
    elif stay > 330 and chance(0.55):
        to_court = whole(40, 160)
        marks.append((start + timedelta(to_court), "L", "C1"))
        marks.append((start + timedelta(to_court + whole(170, 230)), "L", "C2"))
    placed = None
    if adopted:
        placed = forward(end - timedelta(whole(150, 300)), working)
        with_carer = place == "U5" or chance(0.15)
        marks.append((placed, "T", "A5") if with_carer else (placed, "P", "A6"))
    else:
        at = start + timedelta(whole(20, 260))
        while at < end and at < LAST:
            if chance(0.62):
                marks.append((forward(at, working), "P", None))
            at += timedelta(whole(260, 900))
        if stay > 900 and place in ("U6", "U3") and chance(0.5):
            marks.append((start + timedelta(whole(400, 700)), "T", "long term"))
    marks.sort(key=lambda m: m[0])
    for at, rne, what in marks:
        last_at, _, ls, place, provider, urn = segments[-1]
        if at - last_at < timedelta(4) or at >= end - timedelta(6) or at > LAST:
            if rne != "L" or at >= end - timedelta(6) or at > LAST:
                continue
            at = last_at + timedelta(4)
            if at >= end - timedelta(6) or at > LAST:
                continue
        if rne == "L":
            if what == ls or (what == "C2" and ls == "V2"):
                continue
            if place == "P1" and what == "V2":
                continue
            segments.append((at, "L", what, place, provider, urn))
        elif what in ("A5", "A6"):
            if ls != "E1":
                continue
            segments.append((at, rne, ls, what, "PR1", urn if what == "A5" else new_urn()))
        elif what == "long term":
            longer = {"U6": "U4", "U3": "U1"}.get(place)
            if longer:
                segments.append((at, "T", ls, longer, provider, urn))
        else:
            years = (at - dobs[0]).days // 365
            to = first_placement(years, ls)
            if to[0] == place and to[2] == urn:
                continue
            segments.append((at, "P", ls) + to)
    if adopted and segments[-1][3] not in ("A5", "A6"):
        adopted, placed = False, None
    if placed and placed > LAST:
        placed = None

    if segments[-1][2] in ("C1", "L2") and end < start + timedelta(420) and not adopted:
        rec = pick([("E41", 3), ("E46", 3), ("E4A", 2)])
    elif adopted:
        rec = pick([("E12", 4), ("E11", 1)])
    elif stay < 90:
        rec = pick([("E4A", 6), ("E4B", 4), ("E13", 1)])
    elif stay < 500:
        rec = pick([("E4A", 6), ("E4B", 2), ("E46", 2), ("E41", 1), ("E3", 1)])
    else:
        rec = pick([("E4A", 4), ("E45", 4), ("E46", 2), ("E13", 1)])

    if all(min(end, birthday(d, 18)) <= FIRST for d in dobs):
        return 0
    birthdays = {birthday(d, 4) for d in dobs}
    late = 0.034 if end > LAST else 0.10
    held = schedule(start, placed or end, care_limits, birthdays, late)
    if placed:
        held += schedule(placed, end, adoption_limits, birthdays, late, floor=9)
    need = pick([("N1", 62), ("N2", 4), ("N3", 6), ("N4", 9), ("N5", 13), ("N6", 2), ("N8", 4)])

    count = 0
    for dob in dobs:
        eighteen = birthday(dob, 18)
        mine, how = (end, rec) if end < eighteen else (eighteen, pick([("E17", 4), ("E5", 4), ("E6", 3), ("E7", 1)]))
        if mine <= FIRST:
            continue
        child = new_id()
        family.append(child)
        add_child(child, dob)
        still = mine > LAST
        stays = [s for s in segments if s[0] < mine - timedelta(3) or s[0] == start]
        if how in ("E45", "E46", "E41") and stays[-1][3] in ("H5", "K2", "P1"):
            how = "E5" if stays[-1][3] == "H5" else "E4A"   # nobody's guardian lives there
        period(child, need, stays, None if still else mine, "" if still else how)
        for on, due in held:
            if on < mine:
                review(child, on)
                due_of[child, on] = due
        count += 1
    settle(family)
    return count


def draw_care():
    for year in range(2002, 2017):
        for month in range(1, 13):
            if (year, month) > (2016, 3):
                break
            left = whole(2, 5) if (year, month) < (2014, 4) else whole(2, 4)
            while left > 0:
                size = calendar.monthrange(year, month)[1]
                start = date(year, month, whole(1, min(size, 24 if (year, month) == (2016, 3) else size)))
                if start.weekday() > 4 and chance(0.75):
                    start += timedelta(3) if start.day < 22 else timedelta(-3)
                care_family(start, left)
                left -= 1 if chance(0.7) else 2


# --- looked-after children, written by hand ------------------------------------------------------

def care(child, dob, need, segments, held=(), end=None, rec="", sex=None):
    if child not in children:
        add_child(child, day(dob), sex)
    urns, built = {}, []
    for start, rne, ls, place, provider, carer in segments:
        if carer and carer not in urns:
            urns[carer] = new_urn()
        built.append((day(start), rne, ls, place, provider, urns.get(carer, "")))
    period(child, need, built, day(end) if end else None, rec)
    reviews_of(child, *held)
    settle([child])


def write_care():
    u6 = ("U6", "PR1", "a")
    # First reviews over Christmas and Easter.
    care("A1001", "2008-05-17", "N1", [("2015-12-11", "S", "V2") + u6], ["2016-01-12"])
    care("A1002", "2004-09-02", "N4", [("2014-12-08", "S", "V2") + u6, ("2015-04-20", "L", "C1") + u6,
                                       ("2015-11-16", "L", "C2") + u6], ["2015-01-09", "2015-04-01", "2015-09-23", "2016-03-15"])
    care("A1003", "2010-01-25", "N1", [("2015-03-16", "S", "C1") + u6, ("2015-10-12", "L", "C2") + u6],
         ["2015-04-14", "2015-07-07", "2015-12-16"])
    care("A1004", "2013-06-30", "N1", [("2016-03-01", "S", "C1") + u6])
    # Overdue, late, not held.
    care("A1005", "2003-02-11", "N5", [("2013-01-21", "S", "V2") + u6, ("2013-06-10", "T", "V2", "U4", "PR1", "a")],
         ["2014-04-23", "2014-10-08", "2015-03-24", "2015-09-10"])
    care("A1006", "2006-11-14", "N1", [("2015-06-10", "S", "C1") + u6, ("2016-01-18", "L", "C2") + u6],
         ["2015-07-07", "2015-10-08"])
    care("A1007", "2001-08-19", "N5", [("2015-05-11", "S", "V2") + u6, ("2015-07-20", "P", "V2", "K2", "PR4", "b")],
         ["2015-06-04"], "2015-10-26", "E4B")
    # Eighteen.
    care("A1008", "1997-11-20", "N1", [("2010-03-15", "S", "C2") + u6, ("2013-11-25", "P", "C2", "H5", "PR4", "")],
         ["2014-05-06", "2014-10-28", "2015-04-22"], "2015-11-20", "E5")
    care("A1009", "1997-09-30", "N1", [("2008-06-16", "S", "C1") + u6, ("2009-02-09", "L", "C2") + u6,
                                       ("2010-05-04", "T", "C2", "U4", "PR1", "a")],
         ["2014-07-16", "2015-01-07", "2015-06-25"], "2015-09-30", "E17")
    care("A1010", "1998-02-09", "N2", [("2012-10-01", "S", "V2", "K2", "PR1", "a")],
         ["2014-06-03", "2014-11-26", "2015-05-19", "2015-11-11"])
    # The start of the history.
    care("A1011", "2002-04-08", "N1", [("2006-09-11", "S", "C1") + u6, ("2007-05-21", "L", "C2") + u6,
                                       ("2008-01-14", "T", "C2", "U4", "PR1", "a")],
         ["2014-08-12", "2015-02-04", "2015-07-29", "2016-01-20"])
    care("A1012", "2005-12-27", "N5", [("2012-05-14", "S", "V2") + u6, ("2013-03-04", "P", "V2", "U4", "PR4", "b")],
         ["2014-11-05", "2015-04-29", "2015-10-21"])
    care("A1013", "2000-03-03", "N5", [("2012-11-19", "S", "V2", "U3", "PR1", "a")])
    care("A1014", "2007-07-07", "N3", [("2014-03-20", "S", "V2") + u6], ["2014-04-15", "2014-08-20", "2015-02-11", "2015-08-05", "2016-01-27"])
    # Home and back.
    care("A1015", "2009-10-05", "N1", [("2014-05-12", "S", "V2") + u6], ["2014-06-05", "2014-08-27"], "2014-11-17", "E4A")
    care("A1015", "2009-10-05", "N1", [("2015-07-13", "S", "C1", "U6", "PR1", "c"), ("2016-02-22", "L", "C2", "U6", "PR1", "c")],
         ["2015-08-06", "2015-10-29"])
    # Placed for adoption: come back, waiting, adopted, by consent.
    care("A1016", "2012-12-19", "N1", [("2013-07-08", "S", "C1") + u6, ("2014-03-17", "L", "E1") + u6,
                                       ("2015-03-02", "P", "E1", "A6", "PR1", "b"), ("2015-08-17", "P", "E1", "U6", "PR1", "c")],
         ["2014-05-21", "2014-11-12", "2015-03-27", "2015-06-22", "2015-09-22", "2016-03-15"])
    care("A1017", "2014-01-31", "N1", [("2014-04-22", "S", "C1") + u6, ("2014-12-15", "L", "E1") + u6,
                                       ("2015-06-29", "P", "E1", "A6", "PR1", "b")],
         ["2014-05-19", "2014-08-13", "2015-02-05", "2015-07-24", "2015-10-27", "2016-03-30"])
    care("A1018", "2011-08-08", "N1", [("2012-09-17", "S", "C1", "U6", "PR1", "a"), ("2013-05-20", "L", "E1", "U6", "PR1", "a"),
                                       ("2014-11-03", "T", "E1", "A5", "PR1", "a")],
         ["2014-07-02", "2014-11-27", "2015-02-25"], "2015-07-20", "E12")
    care("A1019", "2015-09-01", "N8", [("2015-09-03", "S", "V2") + u6, ("2016-01-04", "P", "V2", "A4", "PR1", "b")],
         ["2015-09-29", "2015-12-16", "2016-01-28"])
    care("A1020", "2012-02-02", "N1", [("2014-09-08", "S", "V2") + u6, ("2015-11-23", "T", "V2", "A3", "PR1", "a")],
         ["2014-10-01", "2014-12-17", "2015-06-10"])
    # Short breaks.
    care("A1021", "2006-06-21", "N2", [("2015-04-13", "S", "V4") + u6, ("2016-01-11", "B", "V2", "U6", "PR1", "b")],
         ["2015-07-06", "2015-12-14", "2016-02-04"])
    care("A1022", "2004-03-16", "N2", [("2014-06-09", "S", "V2") + u6], ["2014-07-03", "2014-09-24", "2015-03-11"], "2015-05-15", "E4A")
    care("A1022", "2004-03-16", "N2", [("2015-06-15", "S", "V4", "U6", "PR1", "c")], ["2015-09-21", "2016-03-14"])
    care("A1023", "2007-10-10", "N2", [("2016-02-08", "S", "V4", "K2", "PR5", "a")])
    for start, end in (("2015-05-15", "2015-05-18"), ("2015-06-12", "2015-06-15"), ("2015-07-24", "2015-07-28"), ("2015-08-21", "2015-08-25"),
                       ("2015-10-02", "2015-10-05"), ("2015-11-13", "2015-11-16"), ("2016-01-15", "2016-01-18"), ("2016-02-19", "2016-02-22"),
                       ("2016-03-30", None)):
        care("A1024", "2005-01-18", "N2", [(start, "S", "V3", "U6", "PR1", "a")], (), end, "E4A" if end else "")
    # Month ends, and reviews on the last day.
    care("A1025", "2011-03-12", "N3", [("2015-11-04", "S", "V2") + u6], ["2015-11-30", "2016-02-29"])
    care("A1026", "2003-07-04", "N1", [("2014-05-08", "S", "C1") + u6, ("2014-12-08", "L", "C2") + u6],
         ["2014-06-06", "2014-08-08", "2014-10-31", "2015-04-30", "2015-10-30"])
    # Moves, hospital, remand, too new to count, an extra review, a first review that never was.
    care("A1027", "2001-05-29", "N6", [("2014-08-18", "S", "V2") + u6, ("2015-02-16", "P", "V2", "U6", "PR4", "b"),
                                       ("2015-06-22", "P", "V2", "K2", "PR4", "c"), ("2015-09-07", "P", "V2", "T1", "", ""),
                                       ("2015-09-15", "P", "V2", "K2", "PR4", "c"), ("2016-01-25", "P", "V2", "K2", "PR4", "d")],
         ["2014-09-11", "2014-12-03", "2015-05-27", "2015-07-15", "2015-12-09"])
    care("A1028", "2000-01-22", "N6", [("2015-08-10", "S", "J1", "R5", "PR3", "")], ["2015-09-04"], "2015-10-23", "E9")
    care("A1029", "2012-09-09", "N1", [("2016-03-21", "S", "C1") + u6])
    care("A1030", "2002-10-31", "N4", [("2015-02-02", "S", "V2") + u6, ("2015-08-03", "P", "V2", "U6", "PR4", "b")],
         ["2015-02-26", "2015-05-20", "2015-08-19", "2016-02-10"])
    care("A1031", "1999-06-15", "N5", [("2015-09-14", "S", "V2", "K2", "PR4", "a")], (), "2015-10-23", "E4B")
    care("A1032", "2014-11-27", "N1", [("2016-03-30", "S", "L2") + u6])
    # Looked after and still on a plan.
    for child, dob in (("A1033", "2007-02-20"), ("A1034", "2009-04-03")):
        care(child, dob, "N1", [("2016-02-15", "S", "C1") + u6], ["2016-03-10"])
    place_of["A1034"] = place_of["A1033"]
    # Home two days before the year ended.
    care("A1036", "2010-07-30", "N3", [("2015-11-09", "S", "V2") + u6], ["2015-12-03", "2016-02-24"], "2016-03-29", "E4A")
    # Three or four placements in the year, every review in time.
    care("A1037", "2000-12-05", "N5", [("2015-04-20", "S", "V2") + u6, ("2015-06-30", "P", "V2", "U6", "PR4", "b"),
                                       ("2015-11-10", "P", "V2", "K2", "PR4", "c")], ["2015-05-15", "2015-08-12", "2016-02-09"])
    care("A1038", "2002-08-08", "N1", [("2013-05-13", "S", "C1") + u6, ("2014-01-20", "L", "C2") + u6, ("2015-05-18", "P", "C2", "U6", "PR4", "b"),
                                       ("2015-09-28", "P", "C2", "U6", "PR1", "c"), ("2016-02-01", "P", "C2", "K2", "PR4", "d")],
         ["2014-06-24", "2014-12-16", "2015-06-10", "2015-12-02"])
    care("A1039", "2014-10-13", "N1", [("2015-10-19", "S", "V2") + u6, ("2015-10-26", "P", "V2", "U6", "PR1", "b"),
                                       ("2016-01-11", "B", "C1", "U3", "PR1", "c")], ["2015-11-12", "2016-02-03"])
    care("A1040", "1999-07-21", "N6", [("2015-08-03", "S", "V2") + u6, ("2015-08-14", "P", "V2", "K2", "PR4", "b"),
                                       ("2015-12-07", "P", "V2", "H5", "PR4", "")], ["2015-08-27", "2015-11-25"])
    # A young mother.
    care("A1035", "1999-03-28", "N1", [("2013-09-02", "S", "C1") + u6, ("2014-04-14", "L", "C2") + u6],
         ["2014-06-11", "2014-12-03", "2015-05-20", "2015-11-04"], sex="2")
    children["A1035"].update(mother="1", mc_dob=day("2015-12-06"))


# --- protection plans ----------------------------------------------------------------------------

CATEGORY = [("NEG", 44), ("EMO", 36), ("PHY", 9), ("SAB", 5), ("MUL", 6)]


def add_plans(family, start, s47, review_dates, end=None, previous=0, category=None, end_at_review=True, temporary=False, latest=None):
    """One plan for each child of a family: the same conferences for all."""
    category = category or pick(CATEGORY)
    latest = latest or (pick(CATEGORY) if chance(0.10) else category)
    settle(family)
    for child in family:
        plan = {"child": child, "start": start, "end": end, "initial": category, "latest": latest,
                "temporary": "Y" if temporary else "N", "previous": previous}
        plans.append(plan)
        spans.setdefault(child, []).append((s47 or start, end, "plan"))
        if not temporary and start >= FIRST:
            conferences.append({"child": child, "type": "ICPC", "date": start, "s47": s47, "outcome": "plan", "plan": plan,
                                "family": family[0]})
            enquiries.append((child, s47, start, "N"))
        for held in review_dates:
            if FIRST <= held <= LAST:
                assert meeting_day(held) and held > start, (child, held)
                outcome = "end" if end and held == end and end_at_review else "continue"
                conferences.append({"child": child, "type": "RCPC", "date": held, "s47": None, "outcome": outcome, "plan": plan,
                                    "family": family[0]})


def discussion_before(conference):
    return add_working_days(conference, -pick([(6, 3), (8, 6), (9, 7), (10, 10), (11, 10), (12, 12), (13, 14), (14, 14), (15, 12),
                                               (16, 5), (17, 5), (19, 5), (22, 3), (26, 2)]))


def plan_family(start, known, left):
    repeat = [f for f in known if timedelta(70) < start - f["end"] < timedelta(900) and not f["used"]]
    again, previous = None, 0
    if repeat and chance(0.12):
        again = repeat[int(rng.random() * len(repeat))]
        again["used"] = True
        family, previous = again["family"], again["previous"] + 1
    else:
        size = min(left, pick([(1, 48), (2, 30), (3, 15), (4, 7)]))
        family = [None] * size
        previous = pick([(0, 91), (1, 8), (2, 1)])
    stage = pick([(1, 11), (2, 38), (3, 29), (4, 15), (5, 3), (6, 1)])
    held, last = [], start
    for n in range(stage):
        due = add_months(last, 3 if n == 0 else 6)
        if chance(0.008):
            on = forward(due + timedelta(pick([(1, 3), (3, 2), (7, 2), (15, 1)])))
        else:
            on = back(due - timedelta(min(whole(0, 26), whole(0, 26))))
        held.append(on)
        last = on
    end, at_review = held[-1], True
    if chance(0.07) and stage > 1:
        # Moved away, or came into care: the plan ends between two conferences.
        held, at_review = held[:-1], False
        end = forward(held[-1] + timedelta(whole(20, 110)), working)
    if end <= FIRST:
        if not again:
            return len(family)
    if family[0] is None:
        family = [new_id() for _ in family]
    if end > FIRST:
        add_plans(family, start, discussion_before(start), held, end if end <= LAST else None, previous, None, at_review)
    if end <= LAST:
        known.append({"family": family, "end": end, "previous": previous, "used": False})
    return len(family)


def draw_plans():
    known = []
    for year in range(2011, 2017):
        for month in range(1, 13):
            if (year, month) > (2016, 3):
                break
            left = whole(6, 8) if (year, month) < (2015, 4) else whole(5, 7)
            while left > 0:
                size = 23 if (year, month) == (2016, 3) else 28
                start = forward(date(year, month, whole(1, size)))
                left -= plan_family(start, known, left)


def draw_other_enquiries():
    """Conferences that made no plan, and enquiries that needed no conference."""
    for i in range(24):
        year, month = divmod(2014 * 12 + 3 + i, 12)
        for _ in range(whole(0, 2)):
            family = [new_id() for _ in range(pick([(1, 7), (2, 3)]))]
            settle(family)
            held = forward(date(year, month + 1, whole(1, 22)))
            s47 = max(discussion_before(held), forward(FIRST, working))
            for child in family:
                conferences.append({"child": child, "type": "ICPC", "date": held, "s47": s47, "outcome": "no_plan", "plan": None, "family": family[0]})
                enquiries.append((child, s47, held, "N"))
                spans.setdefault(child, []).append((s47, held, "enquiry"))
        for _ in range(whole(2, 5)):
            family = [new_id() for _ in range(pick([(1, 7), (2, 3)]))]
            settle(family)
            s47 = forward(date(year, month + 1, whole(1, 27)), working)
            for child in family:
                enquiries.append((child, s47, None, "Y"))
                spans.setdefault(child, []).append((s47, s47 + timedelta(20), "enquiry"))


def write_plans():
    def many(*texts):
        return [day(t) for t in texts]
    # Looked after and on a plan (A1033, A1034 are siblings).
    add_plans(["A1033", "A1034"], day("2015-08-18"), day("2015-07-28"), many("2015-11-12"), None, 0, "NEG")
    # For another authority.
    add_plans(["A1041"], day("2015-11-09"), None, many("2016-02-03"), None, 0, "NEG", temporary=True)
    # Repeat plan: eleven months after the first ended.
    add_plans(["A1042"], day("2014-04-10"), day("2014-03-24"), many("2014-07-03", "2014-12-11"), day("2014-12-11"), 0, "NEG")
    add_plans(["A1042"], day("2015-11-03"), day("2015-10-13"), many("2016-01-28"), None, 1, "NEG")
    # Over two years, ended.
    add_plans(["A1043"], day("2013-05-14"), None, many("2014-07-22", "2015-01-13", "2015-07-07", "2015-10-06"), day("2015-10-06"), 0, "NEG")
    # Three siblings at one table, all in time.
    add_plans(["A1044", "A1045", "A1046"], day("2015-06-16"), day("2015-05-27"), many("2015-09-10", "2016-03-03"), None, 0, "EMO")
    # Two siblings, one meeting, one day late.
    add_plans(["A1047", "A1048"], day("2015-07-20"), day("2015-07-01"), many("2015-10-21"), None, 0, "PHY")
    # First review conference overdue.
    add_plans(["A1049"], day("2015-12-14"), day("2015-11-24"), [], None, 0, "NEG")
    # A first review conference on the very last day.
    add_plans(["A1050"], day("2015-12-18"), day("2015-12-02"), many("2016-03-18"), None, 0, "EMO")
    # Never reviewed, then ended.
    add_plans(["A1051"], day("2015-06-02"), day("2015-05-14"), [], day("2015-10-16"), 0, "NEG", end_at_review=False)
    # The start of the history.
    add_plans(["A1052"], day("2013-06-20"), None, many("2014-07-17", "2015-01-15", "2015-05-21"), day("2015-05-21"), 0, "NEG")
    add_plans(["A1053"], day("2014-02-20"), None, many("2014-05-15", "2014-11-06"), day("2014-11-06"), 0, "EMO")
    # The initial conference: over Christmas in time, late, still awaited, not needed, no plan.
    add_plans(["A1054"], day("2016-01-08"), day("2015-12-15"), [], None, 0, "NEG")
    add_plans(["A1055"], day("2015-09-24"), day("2015-09-01"), many("2015-12-16"), None, 0, "SAB")
    for child, s47 in (("A1056", "2016-03-02"), ("A1057", "2016-03-14"), ("A1058", "2016-03-23"), ("A1059", "2016-03-30")):
        settle([child])
        enquiries.append((child, day(s47), None, "N"))
        spans.setdefault(child, []).append((day(s47), None, "enquiry"))
    settle(["A1060", "A1061"])
    enquiries.append(("A1060", day("2016-03-07"), None, "Y"))
    spans["A1060"] = [(day("2016-03-07"), day("2016-03-29"), "enquiry")]
    conferences.append({"child": "A1061", "type": "ICPC", "date": day("2016-03-22"), "s47": day("2016-03-03"), "outcome": "no_plan", "plan": None,
                        "family": "A1061"})
    enquiries.append(("A1061", day("2016-03-03"), day("2016-03-22"), "N"))
    spans["A1061"] = [(day("2016-03-03"), None, "enquiry")]
    # Just begun; ended at the last conference of the year; open since June 2014.
    add_plans(["A1062"], day("2016-03-29"), day("2016-03-09"), [], None, 0, "EMO")
    add_plans(["A1063"], day("2015-04-28"), day("2015-04-09"), many("2015-07-23", "2016-01-19", "2016-03-31"), day("2016-03-31"), 0, "NEG")
    add_plans(["A1064"], day("2014-06-05"), day("2014-05-15"), many("2014-09-02", "2015-02-25", "2015-08-19", "2016-02-11"), None, 0, "NEG")
    # A first plan here, one earlier plan that is in no file.
    add_plans(["A1065"], day("2015-05-07"), day("2015-04-15"), many("2015-08-06", "2016-01-28"), None, 1, "EMO")
    # The last conference five days late; a first review put off over Easter.
    add_plans(["A1066"], day("2015-05-19"), day("2015-04-28"), many("2015-08-11", "2016-02-16"), day("2016-02-16"), 0, "NEG", latest="EMO")
    add_plans(["A1067"], day("2015-12-23"), day("2015-12-08"), many("2016-03-30"), None, 0, "NEG")


# --- workers -------------------------------------------------------------------------------------

TEAMS = {"North": ["SW01", "SW02", "SW03", "SW04", "SW05", "SW06"], "South": ["SW07", "SW08", "SW09", "SW10", "SW11"],
         "Permanence": ["SW12", "SW13", "SW14", "SW15", "SW16"], "Disability": ["SW17"]}
NEW_REVIEWER = date(2015, 9, 1)     # IRO4 left; IRO5 took over every case


def worker_of(team, number):
    return TEAMS[team][number % len(TEAMS[team])]


def allocate():
    disabled = {row[0] for row in episodes if row[4] == "N2"}
    luck = {}
    for child in sorted(spans):
        locality, area = place_of[child]
        family = next((c["family"] for c in conferences if c["child"] == child), child)
        if family not in luck:
            luck[family] = (whole(0, 999), whole(1, 4), whole(0, 999), chance(0.24), whole(60, 420))
        number, reviewer, other, changes, after = luck[family]
        # Cases that touch or overlap are one stretch of work.
        joined = []
        for start, end, kind in sorted(spans[child], key=lambda s: (s[0], s[1] or date.max)):
            if joined and (joined[-1][1] is None or start <= joined[-1][1] + timedelta(60)):
                joined[-1][1] = None if joined[-1][1] is None or end is None else max(joined[-1][1], end)
                joined[-1][2].add(kind)
            else:
                joined.append([start, end, {kind}])
        for start, end, kinds in joined:
            until = end + timedelta(whole(15, 35)) if end else None
            if until and until > LAST:
                until = None
            stop = until or date.max
            team = "Disability" if child in disabled else area
            turns = [(start, worker_of(team, number), team)]
            year_on = forward(start + timedelta(365), working)
            if "care" in kinds and team == area and year_on < min(stop, LAST):
                turns.append((year_on, worker_of("Permanence", number), "Permanence"))
            if changes and team != "Disability":
                at = forward(FIRST + timedelta(200 + after), working)
                if turns[-1][0] + timedelta(40) < at < min(stop, LAST) - timedelta(10):
                    now = turns[-1][2]
                    who = worker_of(now, number + 1 + other % (len(TEAMS[now]) - 1))
                    turns.append((at, who, now))
            for i, (since, who, in_team) in enumerate(turns):
                last = turns[i + 1][0] if i + 1 < len(turns) else until
                allocations.append((child, who, "social_worker", in_team, locality, since, last))
            if kinds == {"enquiry"}:
                continue
            since = add_working_days(start, whole(1, 4))
            if since > LAST:
                continue        # not allocated yet
            if reviewer == 4 and since < NEW_REVIEWER < stop:
                allocations.append((child, "IRO4", "iro", "", locality, since, NEW_REVIEWER))
                since = NEW_REVIEWER
                who = "IRO5"
            else:
                who = "IRO5" if reviewer == 4 and since >= NEW_REVIEWER else "IRO%d" % reviewer
            allocations.append((child, who, "iro", "", locality, since, until))


# --- what annual reports ask besides -------------------------------------------------------------

FTE = {"IRO1": "1", "IRO2": "0.8", "IRO3": "1", "IRO5": "0.6", "SW01": "1", "SW02": "0.8", "SW03": "1", "SW04": "0.5", "SW05": "1",
       "SW06": "1", "SW07": "1", "SW08": "1", "SW09": "0.6", "SW10": "0.8", "SW11": "1", "SW12": "1", "SW13": "0.5", "SW14": "1",
       "SW15": "0.8", "SW16": "1"}      # IRO4 has left; nobody knows the hours of SW17
LATE_REASONS = [("Social worker's report not ready", 30), ("Social worker ill or changed", 24), ("Reviewing officer ill", 16),
                ("Parent or carer could not come", 14), ("Moved at the child's wish", 8), ("Placement changed", 8)]
LATE_BY_HAND = {("A1002", "2015-01-09"): "Christmas closure", ("A1006", "2015-10-08"): "Reviewing officer ill",
                ("A1012", "2014-11-05"): "Social worker's report not ready", ("A1017", "2015-10-27"): "Parent or carer could not come",
                ("A1022", "2015-09-21"): "Moved at the child's wish"}


def likely(p):
    return besides.random() < p


def between(low, high):
    return low + int(besides.random() * (high - low + 1))


def until_last(d):
    """A day that the extract can tell of, or none."""
    return d if d and d <= LAST else None


def where_placed():
    """(PL_LOCATION, PL_DISTANCE, PL_LA) of each episode: one for each home or carer. Those of adopters are not told.

    No authority has these codes: 990 is our own, 991 to 993 its neighbours."""
    known, out = {}, {}
    for child, start, rne, ls, need, place, provider, dec, rec, reason, urn in sorted(episodes, key=lambda e: (e[0], e[1])):
        if place in ("A3", "A4", "A5", "A6"):
            out[child, start] = ("", "", "")
            continue
        home = (urn, place[0] == "T") if urn else (child, place)
        if home not in known:
            outside = likely({"P": 0.05, "U": 0.20}.get(place[0], 0.38))
            far = likely(0.36 if outside else 0.04)
            tenths = between(201, 940) if far else between(30, 200) if outside else between(3, 140)
            area = 990 if not outside else 994 + tenths % 6 if far else 991 + tenths % 3
            known[home] = ("OUT" if outside else "IN", "0.0" if place == "P1" else "%d.%d" % divmod(tenths, 10),
                           "E06000%d" % area)
        out[child, start] = known[home]
    return out


def officer_on(child, held):
    for c, worker, role, _, _, since, until in allocations:
        if c == child and role == "iro" and since <= held and (until is None or held < until):
            return worker
    return ""


def around_reviews():
    """(officer, late reason, record written, checked half way) of each review."""
    out = {}
    for child in sorted({r[0] for r in reviews}):
        held = sorted(d for c, d, _ in reviews if c == child)
        starts = [start for start, _, kind in spans[child] if kind == "care"]
        for i, day_held in enumerate(held):
            following = held[i + 1] if i + 1 < len(held) else None
            late = (child, day_held) in due_of and due_of[child, day_held] < day_held
            reason = LATE_BY_HAND.get((child, day_held.isoformat()), "")
            if late and likely(0.9):
                reason = pick(LATE_REASONS, besides)
            written = add_working_days(day_held, between(4, 15) if likely(0.87) else between(16, 32))
            # Half way to the next: three months after a first review, else six.
            first = any(start <= day_held and not any(start <= h < day_held for h in held) for start in starts if start >= FIRST)
            half = day_held + timedelta((add_months(day_held, 3 if first else 6) - day_held).days // 2)
            checked = back(half - timedelta(between(0, 16)), working) if likely(0.85) else forward(half + timedelta(between(1, 20)), working)
            wanted = likely(0.95) and checked > day_held and (following is None or checked < following)
            out[child, day_held] = (officer_on(child, day_held), reason, until_last(written), until_last(checked) if wanted else None)
    return out


def spoke(conference):
    """The code of a child's part in a review conference: few come, a third have their views given."""
    if conference["type"] != "RCPC":
        return ""
    return pick([("PN0", 30), ("PN1", 9), ("PN2", 3), ("PN3", 2), ("PN5", 8), ("PN6", 14), ("PN4", 2), ("PN7", 30), ("", 2)], besides)


CONFERENCE_REASONS = [("Reports not ready", 34), ("Chair ill", 22), ("Family could not come", 26), ("Date moved for school holidays", 18)]


def reasons_of_late_conferences():
    """Why a review conference of a plan came later than three months after its start, or six after the last one."""
    drawn, out, last = random.Random(9), {}, {}
    for c in sorted(conferences, key=lambda c: (c["child"], c["date"])):
        if c["type"] != "RCPC" or not c["plan"]:
            continue
        plan = c["plan"]["id"]
        due = add_months(last[plan], 6) if plan in last else add_months(c["plan"]["start"], 3)
        last[plan] = c["date"]
        if due < c["date"] and drawn.random() < 0.8:
            out[c["child"], c["date"]] = pick(CONFERENCE_REASONS, drawn)
    return out


def care_dates():
    """(child, health assessment, education plan, permanence plan): a row for each day."""
    out = []
    for child in sorted(spans):
        for start, end, kind in sorted(spans[child], key=lambda s: s[0]):
            if kind != "care" or (end or LAST) < FIRST or (end and end - start < timedelta(20)):
                continue
            last, dob = min(end or LAST, LAST), children[child]["dob"]
            on = add_working_days(start, between(8, 19) if likely(0.9) else between(21, 40))
            while on <= last:
                if on >= FIRST:
                    out.append((child, on, None, None))
                months = 6 if add_months(on, 6) < birthday(dob, 5) else 12
                due = add_months(on, months)
                on = due - timedelta(between(0, 25)) if likely(0.95) else due + timedelta(between(5, 90))
                on = forward(on, working)
            on = forward(max(add_working_days(start, between(9, 30)), birthday(dob, 3) + timedelta(30)), working)
            while on <= last:
                if on >= FIRST and likely(0.98):
                    out.append((child, None, on, None))
                on = forward(on + timedelta(between(140, 200)), working)
            on = forward(start + timedelta(between(60, 112) if likely(0.88) else between(125, 220)), working)
            if FIRST <= on <= last:
                out.append((child, None, None, on))
    return sorted(out, key=lambda row: (row[0], row[1] or row[2] or row[3], row[1] is None, row[2] is None))


# --- out -----------------------------------------------------------------------------------------

def write(folder, name, heading, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="ascii") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heading.split(","))
        writer.writerows(rows)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "small-authority")
    os.makedirs(folder, exist_ok=True)
    stages = ((write_care, write_plans), (draw_care,), (draw_plans, draw_other_enquiries), (allocate,))
    for seed, steps in zip(SEEDS, stages):
        rng.seed(seed)
        for step in steps:
            step()

    only_breaks = {c for c in children if all(e[3] in ("V3", "V4") for e in episodes if e[0] == c)}
    header = []
    for child in sorted(children):
        c = children[child]
        years = (LAST - c["dob"]).days / 365.25
        mother = c["mother"] or ("0" if c["sex"] == "2" and years >= 12 and child not in only_breaks else "")
        header.append((child, c["sex"], shown(c["dob"]), c["ethnic"], "UN1" if years < 5 else "UN4", mother, shown(c["mc_dob"])))
    write(folder, "header.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB", header)
    placed = where_placed()
    write(folder, "episodes.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,"
          "PL_LOCATION,PL_DISTANCE,PL_LA",
          [(c, shown(s), rne, ls, need, place, provider, shown(dec), rec, reason, "", "", urn) + placed[c, s]
           for c, s, rne, ls, need, place, provider, dec, rec, reason, urn in sorted(episodes, key=lambda e: (e[0], e[1]))])
    around = around_reviews()
    extra = [(officer, reason, shown(written), shown(checked)) for officer, reason, written, checked in
             (around[c, d] for c, d, _ in sorted(reviews))]
    write(folder, "reviews.csv", "CHILD,DOB,REVIEW,REVIEW_CODE,iro,late_reason,record_date,midpoint_date",
          [(c, shown(children[c]["dob"]), shown(d), code) + more for (c, d, code), more in zip(sorted(reviews), extra)])

    plans.sort(key=lambda p: (p["start"], p["child"]))
    for number, plan in enumerate(plans):
        plan["id"] = "CP%04d" % (501 + number)
    write(folder, "plans.csv", "child_id,plan_id,plan_start,plan_end,category_initial,category_latest,temporary,previous_plans",
          [(p["child"], p["id"], shown(p["start"]), shown(p["end"]), p["initial"], p["latest"], p["temporary"], p["previous"])
           for p in sorted(plans, key=lambda p: (p["child"], p["start"]))])

    conferences.sort(key=lambda c: (c["date"], c["family"], c["child"]))
    meetings = {}
    for c in conferences:
        c["meeting"] = meetings.setdefault((c["date"], c["family"]), "M%04d" % (2001 + len(meetings)))
    why_late = reasons_of_late_conferences()
    write(folder, "conferences.csv",
          "child_id,meeting_id,conference_type,conference_date,s47_start_date,outcome,plan_id,participation,late_reason",
          [(c["child"], c["meeting"], c["type"], shown(c["date"]), shown(c["s47"]), c["outcome"], c["plan"]["id"] if c["plan"] else "",
            spoke(c), why_late.get((c["child"], c["date"]), "")) for c in conferences])
    write(folder, "enquiries.csv", "child_id,s47_start_date,icpc_date,icpc_not_required",
          [(c, shown(s), shown(i), n) for c, s, i, n in sorted(enquiries, key=lambda e: (e[1], e[0]))])
    table = {c["child"]: c["family"] for c in conferences}     # those who sit at one table are one family
    families = {}
    for child in sorted(spans):
        families.setdefault(table.get(child, family_of[child]), "F%03d" % (101 + len(families)))
    write(folder, "allocations.csv", "child_id,worker,role,team,locality,from,until,family_id",
          [(c, w, r, t, l, shown(f), shown(u), families[table.get(c, family_of[c])])
           for c, w, r, t, l, f, u in sorted(allocations, key=lambda a: (a[0], a[2], a[5]))])
    write(folder, "workers.csv", "worker,fte", sorted(FTE.items()))
    write(folder, "care_dates.csv", "child_id,health_date,pep_date,permanence_date",
          [(c, shown(health), shown(education), shown(permanence)) for c, health, education, permanence in care_dates()])


if __name__ == "__main__":
    main()
