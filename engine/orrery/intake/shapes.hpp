// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "orrery/intake/file_writer.hpp"
#include "orrery/intake/found_file.hpp"

namespace orrery::intake {

/// What was written of a file of shapes.
struct ShapesWritten {
  std::vector<std::string>
      header;  ///< "id", the properties in the order of their first use, "geometry"
  std::uint64_t shapes = 0;
};

/// Writes the shapes of a TopoJSON topology or a GeoJSON feature collection as comma-separated
/// records: id, properties, and the geometry as GeoJSON with 6 decimals, about 0.1 m. Arcs that
/// shapes share are put together to rings, quantised ones with their scale. The file is held in
/// memory. Throws Error{MissingData} with the place (the shape's number, from 1) if it is no such
/// file, an arc does not exist, or a geometry is neither polygon nor multipolygon; Error{Limit} for
/// more than `max_bytes`.
ShapesWritten write_shapes(const FoundFile& file, std::uint64_t max_bytes, FileWriter& out);

}  // namespace orrery::intake
