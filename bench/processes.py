#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Times whole runs of the program: seconds on the clock, seconds of processor, peak memory.

    bench/processes.py build/release/bin/orrery [--data DIR] [--runs N]

Each command runs N times; the fastest run is reported, with the peak memory of the largest.
"""
import argparse
import os
import pathlib
import sys
import tempfile
import time


def run(command):
    """Runs a command with its output thrown away; (seconds, processor seconds, peak MiB)."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(null, stream)
        os.execv(command[0], [str(part) for part in command])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"error: exit {os.waitstatus_to_exitcode(status)} from {' '.join(map(str, command))}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


SIDES = lambda names: [name + side for side in "12" for name in names.split()]
CAPABILITIES = SIDES("milex milper irst pec tpop upop cinc")
REGIMES = SIDES("euds aeuds polity2 v2x_polyarchy")
ATOP = "atop_alliance atop_defense atop_offense atop_neutral atop_nonagg atop_consul".split()
RIVALRY = "tssr_id positional spatial ideological interventionary ongoingrivalry".split()
TIES = ["conttype", *ATOP, "capdist", "mindist", "dyadigos", "cowmaj1", "cowmaj2", *RIVALRY]
CONFLICT = """cowmidonset cowmidongoing dispnum fatality1 hiact1 hostlev1 gmlmidonset gmlmidongoing cowinterongoing cowinteronset
    wars_sidea1 wars_sidea2 initiator1 initiator2 outcome1 outcome2 batdeath1 batdeath2 resume cowmidspell gmlmidspell
    cowinterspell""".split()
LAYERS = "power,regime,contiguity,alliances,distance,institutions,majors,rivalry"
# Panels of the size that the field's R package was timed with: five layers, 51 columns, and 65 without direction.
PANELS = {
    "five layers, 15 columns": [
        "--with", "power,contiguity,alliances,institutions,majors",
        "--columns", ",".join(["cinc1", "cinc2", "conttype", *ATOP, "dyadigos", "cowmaj1", "cowmaj2"])],
    "51 columns": [
        "--with", LAYERS + ",economy",
        "--columns", ",".join(CAPABILITIES + REGIMES + TIES + SIDES("mrgdppc pwtrgdp pwtpop sd_mrgdppc"))],
    "65 columns, undirected": [
        "--undirected", "--convention", "peacesciencer", "--with", "disputes,wars,spells," + LAYERS,
        "--columns", ",".join(CONFLICT + CAPABILITIES + REGIMES + TIES)],
    "all layers": ["--with", "all"],
}


def commands(program, data, folder):
    """The timed commands in order: later ones read the world that an earlier one builds."""
    world = folder / "world.duckdb"
    if data:
        yield "build, datasets", [program, "build", "--data", data, "--world", world, "--quiet"]
    yield "build, reference edition", [
        program, "build", "--edition", "reference", "--world", folder / "reference.duckdb", "--quiet"]
    if not data:
        world = folder / "reference.duckdb"
    dyads = ["dyad-years", "--directed", "--from", "1816", "--to", "2016"]
    for name, arguments, output in (
            ("state-years, CSV", ["state-years"], "states.csv"),
            ("directed dyad-years 1816-2016, Parquet", dyads, "dyads.parquet"),
            ("directed dyad-years 1816-2016, CSV", dyads, "dyads.csv"),
            ("directed dyad-years 1816-2016, gzip", dyads, "dyads.csv.gz")):
        if data or "1816-2016" not in name:
            yield name, [program, "frame", *arguments, "--world", world, "-o", folder / output, "--quiet"]
    for name, arguments in PANELS.items() if data else ():
        yield f"dyad-years 1816-2016, {name}", [
            program, "frame", "dyad-years", "--to", "2016", *arguments, "--world", world,
            "-o", folder / "panel.parquet", "--quiet"]
    yield "report", [program, "report", "--world", world, "-o", folder / "report", "--quiet"]
    yield "show power", [program, "show", "power", "--world", world]
    yield "--version", [program, "--version"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print(f"{'command':<42}{'seconds':>10}{'cpu s':>10}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in commands(arguments.program.resolve(), arguments.data, pathlib.Path(folder)):
            runs = [run(command) for _ in range(arguments.runs)]
            seconds, cpu, _ = min(runs)
            print(f"{name:<42}{seconds:>10.3f}{cpu:>10.2f}{max(r[2] for r in runs):>10.0f}", flush=True)


if __name__ == "__main__":
    main()
