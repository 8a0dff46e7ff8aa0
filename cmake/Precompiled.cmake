# SPDX-License-Identifier: GPL-3.0-or-later
#
# What nearly every source includes is compiled once: standard headers and fmt for the engine, GoogleTest too for
# the tests. Sources still include what they use: the presets that check (debug, asan, tsan) build without.

include_guard(GLOBAL)
option(ORRERY_PRECOMPILE "Compile common headers once" ON)

set(orrery_common_headers
  <algorithm> <array> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <numeric> <optional> <ranges>
  <set> <span> <string> <string_view> <unordered_map> <utility> <vector> <fmt/format.h>)

# Declares a target that holds precompiled headers, compiled with the options of the libraries given:
#   orrery_precompiled_headers(name HEADERS <vector> LIBRARIES fmt::fmt)
function(orrery_precompiled_headers name)
  if(NOT ORRERY_PRECOMPILE)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "HEADERS;LIBRARIES" ${ARGN})
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp" CONTENT "// Holds precompiled headers.\n")
  add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
  target_link_libraries(${name} PRIVATE ${ARG_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
  target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# Lets a target's sources read the headers that `name` holds.
function(orrery_use_precompiled target name)
  if(ORRERY_PRECOMPILE)
    target_precompile_headers(${target} REUSE_FROM ${name})
    # GCC 12 then takes its own std::string for overflowing (its bug 105651). -fpch-preprocess lets ccache work.
    target_compile_options(${target} PRIVATE
      $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds;-Wno-stringop-overflow;-fpch-preprocess>)
  endif()
endfunction()

orrery_precompiled_headers(orrery_common HEADERS ${orrery_common_headers} LIBRARIES fmt::fmt orrery_warnings)
