// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::testing {

/// A sheet drawn as text: one line a row, cells parted by "|". What looks like a number is one.
struct Sheet {
  std::string name;
  std::string rows;
};

namespace detail {

inline bool looks_numeric(const std::string& cell) {
  return !cell.empty() && cell.find_first_not_of("0123456789.") == std::string::npos &&
         std::isdigit(static_cast<unsigned char>(cell.front())) != 0;
}

inline std::string cell_xml(const std::string& cell, char column, int row) {
  const auto where = " r=\"" + std::string(1, column) + std::to_string(row) + "\"";
  if (cell.empty()) return {};
  if (looks_numeric(cell)) return "<c" + where + "><v>" + cell + "</v></c>";
  return "<c" + where + " t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
}

inline std::string rows_xml(const std::string& rows) {
  std::string xml;
  int row = 1;
  char column = 'A';
  std::string cells;
  std::string cell;
  for (const char c : rows) {
    if (c == '|' || c == '\n') {
      cells += cell_xml(cell, column++, row);
      cell.clear();
    } else {
      cell += c;
    }
    if (c == '\n') {
      if (!cells.empty()) {
        xml += "<row r=\"" + std::to_string(row) + "\">" + cells + "</row>";
      }
      cells.clear();
      column = 'A';
      ++row;
    }
  }
  return xml;
}

}  // namespace detail

/// The bytes of an .xlsx workbook with these sheets.
inline std::string workbook(const std::vector<Sheet>& sheets) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  intake::testing::Members members{
      {"_rels/.rels",
       head + relations + "<Relationship Id=\"rId1\" Type=\"" + office +
           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
  std::string list;
  std::string links;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const auto n = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
    links += "<Relationship Id=\"rId" + n + "\" Type=\"" + office +
             "/worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    members.emplace_back("xl/worksheets/sheet" + n + ".xml",
                         head + "<worksheet xmlns=\"" + main + "\"><sheetData>" +
                             detail::rows_xml(sheets[i].rows) + "</sheetData></worksheet>");
  }
  members.emplace_back("xl/workbook.xml",
                       head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                           "\"><sheets>" + list + "</sheets></workbook>");
  members.emplace_back("xl/_rels/workbook.xml.rels", head + relations + links + "</Relationships>");
  return intake::testing::zipped(members);
}

}  // namespace orrery::testing
