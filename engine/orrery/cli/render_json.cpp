// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "orrery/api/json.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {
namespace {

using Json = nlohmann::ordered_json;

// Text that is not UTF-8 is mended rather than refused: the rest of the answer is still worth
// having.
std::string dumped(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// A list with one element a line.
template <typename Elements, typename Write>
void append_list(std::string& text, std::string_view name, const Elements& elements, Write write) {
  text.append("\"").append(name).append("\": [");
  bool first = true;
  for (const auto& element : elements) {
    text += first ? "\n" : ",\n";
    text += "  ";
    text += dumped(write(element));
    first = false;
  }
  text += first ? "]" : "\n]";
}

void append_table(std::string& text, const api::Table& table) {
  text.append("{\"id\": ").append(dumped(table.id));
  text.append(", \"title\": ").append(dumped(table.title)).append(",\n");
  append_list(text, "columns", table.columns, [](const api::Column& column) {
    return Json{{"name", column.name}, {"unit", column.unit}, {"description", column.description}};
  });
  text += ",\n";
  append_list(text, "rows", table.rows, [&table](const std::vector<api::Cell>& row) {
    Json object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i)
      object[table.columns[i].name] = api::json_of(row[i]);
    return object;
  });
  text += ",\n";
  append_list(text, "sources", table.sources, [](const api::SourceLine& source) {
    return Json{{"id", source.id},
                {"title", source.title},
                {"citation", source.citation},
                {"licence", source.licence}};
  });
  text += ",\n";
  append_list(text, "notes", table.notes, [](const std::string& note) { return Json(note); });
  text += "}";
}

}  // namespace

std::string render_json(const api::Document& document) {
  std::string text = "{\"title\": " + dumped(document.title) + ", \"tables\": [";
  for (const auto& table : document.tables) {
    text += &table == document.tables.data() ? "\n" : ",\n";
    append_table(text, table);
  }
  text += "]";
  if (!document.choices.empty())
    text += ",\n\"choices\": " + dumped(api::json_of(document.choices));
  return text += "}\n";
}

}  // namespace orrery::cli
