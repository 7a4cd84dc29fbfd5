#!/usr/bin/env python3
"""Writes the same invented children in the headings and formats of every source.

Looked-after children: SSDA903 CSV, SSDA903 XML, the Standard Safeguarding Dataset, plain headings.
Protection plans: the Standard Safeguarding Dataset, plain headings, two years of CIN census XML.
They are children of examples/small-authority whose data every source can carry: all reviews inside
care, no plan held for another authority, no earlier plan that only a number tells of.

    python3 tests/golden/sources/make_sources.py      (in the root of the checkout)
"""

import csv
import datetime
import pathlib
from xml.sax.saxutils import escape

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
CHILDREN = 30
# Columns of the small authority that not every source can carry.
LEFT_OUT = {"PL_LOCATION", "PL_DISTANCE", "iro", "late_reason", "record_date", "midpoint_date"}


def read(name):
    with open(ROOT / "examples" / "small-authority" / name, newline="") as file:
        rows = list(csv.DictReader(file))
    return [{name: row[name] for name in row if name not in LEFT_OUT} for row in rows]


def day(text):
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if text else None


def iso(text):
    return day(text).isoformat() if text else ""


def write(path, headings, rows):
    path = HERE / path
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(headings)
        out.writerows(rows)


def by_child(rows, key):
    out = {}
    for row in rows:
        out.setdefault(row[key], []).append(row)
    return out


def element(name, text):
    return f"<{name}>{escape(text)}</{name}>" if text else ""


# Looked-after children

episodes = by_child(read("episodes.csv"), "CHILD")
reviews = by_child(read("reviews.csv"), "CHILD")
header = {row["CHILD"]: row for row in read("header.csv")}


def with_periods(child):
    """The child's episodes, each with the number of its period of care."""
    rows = sorted(episodes[child], key=lambda row: day(row["DECOM"]))
    number = 0
    for row in rows:
        number += row["RNE"] == "S"
        yield row, f"{child}P{number}"


def period_of(child, review):
    for row, period in reversed(list(with_periods(child))):
        if day(row["DECOM"]) <= day(review) and (not row["DEC"] or day(review) <= day(row["DEC"])):
            return period
    return None


def plain_care(child):
    rows = [row for row, _ in with_periods(child)]
    chained = all(a["DEC"] and day(a["DEC"]) <= day(b["DECOM"]) for a, b in zip(rows, rows[1:]))
    joined = all(a["REC"] != "X1" or a["DEC"] == b["DECOM"] for a, b in zip(rows, rows[1:]))
    days = [row["REVIEW"] for row in reviews.get(child, [])]
    inside = all(period_of(child, d) for d in days) and len(days) == len(set(days))
    return child in header and rows[0]["RNE"] == "S" and chained and joined and inside


def kinds_of(child):
    return {row["LS"] for row in episodes[child]} & {"V3", "V4"} or {
        row["PLACE"] for row in episodes[child]} & {"A3", "A4", "A5", "A6"}


fit = [c for c in sorted(episodes) if plain_care(c)]
special = [c for c in fit if kinds_of(c)]
looked_after = sorted(special[:8] + [c for c in fit if not kinds_of(c)][: CHILDREN - 8])

write("ssda903/episodes.csv", list(read("episodes.csv")[0]),
      [row.values() for c in looked_after for row in episodes[c]])
write("ssda903/header.csv", list(read("header.csv")[0]), [header[c].values() for c in looked_after])
write("ssda903/reviews.csv", list(read("reviews.csv")[0]),
      [row.values() for c in looked_after for row in reviews.get(c, [])])

write("plain-care/episodes.csv",
      ["child_id", "episode_start", "reason_start", "legal_status", "need", "placement",
       "episode_end", "reason_end"],
      [[c, iso(r["DECOM"]), r["RNE"], r["LS"], r["CIN"], r["PLACE"], iso(r["DEC"]), r["REC"]]
       for c in looked_after for r in episodes[c]])
write("plain-care/children.csv", ["child_id", "date_of_birth", "sex"],
      [[c, iso(header[c]["DOB"]), header[c]["SEX"]] for c in looked_after])
write("plain-care/reviews.csv", ["child_id", "review_date", "participation"],
      [[c, iso(r["REVIEW"]), r["REVIEW_CODE"]] for c in looked_after for r in reviews.get(c, [])])

midnight = " 00:00:00"
stamp = lambda text: iso(text) + midnight if text else ""
write("ssd-care/ssd_cla_episodes.csv",
      ["clae_cla_episode_id", "clae_person_id", "clae_cla_placement_id",
       "clae_cla_episode_start_date", "clae_cla_episode_start_reason",
       "clae_cla_primary_need_code", "clae_cla_episode_ceased_date",
       "clae_cla_episode_ceased_reason", "clae_cla_id"],
      [[f"{c}E{i}", c, f"{c}L{i}", stamp(r["DECOM"]), r["RNE"], r["CIN"], stamp(r["DEC"]), r["REC"],
        period] for c in looked_after for i, (r, period) in enumerate(with_periods(c))])
write("ssd-care/ssd_legal_status.csv",
      ["lega_legal_status_id", "lega_person_id", "lega_legal_status",
       "lega_legal_status_start_date", "lega_legal_status_end_date"],
      [[f"{c}S{i}", c, r["LS"], stamp(r["DECOM"]), stamp(r["DEC"])]
       for c in looked_after for i, (r, _) in enumerate(with_periods(c))])
write("ssd-care/ssd_cla_placement.csv",
      ["clap_cla_placement_id", "clap_cla_id", "clap_person_id", "clap_cla_placement_start_date",
       "clap_cla_placement_type", "clap_cla_placement_end_date"],
      [[f"{c}L{i}", period, c, stamp(r["DECOM"]), r["PLACE"], stamp(r["DEC"])]
       for c in looked_after for i, (r, period) in enumerate(with_periods(c))])
write("ssd-care/ssd_cla_reviews.csv",
      ["clar_cla_review_id", "clar_cla_id", "clar_cla_review_date", "clar_cla_review_cancelled",
       "clar_cla_review_participation"],
      [[f"{c}R{i}", period_of(c, r["REVIEW"]), stamp(r["REVIEW"]), "N", r["REVIEW_CODE"]]
       for c in looked_after for i, r in enumerate(reviews.get(c, []))])
write("ssd-care/ssd_person.csv", ["pers_person_id", "pers_sex", "pers_dob"],
      [[c, {"1": "M", "2": "F"}.get(header[c]["SEX"], "U"), stamp(header[c]["DOB"])]
       for c in looked_after])

(HERE / "ssda903-xml").mkdir(exist_ok=True)
with open(HERE / "ssda903-xml" / "return.xml", "w") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n')
    for c in looked_after:
        h = header[c]
        out.write(f"<CHILD>\n<HEADER>{element('CHILDID', c)}{element('SEX', h['SEX'])}"
                  f"{element('DOB', h['DOB'])}{element('ETHNIC', h['ETHNIC'])}\n")
        for r in reviews.get(c, []):
            out.write(f"<AREVIEW>{element('REVIEW', r['REVIEW'])}"
                      f"{element('REVIEW_CODE', r['REVIEW_CODE'])}</AREVIEW>\n")
        out.write("</HEADER>\n")
        for r in episodes[c]:
            cells = "".join(element("PL" if k == "PLACE" else k, v) for k, v in r.items()
                            if k not in ("CHILD",))
            out.write(f"<EPISODE>{cells}</EPISODE>\n")
        out.write("</CHILD>\n")
    out.write("</EXPSSDA903>\n")

# Protection plans

plans = by_child(read("plans.csv"), "child_id")
conferences = by_child(read("conferences.csv"), "child_id")
enquiries = by_child(read("enquiries.csv"), "child_id")
FIRST, LAST = datetime.date(2014, 4, 1), datetime.date(2016, 3, 31)


def plan_on(child, when):
    for p in plans[child]:
        if day(p["plan_start"]) < when and (not p["plan_end"] or when <= day(p["plan_end"])):
            return p
    return None


def plain_plans(child):
    rows = sorted(plans[child], key=lambda p: day(p["plan_start"]))
    numbered = all(int(p["previous_plans"] or 0) == i for i, p in enumerate(rows))
    ours = all(p["temporary"] != "Y" for p in rows)
    lately = all(not p["plan_end"] or day(p["plan_end"]) >= FIRST for p in rows)
    meetings = conferences.get(child, [])
    reviewed = all(plan_on(child, day(m["conference_date"])) for m in meetings
                   if m["conference_type"] == "RCPC")
    started = {(e["s47_start_date"], e["icpc_date"]) for e in enquiries.get(child, [])}
    told = all((m["s47_start_date"], m["conference_date"]) in started for m in meetings
               if m["conference_type"] == "ICPC")
    in_years = all(FIRST <= day(m["conference_date"]) <= LAST for m in meetings) and all(
        FIRST <= day(e["s47_start_date"]) <= LAST for e in enquiries.get(child, []))
    return numbered and ours and lately and reviewed and told and in_years


protected = [c for c in sorted(plans) if plain_plans(c)][:CHILDREN]

write("plain-plans/plans.csv",
      ["child_id", "plan_id", "plan_start", "plan_end", "category_initial", "category_latest",
       "previous_plans"],
      [[c, p["plan_id"], iso(p["plan_start"]), iso(p["plan_end"]), p["category_initial"],
        p["category_latest"], p["previous_plans"]] for c in protected for p in plans[c]])
write("plain-plans/conferences.csv",
      ["child_id", "meeting_id", "conference_type", "conference_date", "s47_start_date", "plan_id"],
      [[c, m["meeting_id"], m["conference_type"], iso(m["conference_date"]),
        iso(m["s47_start_date"]), m["plan_id"]]
       for c in protected for m in conferences.get(c, [])])
write("plain-plans/enquiries.csv",
      ["child_id", "s47_start_date", "icpc_date", "icpc_not_required"],
      [[c, iso(e["s47_start_date"]), iso(e["icpc_date"]), e["icpc_not_required"]]
       for c in protected for e in enquiries.get(c, [])])

write("ssd-plans/ssd_cp_plans.csv",
      ["cppl_cp_plan_id", "cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date",
       "cppl_cp_plan_ola", "cppl_cp_plan_initial_category", "cppl_cp_plan_latest_category"],
      [[p["plan_id"], c, stamp(p["plan_start"]), stamp(p["plan_end"]), "N", p["category_initial"],
        p["category_latest"]] for c in protected for p in plans[c]])
write("ssd-plans/ssd_cp_reviews.csv",
      ["cppr_cp_review_id", "cppr_person_id", "cppr_cp_plan_id", "cppr_cp_review_date",
       "cppr_cp_review_meeting_id"],
      [[f"{c}C{i}", c, m["plan_id"], stamp(m["conference_date"]), m["meeting_id"]]
       for c in protected for i, m in enumerate(conferences.get(c, []))
       if m["conference_type"] == "RCPC"])


def enquiry_of(child, meeting):
    for i, e in enumerate(enquiries[child]):
        if (e["s47_start_date"], e["icpc_date"]) == (meeting["s47_start_date"],
                                                     meeting["conference_date"]):
            return f"{child}Q{i}"
    return ""


write("ssd-plans/ssd_initial_cp_conference.csv",
      ["icpc_icpc_id", "icpc_icpc_meeting_id", "icpc_s47_enquiry_id", "icpc_person_id",
       "icpc_cp_plan_id", "icpc_icpc_transfer_in", "icpc_icpc_date"],
      [[f"{c}I{i}", m["meeting_id"], enquiry_of(c, m), c, m["plan_id"], "N",
        stamp(m["conference_date"])] for c in protected
       for i, m in enumerate(conferences.get(c, [])) if m["conference_type"] == "ICPC"])
write("ssd-plans/ssd_s47_enquiry.csv",
      ["s47e_s47_enquiry_id", "s47e_person_id", "s47e_s47_start_date", "s47e_s47_nfa"],
      [[f"{c}Q{i}", c, stamp(e["s47_start_date"]),
        "Y" if e["icpc_not_required"] == "Y" else "N"]
       for c in protected for i, e in enumerate(enquiries.get(c, []))])


def census(year):
    """The children of one census year, each plan with its reviews of the year and the last before."""
    first, last = datetime.date(year, 4, 1), datetime.date(year + 1, 3, 31)
    by_end = lambda text: iso(text) if text and day(text) <= last else ""
    for c in protected:
        body = ""
        for e in enquiries.get(c, []):
            if not first <= day(e["s47_start_date"]) <= last:
                held = by_end(e["icpc_date"])
                if not held or day(e["icpc_date"]) < first:
                    continue
            body += ("<Section47>" + element("S47ActualStartDate", iso(e["s47_start_date"])) +
                     element("DateOfInitialCPC", by_end(e["icpc_date"])) +
                     element("ICPCnotRequired", "true" if e["icpc_not_required"] == "Y" else "false") +
                     "</Section47>\n")
        for p in plans[c]:
            if day(p["plan_start"]) > last or (p["plan_end"] and day(p["plan_end"]) < first):
                continue
            held = sorted(day(m["conference_date"]) for m in conferences.get(c, [])
                          if m["conference_type"] == "RCPC" and
                          plan_on(c, day(m["conference_date"])) is p)
            shown = [d for d in held if d < first][-1:] + [d for d in held if first <= d <= last]
            body += ("<ChildProtectionPlans>" + element("CPPstartDate", iso(p["plan_start"])) +
                     element("CPPendDate", by_end(p["plan_end"])) +
                     element("InitialCategoryOfAbuse", p["category_initial"]) +
                     element("LatestCategoryOfAbuse", p["category_latest"]) +
                     element("NumberOfPreviousCPP", p["previous_plans"]))
            if shown:
                body += "<Reviews>" + "".join(
                    element("CPPreviewDate", d.isoformat()) for d in shown) + "</Reviews>"
            body += "</ChildProtectionPlans>\n"
        if body:
            yield (f"<Child>\n<ChildIdentifiers>{element('LAchildID', c)}</ChildIdentifiers>\n"
                   f"<CINdetails><CINreferralDate>2014-04-01</CINreferralDate>\n{body}"
                   "<ReferralNFA>false</ReferralNFA></CINdetails>\n</Child>\n")


(HERE / "cin-xml").mkdir(exist_ok=True)
for year in (2014, 2015):
    with open(HERE / "cin-xml" / f"census-{year + 1}.xml", "w") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n<Header><CollectionDetails>'
                  "<Collection>CIN</Collection>"
                  f"<Year>{year + 1}</Year><ReferenceDate>{year + 1}-03-31</ReferenceDate>"
                  "</CollectionDetails></Header>\n<Children>\n")
        out.writelines(census(year))
        out.write("</Children>\n</Message>\n")
print(len(looked_after), "looked-after children,", len(protected), "children with plans")
