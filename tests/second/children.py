"""Makes children at random, clean and dirty: rows of extracts, cells as text.

Half of the periods of care are ordinary. The others change: placement orders, placements for
adoption, returns and short breaks, as happens in practice or in any order.
"""

from datetime import date, timedelta

from rules import DAY, care_due, months_after, three_then_six

FIRST, LAST = date(2010, 4, 1), date(2016, 12, 31)
LEGAL = ("C2", "E1", "E1", "V3", "V4")
PLACES = ("U6", "U6", "U6", "A3", "A4", "A5", "A6")
# Legal status and placement, one episode after the other.
PATHS = [[tuple(state.split("-")) for state in path.split()] for path in (
    "C2-U6 E1-U6 E1-A4",
    "C2-U6 E1-U6 E1-A5",
    "C2-U6 E1-U6 E1-U4 E1-A6 E1-U6 E1-A6",
    "C2-U6 E1-U6 E1-A4 E1-U6",
    "C2-U6 E1-U6 E1-A4 C2-U6",
    "C2-U6 E1-U6 C2-U6 E1-U6",
    "C2-U6 C2-A3 C2-U6",
    "C2-U6 C2-A3 E1-A5 E1-U6",
    "C2-U6 E1-A6 E1-U6 E1-A6 E1-U6",
    "E1-A4 C2-U6",
    "V4-U6",
    "V4-U6 C2-U6",
    "C2-U6 V4-U6 C2-U6",
    "V4-U6 V3-U6 V4-U6",
    "V3-U6 C2-U6 V3-U6 C2-U6",
    "C2-U6 E1-A4 V4-U6 C2-U6",
)]
# Days after a change, and lengths of episodes, about which an answer turns.
TURNS = (0, 1, 27, 28, 29, 41, 42, 43, 89, 92)


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
            out["born"] = self.born(start)
        if not self.one_in(3):
            self.care(out, start)
        if self.one_in(2):
            self.plans(out, start + self.days(0, 400))
        if self.dirty:
            self.spoil(out)
        return out

    def born(self, start):
        if self.one_in(50):
            return date(1996, 2, 29)
        if self.one_in(8):
            return date(start.year - 18, start.month, 1) + self.days(0, 900)
        return start - self.days(10, 17 * 365)

    def care(self, out, start):
        at = start
        for _ in range(self.dice.randint(1, 3)):
            if self.one_in(2):
                end = self.episodes(out, at, [("C2", "U6")] * self.dice.randint(1, 3))
                self.reviews(out, at, end)
            else:
                before = len(out["episodes"])
                end = self.episodes(out, at, self.changing())
                self.scattered(out, out["episodes"][before:], at, end)
            if end is None:
                return
            at = end + (timedelta() if self.one_in(4) else self.days(0, 300))
            if at > LAST:
                return

    def changing(self):
        if self.one_in(2):
            return [(self.dice.choice(LEGAL), self.dice.choice(PLACES))
                    for _ in range(self.dice.randint(1, 6))]
        path = self.dice.choice(PATHS)
        return path[:self.dice.randint(1, len(path))] if self.one_in(4) else path

    def length(self):
        if self.one_in(3):
            return self.dice.choice(TURNS[1:]) * DAY
        return self.days(1, 60 if self.one_in(2) else 500)

    def episodes(self, out, start, states):
        """One period of care; the day it ends, None while it is open."""
        at, reason = start, "S"
        for number, (legal, place) in enumerate(states, 1):
            care_ends = number == len(states)
            end = at + self.length()
            if end > LAST or (care_ends and self.one_in(3)):
                end = None
            out["episodes"].append({
                "CHILD": out["id"], "DECOM": shown(at), "RNE": reason, "LS": legal, "PLACE": place,
                "DEC": shown(end), "REC": "" if end is None else "E4" if care_ends else "X1"})
            reason = self.dice.choice("PLTBU")
            if end is None:
                break
            at = end
        return end

    def reviews(self, out, start, end):
        due, ordinal = care_due(1, start), 1
        while not self.one_in(14):
            held = due + self.days(-25, 3 if self.one_in(3) else 0)
            held = max(held, start)
            if held > (end or LAST):
                return
            self.review(out, held)
            ordinal += 1
            due = care_due(ordinal, held)

    def review(self, out, held):
        if held <= LAST:
            out["reviews"].append({"CHILD": out["id"], "REVIEW": shown(held)})

    def scattered(self, out, episodes, start, end):
        """Reviews to the day of some limit or nearly, some of them missed, and others about the days
        on which something changes, or after the end."""
        if self.one_in(6):
            return
        held = start
        while held < (end or LAST) and not self.one_in(10):
            held = self.after(held)
            if not self.one_in(4):
                self.review(out, held)
        for row in episodes:
            for day in (row["DECOM"], row["DEC"]):
                if day and self.one_in(4):
                    change = date(int(day[6:10]), int(day[3:5]), int(day[0:2]))
                    self.review(out, change + self.dice.choice(TURNS) * DAY)

    def after(self, held):
        count = self.dice.choice((0, 1, 3, 6, 6))
        if count == 0:
            day = care_due(1, held)
        else:
            day = held + 28 * DAY if count == 1 else months_after(held, count)
        return day if self.one_in(2) else max(held, day + self.days(-20, 4))

    def plans(self, out, start):
        for number in range(self.dice.randint(1, 3)):
            if start > LAST:
                return
            name = "%s-%d" % (out["id"], number)
            end = start + self.days(10, 1000)
            end = None if end > LAST or self.one_in(4) else end
            discussion = start - self.days(8, 40)
            self.conference(out, "ICPC", start, name, discussion)
            out["plans"].append({"child_id": out["id"], "plan_id": name, "plan_start": shown(start),
                                 "plan_end": shown(end)})
            due, ordinal = three_then_six(1, start), 1
            while not self.one_in(14):
                held = max(due + self.days(-25, 3 if self.one_in(3) else 0), start + DAY)
                if held > (end or LAST):
                    break
                self.conference(out, "RCPC", held, name, None)
                ordinal += 1
                due = three_then_six(ordinal, held)
            if end is None:
                return
            start = end + self.days(1, 400)

    def conference(self, out, sort, held, plan, discussion):
        out["conferences"].append({
            "child_id": out["id"], "conference_type": sort, "conference_date": shown(held),
            "s47_start_date": shown(discussion), "plan_id": plan})

    # ---- dirt -----------------------------------------------------------------------------------

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
                elif kind == "episodes" and self.one_in(8):
                    self.spoil_episode(rows, row)

    def spoil_episode(self, rows, row):
        """Reasons, codes, episodes of no days, rows of two years, and ends that overlap the next or
        leave a gap."""
        what = self.dice.randrange(7)
        if what == 0:
            row["RNE"] = self.dice.choice(["S", "", "Q"])
        elif what == 1 and row["DEC"]:
            row["REC"] = self.dice.choice(["", "E4", "X1"])
        elif what == 2:
            row["LS"] = self.dice.choice(["", "Q", *LEGAL])
        elif what == 3:
            row["PLACE"] = self.dice.choice(["", "Q9", *PLACES])
        elif what == 4:
            for _ in range(self.dice.randint(1, 2)):
                rows.append(dict(row, DEC=row["DECOM"], REC="X1", RNE=self.dice.choice("SP"),
                                 LS=self.dice.choice(LEGAL), PLACE=self.dice.choice(PLACES)))
            if self.one_in(3):
                row["DEC"] = row["DECOM"]
        elif what == 5 and row["DEC"]:
            rows.append(dict(row, DEC="", REC="", LS=self.dice.choice([row["LS"], *LEGAL])))
        elif row["DEC"]:
            day = date(int(row["DEC"][6:10]), int(row["DEC"][3:5]), int(row["DEC"][0:2]))
            row["DEC"] = shown(min(day + self.days(-40, 60), LAST))
