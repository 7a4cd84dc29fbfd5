#!/usr/bin/env python3
"""Writes invented extracts that have the counts which annual reports published.

Nobody in them exists and no date in them is from a report: children and dates are drawn at random
until the counts are those printed. README.md says which counts are of which report, and which of
them are ours. The same bytes every time.

    python3 tests/golden/reports/make_reports.py
"""

import calendar
import csv
import pathlib
import random
from datetime import date, timedelta

HERE = pathlib.Path(__file__).resolve().parent
rng = random.Random(2016)


def whole(low, high):
    return low + int(rng.random() * (high - low + 1))


def pick(weighted):
    at = rng.random() * sum(weight for _, weight in weighted)
    for value, weight in weighted:
        at -= weight
        if at < 0:
            return value
    return weighted[-1][0]


def shuffled(things):
    return [thing for _, _, thing in sorted((rng.random(), i, thing) for i, thing in enumerate(things))]


def day_in(first, last):
    return first + timedelta(whole(0, (last - first).days))


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weekday_before(day):
    return day - timedelta(max(0, day.weekday() - 4))


def weekday_after(day):
    return day + timedelta((7 - day.weekday()) if day.weekday() > 4 else 0)


def ids():
    number = 1000
    while True:
        number += 1
        yield "A%d" % number


def write(name, heading, rows):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", newline="", encoding="ascii") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heading.split(","))
        out.writerows([cell if cell is not None else "" for cell in row] for row in rows)


def draw(wanted):
    """Calls `wanted` until it gives something."""
    for _ in range(100000):
        found = wanted()
        if found is not None:
            return found
    raise SystemExit("no such history can be drawn")


# --- chains of reviews, everything in time -------------------------------------------------------

def reviews_of_care(start, stop):
    """20 working days are 28 days at least, 3 months 89, 6 months 181."""
    out, on = [], weekday_before(start + timedelta(whole(20, 26)))
    while on <= stop:
        out.append(on)
        on = weekday_before(on + timedelta(whole(74, 88) if len(out) == 1 else whole(160, 180)))
    return out


def reviews_of_plan(start, stop, longest=178):
    out, on = [], weekday_before(start + timedelta(whole(62, 88)))
    while on <= stop:
        out.append(on)
        on = weekday_before(on + timedelta(whole(longest - 50, longest)))
    return out


def adoption_reviews(placed, stop):
    out, on = [], weekday_before(placed + timedelta(whole(20, 27)))
    while on <= stop:
        out.append(on)
        on = weekday_before(on + timedelta(whole(74, 88) if len(out) == 1 else whole(160, 180)))
    return out


def with_one_late(held, start, months, first, last):
    """One review of the year put off past its due date, those after it left in time; or None."""
    places = [i for i, on in enumerate(held) if i > 0 and on >= first]
    if not places:
        return None
    at = places[whole(0, len(places) - 1)]
    due = add_months(held[at - 1], months(at))
    late = weekday_after(due + timedelta(whole(1, 9)))
    if late > last or (at + 1 < len(held) and held[at + 1] <= late):
        return None
    return held[:at] + [late] + held[at + 1:]


def care_months(at):
    return 3 if at == 1 else 6


def fill(chains, wanted, first, last):
    """Puts extra, early reviews into chains until so many are held in the year."""
    count = sum(first <= on <= last for chain in chains for on in chain)
    assert count <= wanted, (count, wanted)
    while count < wanted:
        chain = chains[whole(0, len(chains) - 1)]
        places = [i for i in range(1, len(chain)) if chain[i] - chain[i - 1] > timedelta(20) and chain[i] > first + timedelta(20)]
        if not places:
            continue
        at = places[whole(0, len(places) - 1)]
        early = weekday_before(chain[at] - timedelta(whole(8, 14)))
        if first <= early and chain[at - 1] < early:
            chain.insert(at, early)
            count += 1


# --- Lancashire 2015-16: children looked after ---------------------------------------------------

FIRST, LAST = date(2015, 4, 1), date(2016, 3, 31)
KEPT_FROM = date(2014, 4, 1)     # reviews and conferences are in the files from this day
LOOKED_AFTER, COHORT, REVIEWS, LATE, SILENT, SILENT_REVIEWS = 1674, 1608, 3449, 98, 66, 69
PLACED, UNDER_FOUR_WEEKS, ORDERS_NOT_PLACED, OUTSIDE = 52, 14, 45, 331
LONG, LONG_AGED_16, SAME_PLACEMENT, MOVED_TWICE_LONG, MOVED_TWICE_NEW = 700, 130, 377, 40, 72
ONE_REVIEW, THREE_REVIEWS = 90, 323     # the others had two


def care_chain(first_start, last_start, wanted, late):
    """(start, reviews): so many reviews in the year, one of them late or none."""
    def one():
        start = day_in(first_start, last_start)
        held = reviews_of_care(start, LAST)
        if late:
            held = with_one_late(held, start, care_months, FIRST, LAST)
        if held is None or sum(FIRST <= on <= LAST for on in held) != wanted:
            return None
        return start, [on for on in held if on >= KEPT_FROM]
    return draw(one)


def moves(start, wanted):
    """Days of moves between carers."""
    first = max(start + timedelta(40), FIRST + timedelta(20))
    if wanted == 1:
        return [day_in(max(start + timedelta(40), date(2014, 4, 14)), date(2016, 2, 26))]
    second = day_in(date(2015, 11, 2), date(2016, 2, 26))
    return [day_in(first, date(2015, 10, 1)), second]


def lancashire_care():
    name = ids()
    children, episodes, reviews = [], [], []
    outside = {"A%d" % (1001 + i) for i in shuffled(list(range(LOOKED_AFTER)))[:OUTSIDE]}

    def add(child, start, changes, dob):
        """changes: (day, RNE, LS, PLACE); the first is the start."""
        children.append((child, dob))
        place = "OUT" if child in outside else "IN"
        for i, (on, rne, ls, placement) in enumerate(changes):
            until = changes[i + 1][0] if i + 1 < len(changes) else None
            episodes.append((child, on, rne, ls, placement, until, "X1" if until else "", place))

    def born(youngest, oldest):
        return day_in(date(2016 - oldest - 1, 4, 2), date(2016 - youngest, 3, 31))

    cohort = []     # (child, reviews): those NI66 counts
    kinds = shuffled(["late"] * LATE + ["in time"] * (COHORT - ONE_REVIEW - LATE))
    others = COHORT - LONG - ONE_REVIEW - THREE_REVIEWS
    for i in range(COHORT - ONE_REVIEW):
        child, late = next(name), kinds[i] == "late"
        if i < LONG:
            start, held = care_chain(date(2010, 1, 4), date(2013, 9, 30), 2, late)
            under_16 = i >= LONG_AGED_16
            dob = born(6, 14) if under_16 else born(16, 17)
            number = i - LONG_AGED_16
            twice, once = number < MOVED_TWICE_LONG, number < LONG - LONG_AGED_16 - SAME_PLACEMENT
            moved = moves(start, 2 if twice else 1) if under_16 and (twice or once) else []
        else:
            new = i - LONG
            wanted = 2 if new < others else 3
            begin = (date(2014, 10, 6), date(2015, 2, 27)) if wanted == 2 else (date(2015, 3, 9), date(2015, 7, 31))
            start, held = care_chain(begin[0], begin[1], wanted, late)
            dob = born(5, 15)
            moved = moves(start, 2) if new < MOVED_TWICE_NEW else []
        ls = "C1" if i >= LONG + others else pick([("C2", 60), ("V2", 30), ("C1", 10)])
        changes = [(start, "S", ls, "U6")] + [(on, "P", ls, "U6") for on in moved]
        if LONG <= i < LONG + others and LONG + MOVED_TWICE_NEW <= i < LONG + MOVED_TWICE_NEW + ORDERS_NOT_PLACED:
            changes = [(start, "S", "C1", "U6"), (start + timedelta(whole(180, 260)), "L", "E1", "U6")]
        add(child, start, changes, dob)
        cohort.append((child, held))
    for _ in range(ONE_REVIEW):
        child = next(name)
        start, held = care_chain(date(2015, 12, 14), date(2016, 2, 29), 1, False)
        add(child, start, [(start, "S", "V2", "U6")], born(5, 15))
        cohort.append((child, held))

    silent = {child: 1 for child, _ in shuffled([c for c in cohort if len(c[1]) > 3])[:SILENT]}
    for child in list(silent)[:SILENT_REVIEWS - SILENT]:
        silent[child] = 2
    for child, held in cohort:
        left = silent.get(child, 0)
        for on in held:
            code = pick([("PN1", 55), ("PN2", 8), ("PN3", 1), ("PN5", 8), ("PN6", 28)])
            if left > 0 and on >= FIRST:
                code, left = pick([("PN7", 2), ("PN4", 1)]), left - 1
            reviews.append((child, on, code))

    for _ in range(PLACED):
        child, start, placed = next(name), day_in(date(2013, 10, 7), date(2014, 2, 28)), day_in(date(2014, 11, 3), date(2015, 2, 27))
        add(child, start, [(start, "S", "C1", "U6"), (placed, "P", "E1", "A6")], born(2, 3))
        before = weekday_before(day_in(date(2014, 6, 2), date(2014, 8, 29)))
        reviews.extend((child, on, "PN0") for on in [before] + adoption_reviews(placed, LAST))
    for _ in range(UNDER_FOUR_WEEKS):
        child, start = next(name), day_in(date(2016, 3, 7), date(2016, 3, 30))
        add(child, start, [(start, "S", "V2", "U6")], born(5, 15))

    folder = "lancashire-2015-16/"
    write(folder + "episodes.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC,PL_LOCATION", episodes)
    write(folder + "header.csv", "CHILD,DOB", children)
    write(folder + "reviews.csv", "CHILD,REVIEW,REVIEW_CODE", reviews)


# --- Lancashire 2015-16: children on plans -------------------------------------------------------

# Plans open at the start; begun, and of them ended or begun too late to be reviewed; ended in all.
AT_START, STARTED, JUST_STARTED, SECOND_PLANS, ENDED, TWO_YEARS, STARTED_AND_ENDED = 956, 1690, 443, 303, 1203, 44, 406
LATE_PAIRS, LATE_SINGLES = 3, 5         # 11 children at 8 meetings
CONFERENCES, ATTENDED, VIEWS_GIVEN = 5167, 677, 1653


def families(count, pairs):
    return [2] * pairs + [1] * (count - 2 * pairs)


def lancashire_plans():
    name = ids()
    for _ in range(LOOKED_AFTER):
        next(name)
    plans, families_held, in_time = [], [], []      # (child, start, end), ([children], reviews), reviews

    def add(size, start, end, held, late=False):
        children = [next(name) for _ in range(size)]
        plans.extend((child, start, end) for child in children)
        families_held.append((children, [on for on in held if on >= KEPT_FROM]))
        if size == 1 and len(held) > 1 and not late:
            in_time.append(families_held[-1][1])

    def ended(first_start, last_start, least_months=0):
        def one():
            start = day_in(first_start, last_start)
            held = reviews_of_plan(start, LAST)
            ends = [i for i, on in enumerate(held) if on >= FIRST and add_months(start, least_months) <= on]
            if not ends:
                return None
            at = ends[whole(0, len(ends) - 1)]
            return start, held[at], held[:at + 1]
        return draw(one)

    for size in families(TWO_YEARS, 8):
        add(size, *ended(date(2012, 11, 5), date(2013, 6, 28), 24))
    for size in families(ENDED - TWO_YEARS - STARTED_AND_ENDED, 150):
        add(size, *ended(date(2014, 6, 2), date(2015, 3, 31)))
    for size in families(STARTED_AND_ENDED, 80):
        add(size, *ended(FIRST, date(2015, 12, 18)))
    for size in families(AT_START - (ENDED - STARTED_AND_ENDED), 30):
        start = day_in(date(2014, 6, 2), date(2015, 3, 31))
        add(size, start, None, reviews_of_plan(start, LAST))
    open_begun = STARTED - JUST_STARTED - STARTED_AND_ENDED
    for i, size in enumerate(families(open_begun, 170)):
        late = i < LATE_PAIRS or i >= open_begun - 170 - LATE_SINGLES

        def one():
            start = day_in(FIRST, date(2015, 9, 30) if late else date(2015, 12, 31))
            held = reviews_of_plan(start, LAST)
            if late:
                held = with_one_late(held, start, lambda at: 6, FIRST, LAST)
            return None if held is None else (start, held)
        start, held = draw(one)
        add(size, start, None, held, late)
    for size in families(JUST_STARTED, 90):
        add(size, day_in(date(2016, 1, 1), LAST), None, [])

    # The extra conferences are of children with no sibling on a plan, so that each adds one.
    count = sum(FIRST <= on <= LAST for children, held in families_held for on in held for _ in children)
    fill(in_time, CONFERENCES - count + sum(FIRST <= on <= LAST for held in in_time for on in held), FIRST, LAST)

    codes = iter(shuffled(["PN1"] * ATTENDED + ["PN6"] * VIEWS_GIVEN + ["PN7"] * (CONFERENCES - ATTENDED - VIEWS_GIVEN)))
    begun = shuffled([child for child, start, _ in plans if start >= FIRST])
    second = set(begun[:SECOND_PLANS])
    conferences, meeting = [], 2000
    for children, held in families_held:
        for on in held:
            meeting += 1
            conferences.extend((child, "M%d" % meeting, "RCPC", on, next(codes) if on >= FIRST else "PN7") for child in children)
    folder = "lancashire-2015-16/"
    write(folder + "plans.csv", "child_id,plan_start,plan_end,previous_plans", [plan + (1 if plan[0] in second else 0,) for plan in plans])
    write(folder + "conferences.csv", "child_id,meeting_id,conference_type,conference_date,participation", conferences)


# --- Bromley 2016-17 -----------------------------------------------------------------------------

B_FIRST, B_LAST = date(2016, 4, 1), date(2017, 3, 31)
B_REVIEWS, B_LATE = 938, 48
B_CODES = {"PN0": 145, "PN1": 459, "PN2": 90, "PN3": 0, "PN4": 4, "PN5": 71, "PN6": 161, "PN7": 8}
STAYED, LEFT, CAME, CAME_AND_LEFT, TWICE = 187, 100, 100, 70, 7   # one of those twice in care stayed
# Of the 288 looked after at the end. The report prints 167 boys, 58 %; the other counts are ours.
B_SEXES = {"1": 167, "2": 121}
B_AGES = {(0, 4): 40, (5, 9): 52, (10, 12): 46, (13, 15): 80, (16, 17): 70}
B_ETHNICITIES = {"WBRI": 160, "WOTH": 22, "MWBC": 28, "MOTH": 14, "AOTH": 10, "BAFR": 24, "BCRB": 14,
                 "OOTH": 8, "NOBT": 3, "REFU": 5}
B_STATUSES = {"C2": 150, "C1": 34, "V2": 90, "E1": 14}
B_PLACES = {"U1": 28, "U4": 20, "U5": 52, "U6": 110, "K2": 34, "H5": 26, "P1": 18}
B_PROVIDERS = {"PR1": 150, "PR4": 112, "PR0": 26}
BEYOND, FAR = 162, 51


def bromley():
    name = ids()
    periods = []        # (child, start, end, reviews)

    def chain(first_start, last_start, stop, late=False):
        def one():
            start = day_in(first_start, last_start)
            held = reviews_of_care(start, stop or B_LAST)
            if late:
                held = with_one_late(held, start, care_months, B_FIRST, B_LAST)
            return None if held is None else (start, stop, [on for on in held if on >= date(2015, 4, 1)])
        return draw(one)

    for i in range(STAYED):
        periods.append((next(name),) + chain(date(2012, 4, 2), date(2016, 2, 26), None, i < B_LATE))
    for _ in range(LEFT):
        periods.append((next(name),) + chain(date(2012, 4, 2), date(2016, 2, 26), day_in(B_FIRST, B_LAST)))
    for _ in range(CAME):
        periods.append((next(name),) + chain(B_FIRST, B_LAST, None))
    for _ in range(CAME_AND_LEFT):
        stop = day_in(date(2016, 5, 9), B_LAST)
        periods.append((next(name),) + chain(B_FIRST, stop - timedelta(8), stop))
    for i in range(TWICE):
        child, home = next(name), day_in(date(2016, 7, 4), date(2016, 9, 30))
        periods.append((child,) + chain(B_FIRST, home - timedelta(30), home))
        again = None if i == 0 else day_in(date(2017, 1, 9), B_LAST)
        periods.append((child,) + chain(home + timedelta(20), home + timedelta(60), again))

    in_time = [held for i, (_, _, _, held) in enumerate(periods) if i >= B_LATE and len(held) > 1]
    spare = sum(B_FIRST <= on <= B_LAST for _, _, _, held in periods for on in held)
    fill(in_time, B_REVIEWS - spare + sum(B_FIRST <= on <= B_LAST for held in in_time for on in held), B_FIRST, B_LAST)

    codes = iter(shuffled([code for code, count in B_CODES.items() for _ in range(count)]))
    ended = shuffled([i for i, p in enumerate(periods) if p[2] and p[1] < B_FIRST])
    reasons = {i: reason for i, reason in zip(ended, ["E46"] * 25 + ["E12"] * 20)}
    still = shuffled([i for i, p in enumerate(periods) if not p[2]])
    places = {i: ("OUT", "34") for i in still[:FAR]}
    places.update({i: ("OUT", "11") for i in still[FAR:BEYOND]})
    statuses, homes, providers = (dict(zip(still, spread(counts))) for counts in (B_STATUSES, B_PLACES, B_PROVIDERS))
    episodes, reviews = [], []
    for i, (child, start, end, held) in enumerate(periods):
        reason = reasons.get(i, "E4A") if end else ""
        care = statuses.get(i, "V2"), homes.get(i, "U6"), providers.get(i, "PR1")
        episodes.append((child, start, "S") + care + (end, reason) + places.get(i, ("IN", "4")))
        reviews.extend((child, on, next(codes) if on >= B_FIRST else "PN1") for on in held)
    folder = "bromley-2016-17/"
    write(folder + "episodes.csv", "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC,PL_LOCATION,PL_DISTANCE", episodes)
    write(folder + "reviews.csv", "CHILD,REVIEW,REVIEW_CODE", reviews)
    write(folder + "header.csv", "CHILD,SEX,DOB,ETHNIC", bromley_children([periods[i] for i in still]))


def spread(counts):
    """Each value as often as it counts, in a drawn order."""
    return shuffled([value for value, count in counts.items() for _ in range(count)])


def bromley_children(still):
    """Those looked after at the end. The youngest came last, since nobody comes before birth."""
    ages = [band for band, count in B_AGES.items() for _ in range(count)]
    came = sorted(still, key=lambda period: period[1], reverse=True)
    born = {}
    for (child, start, _, _), (youngest, oldest) in zip(came, ages):
        last = min(B_LAST.replace(year=B_LAST.year - youngest), start - timedelta(1))
        born[child] = day_in(date(B_LAST.year - oldest - 1, 4, 1), last)
    sexes, ethnicities = spread(B_SEXES), spread(B_ETHNICITIES)
    return [(child, sex, born[child], ethnicity)
            for (child, _, _, _), sex, ethnicity in zip(still, sexes, ethnicities)]


# --- Caseloads -----------------------------------------------------------------------------------

def caseloads():
    """IRO1 has 77 children looked after and 32 families on plans, IRO2 82 cases, IRO3 33 in three days."""
    name = ids()
    episodes, plans, allocations = [], [], []
    family = 100
    for worker, cared_for, on_plans in (("IRO1", 77, 32), ("IRO2", 55, 27), ("IRO3", 22, 11)):
        for _ in range(cared_for):
            child = next(name)
            episodes.append((child, day_in(date(2014, 4, 7), date(2016, 3, 24)), "S", "V2", "U6", None, ""))
            allocations.append((child, worker, "iro", ""))
        for i in range(on_plans):
            family, start = family + 1, day_in(date(2015, 4, 7), date(2016, 3, 24))
            for _ in range(1 + i % 3):
                child = next(name)
                plans.append((child, start, None))
                allocations.append((child, worker, "iro", "F%d" % family))
    write("caseload/episodes.csv", "CHILD,DECOM,RNE,LS,PLACE,DEC,REC", episodes)
    write("caseload/plans.csv", "child_id,plan_start,plan_end", plans)
    write("caseload/allocations.csv", "child_id,worker,role,family_id", allocations)
    write("caseload/workers.csv", "worker,fte", [("IRO1", "1"), ("IRO2", "1"), ("IRO3", "0.6")])


# --- Lancashire 2010-11 to 2015-16: six years of plans --------------------------------------------

# Each year: plans begun, of them second or subsequent and in its last weeks, too late to be reviewed
# in it; ended, of them after two years; plans open at its end with a late review. The percentages are the report's, the counts are ours, and small.
SIX_YEARS = [
    (102, 14, 12, 84, 4, 0),
    (111, 12, 12, 113, 5, 1),
    (114, 14, 16, 115, 3, 3),
    (103, 13, 11, 108, 4, 5),
    (101, 14, 4, 100, 3, 4),
    (112, 20, 12, 108, 4, 1),
]
SIX_FROM, OPEN_BEFORE = 2010, 88
MONTHS_OF_LONG = 27


def evenly(first, last, count):
    """So many days, evenly from the first to the last."""
    return [first + timedelta((last - first).days * i // max(1, count - 1)) for i in range(count)]


def six_years():
    long_plans, ends, starts = [], [], {}
    for i, (begun, _, begun_late, ended, lasting, _) in enumerate(SIX_YEARS):
        year = SIX_FROM + i
        starts[year] = [begun - begun_late, begun_late]
        for on in evenly(date(year, 5, 20), date(year + 1, 2, 20), lasting):
            long_plans.append((add_months(on, -MONTHS_OF_LONG), on))
        ends += evenly(date(year, 4, 12), date(year + 1, 3, 20), ended - lasting)
    for start, _ in long_plans:
        year = start.year - (start.month < 4)
        if year in starts:
            starts[year][0] -= 1
    long_before = sum(start < date(SIX_FROM, 4, 1) for start, _ in long_plans)
    short = evenly(date(SIX_FROM - 1, 5, 11), date(SIX_FROM, 3, 20), OPEN_BEFORE - long_before)
    for year, (early, late) in starts.items():
        short += evenly(date(year, 4, 3), date(year, 12, 28), early)
        short += evenly(date(year + 1, 1, 6), date(year + 1, 3, 27), late)
    # The plan that began first ends first.
    plans = long_plans + [(start, ends[i] if i < len(ends) else None) for i, start in enumerate(short)]
    plans.sort(key=lambda plan: plan[0])

    held = []
    for number, (start, end) in enumerate(plans):
        chain, on = [], weekday_before(start + timedelta(70 + number % 18))
        while on < (end or date(2016, 4, 1)):
            chain.append(on)
            on = weekday_before(on + timedelta(150 + number % 28))
        held.append(chain)
    second, late_ones = set(), set()
    for i, (begun, repeats, _, _, _, late) in enumerate(SIX_YEARS):
        first, last = date(SIX_FROM + i, 4, 1), date(SIX_FROM + i + 1, 3, 31)
        of_year = [n for n, (start, _) in enumerate(plans) if first <= start <= last]
        assert len(of_year) == begun
        second.update(of_year[k * begun // repeats] for k in range(repeats))
        # The first review after its three months, of plans open at the end of the year.
        able = [n for n in of_year if held[n] and held[n][0] <= last - timedelta(40)
                and (plans[n][1] or date(2016, 4, 1)) > last]
        late_ones.update(able[k * len(able) // max(1, late)] for k in range(late))
    conferences, meeting = [], 1000
    for number, (start, _) in enumerate(plans):
        if number in late_ones:
            held[number][0] = weekday_after(add_months(start, 3) + timedelta(2))
        for on in held[number]:
            meeting += 1
            conferences.append(("A%d" % (1001 + number), "M%d" % meeting, "RCPC", on))
    folder = "lancashire-six-years/"
    write(folder + "plans.csv", "child_id,plan_start,plan_end,previous_plans",
          [("A%d" % (1001 + n), start, end, 1 if n in second else 0) for n, (start, end) in enumerate(plans)])
    write(folder + "conferences.csv", "child_id,meeting_id,conference_type,conference_date", conferences)


if __name__ == "__main__":
    lancashire_care()
    lancashire_plans()
    bromley()
    caseloads()
    six_years()
