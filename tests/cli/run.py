#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the text tests of the command line: every *.test file beside this one, or those named.

    tests/cli/run.py --program build/release/bin/orrery [FILE.test ...]

A file is a list of blocks with empty lines between them. It runs in a folder of its own, which is empty at
first and is shared by its blocks, in order. A block:

    # a comment
    env NAME=value            set a variable for this block (env NAME= unsets it)
    terminal 80               run on a terminal of 80 columns; standard error then comes with the output
    write FILE: text          make a file (\\n is a line feed)
    $ orrery sources | wc -l  the command, as bash runs it with pipefail; `orrery` is the program
    exit 4                    the exit status; 0 if the block does not say
    out: a whole line         standard output has this line, after the line that the rule before it found
    out~ a regular expression standard output has a line in which it is found, likewise
    out is empty              standard output is empty (err: err~ "err is empty" likewise)
    out lines 12              standard output has so many lines
    out not~ expression       no line of standard output matches
    out is FILE               standard output is this file, by its path from the root of the project
    file NAME                 the file exists          no file NAME     it does not
"""

import argparse
import os
import pathlib
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import fcntl
import termios

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS = 120


class Refused(Exception):
    """A rule that does not hold."""


def environment(folder, changes):
    env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    env["PATH"] = f"{folder}{os.pathsep}{env.get('PATH', '')}"
    env["TERM"] = "xterm"
    for name, value in changes.items():
        if value:
            env[name] = value
        else:
            env.pop(name, None)
    return env


def run_plain(command, folder, env):
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=env,
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def run_on_terminal(command, folder, env, columns):
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(["bash", "-o", "pipefail", "-c", command], cwd=folder, env=env,
                               stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    output = b""
    while True:
        if not select.select([ours], [], [], SECONDS)[0]:
            process.kill()
            raise Refused(f"nothing for {SECONDS} s")
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says EIO when the other end is closed
            break
        if not part:
            break
        output += part
    os.close(ours)
    return process.wait(), output.decode("utf-8", "replace").replace("\r\n", "\n"), ""


class Stream:
    """The lines of an output, searched from where the last rule left off."""

    def __init__(self, name, text):
        self.name, self.text, self.lines, self.at = name, text, text.splitlines(), 0

    def find(self, what, matches):
        for i in range(self.at, len(self.lines)):
            if matches(self.lines[i]):
                self.at = i + 1
                return
        raise Refused(f"{self.name} has no line {what}")

    def check(self, rule):
        kind, _, rest = rule.partition(" ")
        if kind == ":":
            self.find(repr(rest), lambda line: line == rest)
        elif kind == "~":
            self.find(f"that matches {rest!r}", re.compile(rest).search)
        elif rule == "is empty":
            if self.text:
                raise Refused(f"{self.name} is not empty")
        elif kind == "lines":
            if len(self.lines) != int(rest):
                raise Refused(f"{self.name} has {len(self.lines)} lines, not {rest}")
        elif kind == "not~":
            found = [line for line in self.lines if re.search(rest, line)]
            if found:
                raise Refused(f"{self.name} has the line {found[0]!r}")
        elif kind == "is":
            if self.text != (ROOT / rest).read_text():
                raise Refused(f"{self.name} is not the text of {rest}")
        else:
            raise Refused(f"no such rule: {self.name} {rule}")


class Block:
    def __init__(self, path, number):
        self.path, self.number = path, number
        self.command, self.status, self.columns = None, 0, None
        self.env, self.files, self.rules = {}, {}, []

    def add(self, line):
        if line.startswith("#"):
            return
        word, _, rest = line.partition(" ")
        if word == "$":
            self.command = rest
        elif word == "exit":
            self.status = int(rest)
        elif word == "terminal":
            self.columns = int(rest)
        elif word == "env":
            name, _, value = rest.partition("=")
            self.env[name] = value
        elif word == "write":
            name, _, text = rest.partition(": ")
            self.files[name] = text.replace("\\n", "\n")
        else:
            self.rules.append(line)

    def run(self, folder, programs):
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        env = environment(programs, self.env)
        if self.columns:
            status, out, err = run_on_terminal(self.command, folder, env, self.columns)
        else:
            status, out, err = run_plain(self.command, folder, env)
        try:
            if status != self.status:
                raise Refused(f"exit status {status}, not {self.status}")
            self.check(folder, {"out": Stream("out", out), "err": Stream("err", err)})
        except Refused as refused:
            shown = "".join(f"    {name}| {line}\n" for name, text in (("out", out), ("err", err))
                            for line in text.splitlines()[:20])
            return f"{self.path.name}:{self.number}: $ {self.command}\n  {refused}\n{shown}"
        return None

    def check(self, folder, streams):
        for rule in self.rules:
            stream = re.match(r"(out|err)(?: |(?=[:~]))(.*)", rule)
            if stream:
                streams[stream[1]].check(stream[2])
            elif rule.startswith("file "):
                if not (folder / rule[5:]).exists():
                    raise Refused(f"{rule[5:]} does not exist")
            elif rule.startswith("no file "):
                if (folder / rule[8:]).exists():
                    raise Refused(f"{rule[8:]} exists")
            else:
                raise Refused(f"no such rule: {rule}")


def blocks_of(path):
    blocks, block = [], None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line.strip():
            block = None
            continue
        if block is None:
            block = Block(path, number)
            blocks.append(block)
        block.add(line)
    return [block for block in blocks if block.command or block.rules]


def main():
    parser = argparse.ArgumentParser(description="Runs the text tests of the command line.")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    options = parser.parse_args()
    files = options.files or sorted(pathlib.Path(__file__).parent.glob("*.test"))
    failures, count = [], 0
    for path in files:
        with tempfile.TemporaryDirectory() as made:
            programs, folder = pathlib.Path(made, "bin"), pathlib.Path(made, "work")
            programs.mkdir()
            folder.mkdir()
            (programs / "orrery").symlink_to(options.program.resolve())
            for block in blocks_of(path):
                count += 1
                if block.command is None:
                    failures.append(f"{path.name}:{block.number}: rules without a command\n")
                else:
                    failures.append(block.run(folder, programs))
    failures = [failure for failure in failures if failure]
    print("\n".join(failures), end="")
    print(f"{count - len(failures)} of {count} commands as expected")
    return 1 if failures or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
