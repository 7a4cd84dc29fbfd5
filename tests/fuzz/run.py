#!/usr/bin/env python3
"""Runs the fuzz targets and prints what each did: executions, edges of the program it reached, findings.

    python3 tests/fuzz/run.py BUILD [--seconds N] [--at-once N] [--only NAME,NAME] [--keep FOLDER]

BUILD holds the targets, made by clang: cmake --preset clang && cmake --build build/clang. Each runs
for an hour unless told otherwise, as many at once as there are processors, from the cases in
tests/fuzz/corpus. An input that ends a target is printed in base64, and the exit code is 1: once
mended it becomes a file of that corpus. What is found to reach something new is kept in FOLDER, and
gone on with the next time. Control-C ends early, with the table.
"""

import argparse
import base64
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CORPUS = os.path.join(HERE, "corpus")


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        names = [line.split(":")[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} x {names[0]}" if names else f"{os.cpu_count()} processors"


class Target:
    def __init__(self, name, asked, work):
        self.name = name
        self.log = os.path.join(work, name + ".log")
        self.found = os.path.join(work, name + "-")
        grown = os.path.join(asked.keep or work, name)
        os.makedirs(grown, exist_ok=True)
        self.begun = time.time()
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [os.path.join(asked.build, "fuzz_" + name), f"-max_total_time={asked.seconds}",
                 "-print_final_stats=1", "-report_slow_units=600", "-artifact_prefix=" + self.found,
                 grown, os.path.join(CORPUS, name)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def end(self, status, used):
        self.process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.time() - self.begun
        self.busy = used.ru_utime + used.ru_stime
        with open(self.log, encoding="utf-8", errors="replace") as log:
            text = log.read()
        ran = re.findall(r"number_of_executed_units: (\d+)", text) or re.findall(r"^#(\d+)", text, re.M)
        edges = re.findall(r"cov: (\d+)", text)
        self.ran = int(ran[-1]) if ran else 0
        self.edges = int(edges[-1]) if edges else 0
        folder, start = os.path.split(self.found)
        self.inputs = [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.startswith(start)]

    def failed(self):
        interrupted = 72  # libFuzzer's own code
        return bool(self.inputs) or self.process.returncode not in (0, interrupted)

    def row(self):
        return (f"{self.name:16}{self.wall:9.0f}{self.busy:11.0f}{self.ran:14,}{self.edges:9,}"
                f"{len(self.inputs) if self.inputs else int(self.failed()):10}")


def run_all(names, asked, work):
    waiting, running, done = list(names), {}, []

    def stop(*_):
        waiting.clear()
        for target in running.values():
            target.process.send_signal(signal.SIGINT)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    while waiting or running:
        while waiting and len(running) < asked.at_once:
            target = Target(waiting.pop(0), asked, work)
            running[target.process.pid] = target
        pid, status, used = os.wait4(-1, 0)
        target = running.pop(pid)
        target.end(status, used)
        done.append(target)
        print(target.row(), flush=True)
    return done


def show(target):
    print(f"\n{target.name}: the end of what it said, and each input that ended it")
    with open(target.log, encoding="utf-8", errors="replace") as log:
        print("".join(log.readlines()[-60:]))
    for path in target.inputs:
        with open(path, "rb") as found:
            print(os.path.basename(path), base64.b64encode(found.read()).decode())


def main():
    names = sorted(os.listdir(CORPUS))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--at-once", type=int, default=os.cpu_count())
    parser.add_argument("--only", type=lambda text: text.split(","), default=names)
    parser.add_argument("--keep")
    asked = parser.parse_args()
    print(f"{time.strftime('%d %B %Y')}, {processor()}")
    print(f"{'target':16}{'seconds':>9}{'processor':>11}{'executions':>14}{'edges':>9}{'findings':>10}", flush=True)
    with tempfile.TemporaryDirectory(prefix="duly-fuzz-") as work:
        done = run_all(asked.only, asked, work)
        failed = [target for target in done if target.failed()]
        for target in failed:
            show(target)
    ran = sum(target.ran for target in done)
    print(f"{len(done)} of {len(names)} targets, {ran:,} executions, {len(failed)} with findings")
    return 1 if failed or len(done) < len(asked.only) else 0


if __name__ == "__main__":
    sys.exit(main())
