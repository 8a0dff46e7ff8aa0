// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/shapes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/csv_record.hpp"

namespace orrery::intake {
namespace {

using Json = nlohmann::ordered_json;

/// Geometries are at most 6 deep; deeper nesting could exhaust the stack.
constexpr int kMostDepth = 32;
/// Shapes that repeat their arcs may be written to this many times the size of their file.
constexpr std::uint64_t kMostGrowth = 16;

Error odd(const std::string& place, const std::string& problem) {
  return Error(ErrorKind::MissingData, problem, place, "download the file again");
}

/// A member of an object that must be there and be an array.
const Json& array_of(const Json& object, const char* key, const std::string& place) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  if (!object.is_object() || found == object.end() || !found->is_array())
    throw odd(place, fmt::format("there is no array \"{}\"", key));
  return *found;
}

std::string text_of(const Json& value) {
  if (value.is_null()) return {};
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// Arcs of a topology as texts of positions, "[x,y],[x,y]", so that shapes that share an arc share
/// the work of writing it.
class Arcs {
 public:
  /// Writing more than `most` bytes of rings is refused.
  Arcs(const Json& topology, const std::string& place, std::uint64_t most)
      : place_(place), most_(most) {
    const auto transform = topology.find("transform");
    const bool quantised = transform != topology.end();
    if (quantised) read_transform(*transform);
    for (const auto& arc : array_of(topology, "arcs", place)) add(arc, quantised);
  }

  /// Appends an arc to a ring; a negative number is the arc of its complement, backwards. Where
  /// arcs meet, the common position stands once.
  void append(std::int64_t number, std::string& ring, const std::string& place) {
    const bool backwards = number < 0;
    const auto index = static_cast<std::size_t>(backwards ? ~number : number);
    if (index >= arcs_.size())
      throw odd(place, fmt::format("arc {} does not exist; there are {}", number, arcs_.size()));
    const auto& positions = arcs_[index];
    const auto skipped = static_cast<std::size_t>(!ring.empty());
    for (std::size_t i = skipped; i < positions.size(); ++i) {
      if (!ring.empty()) ring += ',';
      const auto& position = positions[backwards ? positions.size() - 1 - i : i];
      ring += position;
      written_ += position.size() + 1;
      if (written_ > most_)
        throw Error(ErrorKind::Limit,
                    fmt::format("the shapes grow to more than {} bytes", most_),
                    place,
                    "the file repeats its arcs too often to be true");
    }
  }

 private:
  void read_transform(const Json& transform) {
    const auto& scale = array_of(transform, "scale", place_);
    const auto& translate = array_of(transform, "translate", place_);
    for (std::size_t i = 0; i < 2; ++i) {
      if (scale.size() < 2 || translate.size() < 2 || !scale[i].is_number() ||
          !translate[i].is_number())
        throw odd(place_, "the transform has no two scales and translations");
      scale_[i] = scale[i].get<double>();
      translate_[i] = translate[i].get<double>();
    }
  }

  void add(const Json& arc, bool quantised) {
    const auto place = fmt::format("{}:arc {}", place_, arcs_.size());
    if (!arc.is_array()) throw odd(place, "an arc is no array");
    auto& positions = arcs_.emplace_back();
    double x = 0;
    double y = 0;
    for (const auto& position : arc) {
      if (!position.is_array() || position.size() < 2 || !position[0].is_number() ||
          !position[1].is_number())
        throw odd(place, "a position is no pair of numbers");
      x = position[0].get<double>() + (quantised ? x : 0);
      y = position[1].get<double>() + (quantised ? y : 0);
      positions.push_back(fmt::format(
          "[{:.6f},{:.6f}]", x * scale_[0] + translate_[0], y * scale_[1] + translate_[1]));
    }
  }

  std::string place_;
  std::uint64_t most_;
  std::uint64_t written_ = 0;
  std::array<double, 2> scale_{1, 1};
  std::array<double, 2> translate_{0, 0};
  std::vector<std::vector<std::string>> arcs_;
};

/// A ring that is given by its arcs.
std::string ring_of(const Json& numbers, Arcs& arcs, const std::string& place) {
  if (!numbers.is_array()) throw odd(place, "a ring is no list of arcs");
  std::string ring;
  for (const auto& number : numbers) {
    if (!number.is_number_integer()) throw odd(place, "the number of an arc is no whole number");
    arcs.append(number.get<std::int64_t>(), ring, place);
  }
  return "[" + ring + "]";
}

std::string polygon_of(const Json& rings, Arcs& arcs, const std::string& place) {
  if (!rings.is_array()) throw odd(place, "a polygon is no list of rings");
  std::string polygon;
  for (const auto& ring : rings)
    polygon += (polygon.empty() ? "" : ",") + ring_of(ring, arcs, place);
  return "[" + polygon + "]";
}

std::string geometry_of(const Json& shape, Arcs& arcs, const std::string& place) {
  const auto type = text_of(shape.value("type", Json()));
  const auto& parts = array_of(shape, "arcs", place);
  std::string coordinates;
  if (type == "Polygon") {
    coordinates = polygon_of(parts, arcs, place);
  } else if (type == "MultiPolygon") {
    for (const auto& polygon : parts)
      coordinates += (coordinates.empty() ? "" : ",") + polygon_of(polygon, arcs, place);
    coordinates = "[" + coordinates + "]";
  } else {
    throw odd(place, fmt::format("a shape of type \"{}\" is no polygon", type));
  }
  return fmt::format(R"({{"type":"{}","coordinates":{}}})", type, coordinates);
}

/// Writes shapes one a record.
class Writer {
 public:
  Writer(const Json& shapes, std::string place, FileWriter& out)
      : shapes_(shapes), place_(std::move(place)), out_(out) {}

  template <typename Geometry>
  ShapesWritten write(Geometry&& geometry) {
    collect_names();
    ShapesWritten written;
    written.header.emplace_back("id");
    written.header.insert(written.header.end(), names_.begin(), names_.end());
    written.header.emplace_back("geometry");
    write_record(written.header);
    for (const auto& shape : shapes_) {
      ++written.shapes;
      write_record(cells_of(shape, geometry(shape, place(written.shapes))));
    }
    return written;
  }

 private:
  std::string place(std::uint64_t number) const { return fmt::format("{}:{}", place_, number); }

  void collect_names() {
    std::uint64_t number = 0;
    for (const auto& shape : shapes_) {
      ++number;
      const auto properties = shape.is_object() ? shape.find("properties") : shape.end();
      if (!shape.is_object() || properties == shape.end() || !properties->is_object())
        throw odd(place(number), "a shape has no properties");
      for (const auto& [name, value] : properties->items())
        if (std::ranges::find(names_, name) == names_.end()) names_.push_back(name);
    }
  }

  std::vector<std::string> cells_of(const Json& shape, std::string geometry) const {
    const auto& properties = shape["properties"];
    std::vector<std::string> cells{shape.contains("id") ? text_of(shape["id"]) : ""};
    for (const auto& name : names_)
      cells.push_back(properties.contains(name) ? text_of(properties[name]) : "");
    cells.push_back(std::move(geometry));
    return cells;
  }

  void write_record(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out_.write(",");
      out_.write(csv_field(cells[i]));
    }
    out_.write("\n");
  }

  const Json& shapes_;
  std::string place_;
  FileWriter& out_;
  std::vector<std::string> names_;
};

/// The shapes of the one object of a topology.
const Json& shapes_of(const Json& topology, const std::string& place) {
  const auto objects = topology.find("objects");
  if (objects == topology.end() || !objects->is_object() || objects->size() != 1)
    throw odd(place, "a topology with one object was expected");
  return array_of(objects->front(), "geometries", place);
}

Json parsed(const std::string& text, const std::string& place) {
  const auto shallow = [&](int depth, Json::parse_event_t, Json&) {
    if (depth > kMostDepth) throw odd(place, "the file nests too deep for shapes");
    return true;
  };
  auto document = Json::parse(text, shallow, false);
  if (!document.is_object()) throw odd(place, "the file is cut off or no JSON object");
  return document;
}

/// The coordinates of a GeoJSON geometry with their decimals cut to 6.
void round_numbers(Json& value) {
  if (value.is_number_float()) value = std::round(value.get<double>() * 1e6) / 1e6;
  if (value.is_array())
    for (auto& each : value) round_numbers(each);
}

}  // namespace

ShapesWritten write_shapes(const FoundFile& file, std::uint64_t max_bytes, FileWriter& out) {
  const auto place = file.place();
  const auto text = read_all(*open_bytes(file, max_bytes));
  const auto document = parsed(text, place);
  const auto type = document.value("type", Json());
  if (type == "Topology") {
    Arcs arcs(document, place, text.size() * kMostGrowth);
    return Writer(shapes_of(document, place), place, out)
        .write(
            [&](const Json& shape, const std::string& at) { return geometry_of(shape, arcs, at); });
  }
  if (type == "FeatureCollection") {
    return Writer(array_of(document, "features", place), place, out)
        .write([](const Json& shape, const std::string& at) {
          if (!shape.contains("geometry")) throw odd(at, "a feature has no geometry");
          auto geometry = shape["geometry"];
          if (geometry.is_object() && geometry.contains("coordinates"))
            round_numbers(geometry["coordinates"]);
          return geometry.dump();
        });
  }
  throw odd(place, "neither a TopoJSON topology nor a GeoJSON feature collection");
}

}  // namespace orrery::intake
