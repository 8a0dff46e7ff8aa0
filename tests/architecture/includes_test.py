#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the engine to its architecture.

    includes_test.py --root DIR --build DIR    checks DIR/engine against the declarations in build/<preset>
    includes_test.py --self-test               plants every kind of violation and sees that it is found

What a module may include is what its orrery_module() line names: itself, its DEPENDS and the headers of
its LIBRARIES. A dependency of a dependency is not enough: who uses a thing says so. ARCHITECTURE.md
explains the rules.
"""
import argparse
import pathlib
import re
import sys
import tempfile

# Where the measures live: pure engines, bound to tables only in these places.
MEASURE_MODULES = {"power", "norms", "institutions", "relations", "order"}
BINDING_FILES = re.compile(r"^(tables/.*|measures(_test)?\.[ch]pp)$")

# Which library an angle include belongs to. fmt comes with base and is for all.
LIBRARY_HEADERS = {
    "duckdb.h": "orrery_duckdb",
    "Random123/": "orrery_random123",
    "utf8proc.h": "orrery_utf8proc",
    "tbb/": "TBB::tbb",
    "oneapi/": "TBB::tbb",
    "Eigen/": "Eigen3::Eigen",
    "boost/": "Boost::headers",
    "glpk.h": "orrery_glpk",
    "igraph.h": "orrery_igraph",
    "libstemmer.h": "orrery_stemmer",
    "archive": "LibArchive::LibArchive",
    "openssl/": "OpenSSL::Crypto",
    "pugixml.hpp": "pugixml::pugixml",
    "zlib.h": "ZLIB::ZLIB",
    "curl/": "CURL::libcurl",
    "toml++/": "tomlplusplus::tomlplusplus",
    "nlohmann/": "nlohmann_json::nlohmann_json",
    "CLI/": "CLI11::CLI11",
}
SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later"
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)


def declarations(file):
    """{module: [what it names]} of a file with lines "power: base store world"."""
    pairs = (line.split(":", 1) for line in file.read_text().splitlines() if line.strip())
    return {name.strip(): named.split() for name, named in pairs}


def circle_in(graph):
    """A circle of a directed graph as a list that ends where it begins, or None."""
    state = {}

    def visit(node, path):
        if state.get(node) == "done":
            return None
        if node in path:
            return path[path.index(node):] + [node]
        for other in graph.get(node, ()):
            found = visit(other, path + [node])
            if found:
                return found
        state[node] = "done"
        return None

    for node in graph:
        found = visit(node, [])
        if found:
            return found
    return None


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


class Source:
    """One file of the engine with what the checks ask about it."""

    def __init__(self, root, path):
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.name = str(path.relative_to(root))
        parts = path.relative_to(root / "engine" / "orrery").parts
        self.module = parts[0] if len(parts) > 1 else None
        self.inside = "/".join(parts[1:])
        self.include_path = str(path.relative_to(root / "engine"))

    def includes(self):
        """(line, path, whether it is in quotes) of every include."""
        for match in INCLUDE.finditer(self.text):
            yield line_of(self.text, match.start()), match[1] or match[2], match[1] is not None


def check_includes(source, modules, libraries, root):
    for line, path, quoted in source.includes():
        where = f"{source.name}:{line}"
        if quoted:
            yield from check_own_include(source, where, path, modules, root)
        else:
            yield from check_library_include(source, where, path, libraries)


def check_own_include(source, where, path, modules, root):
    if path.startswith("support/") and (source.name.endswith("_test.cpp") or "/testing/" in source.name):
        return  # what tests share stands in tests/support/
    if not path.startswith("orrery/"):
        yield f'{where}: "{path}" is not a full path from engine/'
        return
    if not (root / "engine" / path).is_file():
        yield f'{where}: there is no header "{path}"'
        return
    parts = path.split("/")
    other = parts[1] if len(parts) > 2 else None
    if source.module is None:  # main.cpp
        if other != "cli":
            yield f'{where}: the program may include only the cli module, not "{path}"'
        return
    if other != source.module and other not in modules.get(source.module, []):
        yield (f"{where}: {source.module} includes \"{path}\" but does not declare {other}; "
               f"add it to orrery_module({source.module} DEPENDS ...) if the levels allow it")
    if (source.module in MEASURE_MODULES and other in ("store", "world")
            and not BINDING_FILES.match(source.inside)):
        yield (f'{where}: engines are pure, but this one includes "{path}"; '
               f"what binds it to tables belongs in {source.module}/tables/")


def check_library_include(source, where, path, libraries):
    for prefix, library in LIBRARY_HEADERS.items():
        if path.startswith(prefix) and library not in libraries.get(source.module or "", []):
            yield f"{where}: <{path}> needs {library}, which {source.module} does not declare"


def check_form(source):
    if not source.text.startswith(SPDX):
        yield f"{source.name}:1: the first line must be {SPDX}"
    if source.path.suffix == ".hpp" and "\n#pragma once\n" not in source.text:
        yield f"{source.name}:1: #pragma once is missing"


def check_place(source, modules):
    if source.module is None:
        if source.inside or source.path.name != "main.cpp":
            yield f"{source.name}: a source outside the modules; only main.cpp stands there"
        return
    if source.module not in modules:
        yield f"{source.name}: {source.module} is not declared with orrery_module()"
    named = re.search(r"^namespace orrery(?:::(\w+))?", source.text, re.M)
    expected = None if source.module == "base" else source.module
    if source.path.suffix == ".hpp" and named and named[1] != expected:
        yield (f"{source.name}:{line_of(source.text, named.start())}: {named[0]} in the folder of "
               f"{source.module}; a header stands in its module's folder")


# Comments: which public functions of a header lack one.

def blanked(text):
    """The text with comments, strings and preprocessor lines blanked out, offsets unchanged."""
    pattern = re.compile(
        r'R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'|^[ \t]*#(?:[^\n\\]|\\.)*',
        re.S | re.M)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def without_template_arguments(statement):
    statement = re.sub(r"operator\s*(\(\)|\[\]|[-+*/%^&|~!=<>,]+)", "operator_", statement)
    while True:
        shorter = re.sub(r"<[^<>]*>", "", statement)
        if shorter == statement:
            return statement
        statement = shorter


NOT_FUNCTIONS = re.compile(r"^(using|typedef|static_assert|extern|namespace|enum|friend class|return)\b")


def declared_function(statement, class_name):
    """The name of the function that a statement declares, or None."""
    text = without_template_arguments(" ".join(statement.split()))
    text = re.sub(r"^(template\s*)?(requires\s+\w+\s*)?(\[\[\w+\]\]\s*)*", "", text)
    if NOT_FUNCTIONS.match(text) or re.search(r"=\s*(default|delete)$", text) or "(" not in text:
        return None
    head = text[:text.index("(")]
    if "=" in head or "{" in head or text[len(head):].startswith("(*"):
        return None
    if class_name and re.search(rf"\((const )?{class_name} ?&&?( \w+)?\)", text):  # copies and moves
        return None
    name = re.search(r"(~?\w+)\s*$", head)
    if not name or name[1].startswith("~") or re.search(r"\boverride\b", text):
        return None
    if class_name != name[1] and not re.search(r"\S\s+[&*]?\s*\S*$|\S[&*]\s*\S*$", head[:name.start()] + " x"):
        return None
    return name[1]


def check_comments(source):
    """Every function that a header offers has a /// comment: above it, or ///< behind it."""
    code = blanked(source.text)
    lines = source.text.split("\n")
    scopes = []  # (kind, name, access): kind is namespace, class, struct or body
    start = 0

    def judge(begin, end):
        statement = code[begin:end]
        begin += len(statement) - len(statement.lstrip())
        if not statement.strip():
            return
        if any(kind == "body" or access != "public" for kind, _, access in scopes):
            return
        class_name = scopes[-1][1] if scopes and scopes[-1][0] in ("class", "struct") else None
        function = declared_function(statement.strip(), class_name)
        if not function:
            return
        first = line_of(source.text, begin)
        last = line_of(source.text, end)
        above = lines[first - 2].strip() if first > 1 else ""
        if not above.startswith("///") and not any("///<" in line for line in lines[first - 1:last]):
            yield f"{source.name}:{first}: {function}() has no /// comment"

    for match in re.finditer(r"[{};]|\b(public|protected|private)\s*:(?!:)", code):
        token = match[0]
        if token == "{":
            statement = " ".join(code[start:match.start()].split())
            opened = re.match(r"(?:inline )?namespace ?([\w:]*)$", statement)
            kind = re.match(r"(?:template ?<.*?> ?)?(class|struct|union)\b(?: alignas\(.*?\))? ?([\w:]*)", statement)
            if opened:
                hidden = opened[1] == "" or "detail" in opened[1].split("::")
                scopes.append(("body" if hidden else "namespace", opened[1], "public"))
            elif kind and "(" not in without_template_arguments(statement):
                access = "private" if kind[1] == "class" else "public"
                scopes.append((kind[1], kind[2].split("::")[-1], access))
            else:
                yield from judge(start, match.start())
                scopes.append(("body", "", "public"))
        elif token == "}":
            if scopes:
                scopes.pop()
        elif token == ";":
            yield from judge(start, match.start())
        elif scopes and scopes[-1][0] != "body":
            kind, name, _ = scopes[-1]
            scopes[-1] = (kind, name, match[1])
        else:
            continue
        start = match.end()


def violations(root, modules, libraries):
    """Everything that is wrong, one sentence each."""
    for name, depends in modules.items():
        for other in depends:
            if other not in modules:
                yield f"modules.txt: {name} depends on {other}, which is no module"
    circle = circle_in(modules)
    if circle:
        yield f"modules.txt: a circle: {' -> '.join(circle)}"

    files = sorted(p for p in (root / "engine").rglob("*.[ch]pp"))
    sources = [Source(root, path) for path in files]
    for source in sources:
        yield from check_form(source)
        yield from check_place(source, modules)
        yield from check_includes(source, modules, libraries, root)
        if source.path.suffix == ".hpp" and not source.inside.startswith("testing/"):
            yield from check_comments(source)

    headers = {s.include_path: [p for _, p, quoted in s.includes() if quoted]
               for s in sources if s.path.suffix == ".hpp"}
    circle = circle_in(headers)
    if circle:
        yield f"headers include each other in a circle: {' -> '.join(circle)}"


# The self-test: a small engine that is clean, then one fault at a time.

CLEAN = {
    "modules.txt": "base: \nstore: base\nworld: base store\npower: base store world\ncli: base\n",
    "libraries.txt": "base: fmt::fmt TBB::tbb\nstore: orrery_duckdb\nworld: \npower: \ncli: CLI11::CLI11\n",
    "engine/orrery/main.cpp": f'{SPDX}\n#include "orrery/cli/program.hpp"\n',
    "engine/orrery/cli/program.hpp":
        f"{SPDX}\n#pragma once\nnamespace orrery::cli {{\n/// Runs it.\nint run(int count);\n}}\n",
    "engine/orrery/base/id.hpp":
        f"{SPDX}\n#pragma once\n#include <tbb/parallel_for.h>\nnamespace orrery {{\n"
        "/// A number with a meaning.\ntemplate <typename Tag>\nclass Id {\n public:\n  /// From a number.\n"
        "  explicit Id(int value);\n  /// The number.\n  int value() const { return value_; }\n"
        "  friend auto operator<=>(const Id&, const Id&) = default;\n  Id(Id&& other) noexcept;\n  ~Id();\n\n private:\n  int hidden() const;\n"
        "  int value_ = 0;\n};\n\n/// Options.\nstruct Options {\n  std::function<void(int)> step = [](int) {};\n"
        "  int top = 0;  ///< (none)\n  std::vector<int> (*fill)(int);\n};\n}  // namespace orrery\n",
    "engine/orrery/store/database.hpp":
        f'{SPDX}\n#pragma once\n#include <duckdb.h>\n\n#include "orrery/base/id.hpp"\n',
    "engine/orrery/world/view.hpp": f'{SPDX}\n#pragma once\n#include "orrery/store/database.hpp"\n',
    "engine/orrery/power/shares.hpp": f'{SPDX}\n#pragma once\n#include "orrery/base/id.hpp"\n',
    "engine/orrery/power/tables/shares.cpp": f'{SPDX}\n#include "orrery/world/view.hpp"\n',
}

# A name, what is written over the clean engine, and what the report must then say.
PLANTED = [
    ("an undeclared module",
     {"engine/orrery/store/database.hpp": f'{SPDX}\n#pragma once\n#include "orrery/power/shares.hpp"\n'},
     "store includes \"orrery/power/shares.hpp\" but does not declare power"),
    ("a dependency of a dependency",
     {"modules.txt": "base: \nstore: base\nworld: store\npower: base store world\ncli: base\n",
      "engine/orrery/world/view.hpp": f'{SPDX}\n#pragma once\n#include "orrery/base/id.hpp"\n'},
     "but does not declare base"),
    ("a circle of modules", {"modules.txt": "base: power\nstore: base\nworld: base store\npower: base store world\ncli: base\n"},
     "a circle: base -> power"),
    ("a circle of headers",
     {"engine/orrery/base/id.hpp": f'{SPDX}\n#pragma once\n#include "orrery/base/year.hpp"\n',
      "engine/orrery/base/year.hpp": f'{SPDX}\n#pragma once\n#include "orrery/base/id.hpp"\n'},
     "headers include each other in a circle"),
    ("an engine that reads tables",
     {"engine/orrery/power/shares.hpp": f'{SPDX}\n#pragma once\n#include "orrery/world/view.hpp"\n'},
     "engines are pure"),
    ("the database outside the store",
     {"engine/orrery/world/view.hpp": f"{SPDX}\n#pragma once\n#include <duckdb.h>\n"},
     "<duckdb.h> needs orrery_duckdb, which world does not declare"),
    ("a library that is not declared",
     {"engine/orrery/world/view.hpp": f"{SPDX}\n#pragma once\n#include <toml++/toml.h>\n"},
     "needs tomlplusplus::tomlplusplus"),
    ("a program that goes past the command line",
     {"engine/orrery/main.cpp": f'{SPDX}\n#include "orrery/store/database.hpp"\n'},
     "may include only the cli module"),
    ("a header that is not there",
     {"engine/orrery/world/view.hpp": f'{SPDX}\n#pragma once\n#include "orrery/base/none.hpp"\n'},
     'there is no header "orrery/base/none.hpp"'),
    ("a short include path",
     {"engine/orrery/world/view.hpp": f'{SPDX}\n#pragma once\n#include "view.hpp"\n'},
     "is not a full path from engine/"),
    ("no licence line", {"engine/orrery/world/view.hpp": "#pragma once\n"}, "the first line must be"),
    ("no include guard", {"engine/orrery/world/view.hpp": f"{SPDX}\n"}, "#pragma once is missing"),
    ("a folder that is no module", {"engine/orrery/extra/x.hpp": f"{SPDX}\n#pragma once\n"},
     "extra is not declared with orrery_module()"),
    ("a source outside the modules", {"engine/orrery/x.cpp": f"{SPDX}\n"}, "a source outside the modules"),
    ("a header in another module's folder",
     {"engine/orrery/world/view.hpp": f"{SPDX}\n#pragma once\nnamespace orrery::power {{\n}}\n"},
     "a header stands in its module's folder"),
    ("a free function without a comment",
     {"engine/orrery/cli/program.hpp": f"{SPDX}\n#pragma once\nnamespace orrery::cli {{\nint run(int count);\n}}\n"},
     "run() has no /// comment"),
    ("a template without a comment",
     {"engine/orrery/cli/program.hpp":
      f"{SPDX}\n#pragma once\nnamespace orrery::cli {{\n/// One.\nint one();\n\ntemplate <typename T>\n"
      "std::vector<T> two(const std::map<T, int>& in) {\n  return {};\n}\n}\n"},
     "two() has no /// comment"),
    ("a method without a comment",
     {"engine/orrery/cli/program.hpp":
      f"{SPDX}\n#pragma once\nnamespace orrery::cli {{\n/// It.\nclass It {{\n public:\n  /// A.\n  int a() const;\n"
      "  int b() const { return 1; }\n};\n}\n"},
     "b() has no /// comment"),
    ("a constructor without a comment",
     {"engine/orrery/cli/program.hpp":
      f"{SPDX}\n#pragma once\nnamespace orrery::cli {{\n/// It.\nclass It {{\n public:\n  explicit It(int a);\n}};\n}}\n"},
     "It() has no /// comment"),
]


def violations_of(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return list(violations(root, declarations(root / "modules.txt"), declarations(root / "libraries.txt")))


def self_test():
    failed = [f"the clean engine: {problem}" for problem in violations_of(CLEAN)]
    for name, change, expected in PLANTED:
        found = violations_of({**CLEAN, **change})
        if not any(expected in problem for problem in found):
            failed.append(f"{name}: not found; reported was {found or 'nothing'}")
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2])
    parser.add_argument("--build", type=pathlib.Path)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        problems = self_test()
        done = f"all {len(PLANTED)} planted violations are found"
    else:
        build = arguments.build or arguments.root / "build" / "release"
        problems = list(violations(arguments.root, declarations(build / "modules.txt"),
                                   declarations(build / "libraries.txt")))
        done = "the engine keeps to its architecture"
    for problem in problems:
        print(problem)
    print(f"{len(problems)} violations" if problems else done)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
