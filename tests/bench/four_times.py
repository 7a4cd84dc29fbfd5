#!/usr/bin/env python3
"""What four times the rows cost, command by command: a table for docs/performance.md.

    tests/bench/four_times.py DULY SMALL LARGE [--runs 3] [--instructions]

SMALL and LARGE are folders of the same extracts, LARGE of four times as many rows; each holds
episodes.csv, header.csv, reviews.csv, plans.csv and conferences.csv. Of each command the medians of
processor time (user and system), wall time and peak memory are compared, each on one thread; with
--instructions, where valgrind is at hand, instructions too: they hardly depend on what else the
machine does.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = ("episodes", "header", "reviews", "plans", "conferences")
YEAR = ("--year", "2015-16")
DAY = ("--as-at", "2016-03-31")
MOST = 4.2
"""Four times the rows may take so many times as much."""

# Every command that reads extracts, and the ways of it whose work is another.
COMMANDS = {
    "due": ("due", *DAY),
    "reviews": ("reviews", *YEAR, *DAY),
    "reviews --outcome late": ("reviews", "--outcome", "late", *YEAR, *DAY),
    "kpi -m NI64,NI65,NI66,NI67": ("kpi", "-m", "NI64,NI65,NI66,NI67", *YEAR, *DAY),
    "kpi -m all": ("kpi", "-m", "all", *YEAR, *DAY),
    "kpi -m all --monthly": ("kpi", "-m", "all", "--monthly", *YEAR, *DAY),
    "kpi -m all --by legal_status": ("kpi", "-m", "all", "--by", "legal_status", *YEAR, *DAY),
    "kpi --list NI66": ("kpi", "--list", "NI66", *YEAR, *DAY),
    "changes": ("changes", *YEAR, *DAY),
    "readings": ("readings", *YEAR, *DAY),
    "explain": ("explain", *DAY),
    "check": ("check", *DAY),
    "check --summary": ("check", "--summary", *DAY),
}


def command_line(duly, asked, folder):
    files = [str(folder / f"{name}.csv") for name in FILES]
    verb, *options = asked
    options += ["--format", "csv", "--threads", "1"]
    if verb == "changes":  # the same files on both sides: every case is still compared
        options += ["--before", *files, "--after"]
    if verb == "explain":
        options += ["--child", first_child(folder)]
    return [duly, verb, *options, *files]


def first_child(folder):
    with open(folder / "episodes.csv", encoding="utf-8") as rows:
        next(rows)
        return next(rows).split(",")[0]


def run_once(line):
    """Processor seconds, wall seconds and peak MB of one run. Findings are no failure here."""
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=errors) as process:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            errors.seek(0)
            sys.exit(f"{' '.join(line)}:\n{errors.read().decode(errors='replace')}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def medians_in_turn(lines, runs):
    """Of each command line; in turn, since a machine is busier in one minute than in the next."""
    figures = [[] for _ in lines]
    for _ in range(runs):
        for line, of_line in zip(lines, figures):
            of_line.append(run_once(line))
    return [[statistics.median(figure) for figure in zip(*of_line)] for of_line in figures]


def instructions(line):
    """In millions."""
    counting = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *line]
    said = subprocess.run(counting, capture_output=True, text=True, check=False).stderr
    return int(re.search(r"Collected : (\d+)", said).group(1)) / 1e6


def row(name, small, large):
    ratios = [b / a for a, b in zip(small, large)]
    times, memory = ratios[0], ratios[2]
    return [
        f"`{name}`",
        f"{small[0]:.2f}",
        f"{large[0]:.2f}",
        f"{times:.2f}",
        f"{ratios[1]:.2f}",
        f"{small[2]:.0f}",
        f"{large[2]:.0f}",
        f"{memory:.2f}",
    ] + [f"{more:.2f}" for more in ratios[3:]], max(times, memory) <= MOST


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("duly")
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--only", help="commands whose name holds this word")
    asked = parser.parse_args()
    heading = ["command", "s", "s, four times", "processor", "wall", "MB", "MB, four times", "memory"]
    heading += ["instructions"] if asked.instructions else []
    print("| " + " | ".join(heading) + " |\n|" + "---|" * len(heading))
    over = []
    for name, command in COMMANDS.items():
        if asked.only and asked.only not in name:
            continue
        lines = [command_line(asked.duly, command, f) for f in (asked.small, asked.large)]
        figures = medians_in_turn(lines, asked.runs)
        if asked.instructions:
            figures = [f + [instructions(line)] for f, line in zip(figures, lines)]
        cells, in_proportion = row(name, *figures)
        print("| " + " | ".join(cells) + " |", flush=True)
        if not in_proportion:
            over.append(name)
    if over:
        print(f"over {MOST} times: {', '.join(over)}")


if __name__ == "__main__":
    main()
