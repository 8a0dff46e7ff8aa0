// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "orrery/api/table.hpp"

namespace orrery::cli {

/// The forms of output.
enum class Format { Table, Csv, Json, Markdown };

/// How a table is drawn on a terminal.
struct TableStyle {
  int width = 80;        ///< columns of the terminal
  bool colour = false;   ///< bold headings, dim rules
  int most_rows = 1000;  ///< rows shown of a table; a note says how many more there are
};

/// A document for people: for each table a title, bold names of columns with units below them,
/// numbers right-aligned at the decimal point to the column's significant digits, · for missing, …
/// where a text is cut; columns that do not fit are left out from the right and named in a note;
/// then the number of rows and the notes. The sources of all tables stand at the end, each once,
/// with how to cite them.
std::string render_table(const api::Document& document, const TableStyle& style);

/// CSV by RFC 4180 with line feeds: names, then rows at full precision, empty where a value is
/// missing. A text that is empty is written as "" and so differs from a missing one. Several tables
/// follow one another with an empty line between them.
std::string render_csv(const api::Document& document);

/// {"title","tables":[{"id","title","columns":[{"name","unit","description"}],"rows":[{…}],
/// "sources":[…],"notes":[…]}]}, one row a line; null where a value is missing or not finite.
std::string render_json(const api::Document& document);

/// Markdown: a heading and a pipe table each, with notes and sources below.
std::string render_markdown(const api::Document& document);

/// The document in a form.
std::string render(const api::Document& document, Format format, const TableStyle& style);

/// table, csv, json or md. Throws Error{Usage} for another name.
Format format_named(std::string_view name);

}  // namespace orrery::cli
