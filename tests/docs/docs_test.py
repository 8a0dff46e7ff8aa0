#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the documents to the program.

    docs_test.py [--root DIR]    links resolve, tables and measures are documented, nothing local is published
    docs_test.py --self-test     plants a fault of every kind and sees that it is found
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
MEASURE = re.compile(r'^\s*\{\s*"(\w+)",\s*"(\w+\.\w+)"', re.M)
# What belongs to one machine or one registry, and so into no file. Written so that they do not find themselves.
LOCAL = {
    r"(?<![\w./])/[w]ork/": "an absolute path of one machine",
    r"(?<![\w./])/[h]ome/\w": "an absolute path of one machine",
    r"registry[.](npmjs|yarnpkg)|npm[j]s[.](org|com)": "a package registry's host",
}


def tracked_files(root):
    """The files under version control, or all where there is no repository."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [root / name for name in listed.stdout.decode().split("\0") if name and (root / name).is_file()]
    return [path for path in root.rglob("*") if path.is_file()]


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def without_code(markdown):
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])
    return re.sub(r"`[^`\n]*`", blank, re.sub(r"^(```|~~~).*?^\1", blank, markdown, flags=re.S | re.M))


def anchors_of(markdown):
    """The anchors of a page's headings as GitHub makes them."""
    headings = re.findall(r"^#+ +(.+?) *$", markdown, re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def check_links(root, files):
    for page in (path for path in files if path.suffix == ".md"):
        text = text_of(page)
        name = page.relative_to(root)
        for match in LINK.finditer(without_code(text)):
            if re.match(r"[a-z]+:", match[1]):
                continue
            line = text.count("\n", 0, match.start()) + 1
            target, _, anchor = match[1].partition("#")
            place = page if not target else (page.parent / target)
            if not place.exists():
                yield f"{name}:{line}: the link to {match[1]} leads nowhere"
            elif anchor and place.suffix == ".md" and anchor not in anchors_of(text_of(place)):
                yield f"{name}:{line}: {target or name} has no heading for #{anchor}"


GENERATORS = ["docs-tables", "docs-data"]


def check_generated(root):
    """The pages made of SQL comments and of the catalogue are the business of the scripts that make them."""
    for generator in GENERATORS:
        run = subprocess.run([sys.executable, str(root / "script" / generator), "--check"],
                             capture_output=True, text=True, check=False)
        if run.returncode:
            yield from (run.stdout + run.stderr).strip().splitlines() or [f"script/{generator} --check failed"]


def check_measures(root):
    for registry in sorted((root / "engine" / "orrery").glob("*/measures.cpp")):
        module = registry.parent.name
        page = root / "docs" / "methods" / f"{module}.md"
        measures = MEASURE.findall(text_of(registry))
        if not measures:
            yield f"{registry.relative_to(root)}: no measure was recognised; has its form changed?"
        text = text_of(page) if page.exists() else ""
        for measure, table in measures:
            if not re.search(rf"\b({measure}|{re.escape(table)})\b", text):
                yield f"docs/methods/{module}.md does not mention the measure {measure} ({table})"


def check_changelog(root):
    page = root / "CHANGELOG.md"
    if not page.exists() or not re.search(r"^## \[?Unreleased\]?", text_of(page), re.M):
        yield "CHANGELOG.md has no section '## [Unreleased]'"


def check_citation(root):
    page = root / "CITATION.cff"
    text = text_of(page) if page.exists() else ""
    for key in ("cff-version", "message", "title", "authors", "version", "license"):
        if not re.search(rf"^{key}:", text, re.M):
            yield f"CITATION.cff has no {key}"
    project = re.search(r"project\(orrery VERSION ([\d.]+)", text_of(root / "CMakeLists.txt"))
    cited = re.search(r"^version: \"?([\d.]+)", text, re.M)
    if project and cited and project[1] != cited[1]:
        yield f"CITATION.cff says version {cited[1]}, CMakeLists.txt {project[1]}"


def check_nothing_local(root, files):
    for path in files:
        text = text_of(path)
        name = path.relative_to(root)
        for pattern, what in LOCAL.items():
            for match in re.finditer(pattern, text):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{name}:{line}: '{match[0]}' is {what}"
        if path.name == "package-lock.json" and '"resolved"' in text:
            yield f"{name}: holds resolved URLs, which tie it to one registry; remove them, the integrity stays"


def problems_of(root):
    files = tracked_files(root)
    yield from check_links(root, files)
    yield from check_generated(root)
    yield from check_measures(root)
    yield from check_changelog(root)
    yield from check_citation(root)
    yield from check_nothing_local(root, files)


# The self-test: a small project that is clean, then one fault at a time.

TABLE = ("CREATE TABLE core.x (a INTEGER, b VARCHAR);\nCOMMENT ON TABLE core.x IS 'x';\n"
         "COMMENT ON COLUMN core.x.a IS 'a';\nCOMMENT ON COLUMN core.x.b IS 'b';\n")
CLEAN = {
    "docs/how-to/bring-your-data.md": "# Bring your data\n",
    "README.md": "# Name\n\n[one](docs/methods/power.md#how-it-is) [two](#name) [three](https://example.org)\n`[no](no)`\n",
    "docs/methods/power.md": "# How it is\n\nThe measure `cinc`.\n",
    "engine/orrery/power/measures.cpp": 'Measure k[] = {\n    {"cinc",\n     "power.cinc",\n     "T"},\n};\n',
    "engine/orrery/world/sql/schema.sql": TABLE,
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n",
    "CITATION.cff": "cff-version: 1.2.0\nmessage: m\ntitle: t\nauthors: []\nversion: 0.1.0\nlicense: l\n",
    "CMakeLists.txt": "project(orrery VERSION 0.1.0 LANGUAGES CXX)\n",
    "web/package-lock.json": '{"integrity": "sha512"}\n',
}
PLANTED = [
    ("a dead link", {"README.md": "# Name\n\n[one](docs/none.md)\n"}, "README.md:3: the link to docs/none.md"),
    ("a dead anchor", {"README.md": "[one](docs/methods/power.md#none)\n"}, "has no heading for #none"),
    ("a column without comment",
     {"engine/orrery/world/sql/schema.sql": TABLE.replace("COMMENT ON COLUMN core.x.b IS 'b';", "")},
     "core.x.b has no COMMENT"),
    ("a table without comment",
     {"engine/orrery/world/sql/schema.sql": TABLE.replace("COMMENT ON TABLE core.x IS 'x';", "")},
     "the table core.x has no COMMENT"),
    ("a stale page of tables", {"docs/reference/tables.md": "old\n"}, "tables.md is not up to date"),
    ("a measure without text", {"docs/methods/power.md": "# How it is\n"}, "does not mention the measure cinc"),
    ("no changelog", {"CHANGELOG.md": "# Changelog\n"}, "no section '## [Unreleased]'"),
    ("a citation of another version",
     {"CMakeLists.txt": "project(orrery VERSION 0.2.0 LANGUAGES CXX)\n"}, "says version 0.1.0"),
    ("a page of a dataset that is gone", {"docs/data/none.md": "# None\n"}, "run script/docs-data"),
    ("a path of one machine", {"README.md": "see /" + "work/x\n"}, "an absolute path of one machine"),
    ("a registry", {"README.md": "https://registry." + "npmjs" + ".org\n"}, "a package registry's host"),
    ("a lock file with addresses", {"web/package-lock.json": '{"resolved": "x"}\n'}, "holds resolved URLs"),
]


def problems_with(change):
    scripts = pathlib.Path(__file__).resolve().parents[2] / "script"
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)

        def write(name, text):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")

        for generator in GENERATORS:
            write(f"script/{generator}", text_of(scripts / generator))
        for name, text in CLEAN.items():
            write(name, text)
        for generator in GENERATORS:
            subprocess.run([sys.executable, str(root / "script" / generator)], check=True)
        for name, text in change.items():
            write(name, text)
        return list(problems_of(root))


def self_test():
    for problem in problems_with({}):
        yield f"the clean project: {problem}"
    for name, change, expected in PLANTED:
        found = problems_with(change)
        if not any(expected in problem for problem in found):
            yield f"{name}: not found; reported was {found or 'nothing'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    problems = list(self_test() if arguments.self_test else problems_of(arguments.root.resolve()))
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "the documents fit the program")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
