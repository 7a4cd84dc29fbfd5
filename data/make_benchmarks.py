"""Writes benchmarks.csv, benchmark-areas.csv and benchmark-series.csv beside itself.

    python3 data/make_benchmarks.py FOLDER

FOLDER holds the Department for Education's CSV files named in TABLES below, as downloaded. Run by a
maintainer when a year is published; the program never runs it. What the published figures say
against themselves (a percentage that its own counts do not give) is printed, and kept as published.
"""

import csv
import pathlib
import re
import sys

LENGTHS = {
    "up to 3 months": "3_months_or_less",
    "over 3 to 6 months": "more_than_3_months_6_months",
    "over 6 to under 12 months": "more_than_6_months_less_than_1_year",
    "12 to under 24 months": "1_year_less_than_2_years",
    "24 months and over": "2_years_or_more",
}
WORKING_DAYS = {
    "0-10": ["Duration_0-10_days"],
    "11-15": ["Duration_11-15_days"],
    "16-20": ["Duration_16-20_days"],
    "21+": ["Duration_21+_days"],
}


class Series:
    """Figures of one kind for all areas and years: how a table gives them, and what they tell."""

    def __init__(self, key, numerator, denominator=None, percent=None, tells=()):
        self.key = key
        self.numerator = numerator  # the columns added up
        self.denominator = denominator
        self.percent = percent
        self.tells = tells  # (measure, band) pairs


def lengths_of(letter, total, measure, two_years):
    """The five bands of plan lengths; the last of them is a measure of its own as well."""
    out = []
    for band, column in LENGTHS.items():
        tells = [(measure, band)]
        if band == "24 months and over":
            tells.append((two_years, ""))
        key = letter + "abcde"[len(out)]
        out.append(Series(key, [column], total, column + "_percent", tells))
    return out


def working_days():
    """The Department gives no percentage. Its total holds the few conferences that were held before
    the enquiry began, which are in no band."""
    first_two = WORKING_DAYS["0-10"] + WORKING_DAYS["11-15"]
    out = [Series("c4", first_two, "ICPC", None, [("icpc_15wd", "")])]
    for band, columns in WORKING_DAYS.items():
        key = "c4" + "abcd"[len(out) - 1]
        out.append(Series(key, columns, "ICPC", None, [("icpc_bands", band)]))
    return out


TABLES = {  # file: (key of the source in citations.csv, its series)
    "c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv": (
        "dfe-c4-2013-2024",
        working_days(),
    ),
    "d3_cpps_subsequent_plan_2013_to_2025.csv": (
        "dfe-d3-2013-2025",
        [
            Series("d3", ["CPP_start"], tells=[("cp_started", "")]),
            Series(
                "d3a",
                ["CPP_subsequent"],
                "CPP_start",
                "CPP_subsequent_percent",
                [("NI65", "")],
            ),
        ],
    ),
    "d5_cpps_at31march_by_duration_2013_to_2025.csv": (
        "dfe-d5-2013-2025",
        [Series("d5", ["CPP_At31"], tells=[("cp_at_end", "")])]
        + lengths_of("d5", "CPP_At31", "cp_open_lengths", "cp_open_2y"),
    ),
    "d6_cpps_reviewed_within_timescales_2013_to_2024.csv": (
        "dfe-d6-2013-2024",
        [
            Series(
                "d6",
                ["Reviewed_within_timescales"],
                "CPP_At31_3Months",
                "Reviewed_within_timescales_percent",
                [("NI67", "")],
            )
        ],
    ),
    "d7_cpps_ending_by_duration_2013_to_2024.csv": (
        "dfe-d7-2013-2024",
        [Series("d7", ["CPP_End"], tells=[("cp_ended", "")])]
        + lengths_of("d7", "CPP_End", "cp_ended_lengths", "NI64"),
    ),
    "la_cla_placement_stability.csv": (
        "dfe-placement-stability-2021-2025",
        [
            Series("ps", ["on 31 March"], tells=[("cla_at_end", "")]),
            Series(
                "psa",
                ["three placements"],
                "on 31 March",
                "three placements percent",
                [("NI62", "")],
            ),
            Series(
                "psb",
                ["same carer"],
                "under 16",
                "same carer percent",
                [("NI63", "")],
            ),
        ],
    ),
}

# Placement stability has a line for each figure, not a column; these are the lines used. The third
# group (three placements within two years) is no measure of ours.
UNDER_16 = (
    "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years"
)
STABILITY = {
    ("CLA on 31 March", "Total children"): "on 31 March",
    ("CLA on 31 March", "With 3 or more placements during the year"): "three placements",
    (UNDER_16, "Total children"): "under 16",
    (UNDER_16, "Living with the same carer for at least 2 years"): "same carer",
}

# Annual report 2015-16 of Lancashire's Independent Reviewing Officers, from 2010-11 on. Where the
# Department's files have the same area, measure and year, theirs stands: it is revised, and has
# counts.
REPORT = "lancashire-iro-2015-16"
REPORT_FROM = 2011
REPORTED = {
    "NI64": {
        "888": [4.8, 4.4, 2.6, 3.7, 3.0, 3.7],
        "888n": [7.5, 6.0, 5.2, 4.5, 4.9],
        "E92000001": [6.0, 5.6, 4.3, 4.5, 3.7],
    },
    "NI65": {
        "888": [13.7, 10.8, 12.3, 12.6, 13.9, 17.9],
        "888n": [12.5, 15.6, 15.2, 16.1, 18.1],
        "E92000001": [13.3, 13.8, 14.9, 15.8, 16.6],
    },
    "NI67": {
        "888": [100.0, 98.9, 96.5, 94.3, 95.8, 98.9],
        "888n": [96.4, 98.0, 97.4, 96.8, 96.3],
        "E12000002": [95.2, 95.7, 91.7, 96.1, 94.0],
        "E92000001": [97.1, 96.7, 96.2, 94.6, 94.0],
    },
}
REPORTED_SERIES = {"NI64": "l64", "NI65": "l65", "NI67": "l67"}
NEIGHBOURS = {"888n": ("statistical neighbours", "Statistical neighbours of Lancashire")}

# One code an area over all years. Dorset is one area by name: the county of before April 2019, and
# the authority that followed it, without Christchurch.
SAME_AREA = {"835": "838"}
# One name an area, over all files and years. The present files agree; these are names of others.
SAME_NAME = {
    "East": "East of England",
    "Yorkshire and the Humber": "Yorkshire and The Humber",
    "Bristol": "Bristol, City of",
    "Kingston upon Hull": "Kingston upon Hull, City of",
    "Herefordshire": "Herefordshire, County of",
    "Durham": "County Durham",
    "St Helens": "St. Helens",
    "Southend on Sea": "Southend-on-Sea",
}
LEVELS = {"National": "England", "Regional": "region", "Local authority": "authority"}


def area_of(row):
    """Code, level and name. Authorities go by the Department's three figures, which outlast
    changes of boundary; regions and England by their long codes."""
    level = LEVELS[row["geographic_level"]]
    if level == "authority":
        code, name = row["old_la_code"], row["la_name"]
    elif level == "region":
        code, name = row["region_code"], row["region_name"]
    else:
        code, name = row["country_code"], row["country_name"]
    return SAME_AREA.get(code, code), level, SAME_NAME.get(name, name)


def number(cell):
    """The cell where it is a number; c, x, z, u, k, : and the like are blank: never 0."""
    return cell if re.fullmatch(r"\d+(\.\d+)?", cell) else ""


def total(cells):
    """The sum, or blank where one part of it is."""
    return "" if "" in cells else str(sum(int(cell) for cell in cells))


def wide(rows):
    """Placement stability with a column for each figure, like the other tables."""
    out = {}
    for row in rows:
        name = STABILITY.get((row["cla_group"], row["placement_stability"]))
        if name is None:
            continue
        line = out.setdefault((row["time_period"], area_of(row)), dict(row))
        line[name] = row["children_count"]
        line[name + " percent"] = row["children_percent"]
    return list(out.values())


def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return wide(rows) if "placement_stability" in rows[0] else rows


def disagreement(row_name, level, figure):
    """What is odd where a percentage is not that of its counts, which may be rounded to 10."""
    value, part, whole = (float(cell) if cell else None for cell in figure)
    if value is None or part is None or not whole:
        return ""
    slack = 0.0 if level == "authority" else 5.0
    half = 0.051 if "." in figure[0] else 0.51
    least = 100 * (part - slack) / (whole + slack) - half
    most = 100 * (part + slack) / (whole - slack) + half if whole > slack else 100.0
    if least <= value <= most:
        return ""
    return f"{row_name}: published {figure[0]}, but {figure[1]} of {figure[2]}"


def figures_of(path, series, areas):
    """{(series, area, end year): (value, numerator, denominator)} of one table."""
    out = {}
    for row in read_table(path):
        code, level, name = area_of(row)
        if areas.setdefault(code, (level, name)) != (level, name):
            sys.exit(f"{path.name}: area {code} is {areas[code]} and {(level, name)}")
        for one in series:
            figure = (
                number(row[one.percent]) if one.percent else "",
                total([number(row[column]) for column in one.numerator]),
                number(row[one.denominator]) if one.denominator else "",
            )
            if not any(figure):
                continue
            key = (one.key, code, int(row["time_period"]))
            if key in out:
                sys.exit(f"{path.name}: {key} twice")
            out[key] = figure
            odd = disagreement(f"{one.tells[-1][0]} {name} {key[2]}", level, figure)
            if odd:
                print(odd)
    return out


def add_report(figures, areas):
    """Adds the report's figures that the Department's files do not have; prints the differences."""
    main = {m: s.key for _, series in TABLES.values() for s in series for m, _ in s.tells}
    areas.update(NEIGHBOURS)
    for measure, by_area in REPORTED.items():
        for code, values in by_area.items():
            for year, value in enumerate(values, REPORT_FROM):
                theirs = figures.get((main[measure], code, year))
                if theirs is None:
                    figures[(REPORTED_SERIES[measure], code, year)] = (str(value), "", "")
                elif theirs[0] == "" or float(theirs[0]) != value:
                    print(f"{measure} {areas[code][1]} {year}: report {value}, file {theirs[0]}")


def series_lines():
    lines = []
    for source, series in TABLES.values():
        for one in series:
            lines += [(measure, band, one.key, source) for measure, band in one.tells]
    return lines + [(m, "", key, REPORT) for m, key in REPORTED_SERIES.items()]


def write(name, heading, lines):
    with open(pathlib.Path(__file__).parent / name, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heading)
        out.writerows(lines)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    areas = {}
    figures = {}
    for name, (_, series) in TABLES.items():
        figures.update(figures_of(folder / name, series, areas))
    add_report(figures, areas)
    used = {code for _, code, _ in figures}
    order = ["England", "region", "authority", "statistical neighbours"]
    by_level = sorted(
        (order.index(level), name, code) for code, (level, name) in areas.items() if code in used
    )
    # Sorted by series, area and year: the program looks lines up by halving.
    lines = (
        (series, code, f"{year - 1}-{year % 100:02}", *figure)
        for (series, code, year), figure in sorted(figures.items())
    )
    write("benchmark-areas.csv", ["code", "level", "name"],
          [(code, order[level], name) for level, name, code in by_level])
    write("benchmark-series.csv", ["measure", "band", "series", "source"], series_lines())
    write("benchmarks.csv", ["series", "area", "year", "value", "numerator", "denominator"], lines)


if __name__ == "__main__":
    main()
