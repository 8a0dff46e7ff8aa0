# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything Orrery links that is not its own. All of it comes from the distribution, but for DuckDB:
# an installed DuckDB is preferred, else the prebuilt library that script/bootstrap put into .deps/.

include_guard(GLOBAL)

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(CURL 7.85 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(pugixml REQUIRED)
find_package(ZLIB REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(Boost 1.74 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)
find_path(UTF8PROC_INCLUDE_DIR utf8proc.h REQUIRED)
find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
# Its CMake package asks for the development files of all that it links itself.
find_path(IGRAPH_INCLUDE_DIR igraph/igraph.h REQUIRED)
find_library(IGRAPH_LIBRARY igraph REQUIRED)
find_path(GLPK_INCLUDE_DIR glpk.h REQUIRED)
find_library(GLPK_LIBRARY glpk REQUIRED)
find_path(ZSTD_INCLUDE_DIR zstd.h REQUIRED)
find_library(ZSTD_LIBRARY zstd REQUIRED)
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
find_library(STEMMER_LIBRARY stemmer REQUIRED)

add_library(orrery_random123 INTERFACE)
target_include_directories(orrery_random123 SYSTEM INTERFACE "${RANDOM123_INCLUDE_DIR}")

add_library(orrery_zstd INTERFACE)
target_include_directories(orrery_zstd SYSTEM INTERFACE "${ZSTD_INCLUDE_DIR}")
target_link_libraries(orrery_zstd INTERFACE "${ZSTD_LIBRARY}")

add_library(orrery_utf8proc INTERFACE)
target_include_directories(orrery_utf8proc SYSTEM INTERFACE "${UTF8PROC_INCLUDE_DIR}")
target_link_libraries(orrery_utf8proc INTERFACE "${UTF8PROC_LIBRARY}")

add_library(orrery_igraph INTERFACE)
target_include_directories(orrery_igraph SYSTEM INTERFACE "${IGRAPH_INCLUDE_DIR}/igraph")
target_link_libraries(orrery_igraph INTERFACE "${IGRAPH_LIBRARY}")

add_library(orrery_glpk INTERFACE)
target_include_directories(orrery_glpk SYSTEM INTERFACE "${GLPK_INCLUDE_DIR}")
target_link_libraries(orrery_glpk INTERFACE "${GLPK_LIBRARY}")

add_library(orrery_stemmer INTERFACE)
target_include_directories(orrery_stemmer SYSTEM INTERFACE "${STEMMER_INCLUDE_DIR}")
target_link_libraries(orrery_stemmer INTERFACE "${STEMMER_LIBRARY}")

set(ORRERY_DUCKDB_DIR "${PROJECT_SOURCE_DIR}/.deps/duckdb" CACHE PATH "Where the prebuilt DuckDB lies")
find_path(DUCKDB_INCLUDE_DIR duckdb.h HINTS "${ORRERY_DUCKDB_DIR}" REQUIRED)
find_library(DUCKDB_LIBRARY duckdb HINTS "${ORRERY_DUCKDB_DIR}" REQUIRED)
add_library(orrery_duckdb SHARED IMPORTED GLOBAL)
set_target_properties(orrery_duckdb PROPERTIES
  IMPORTED_LOCATION "${DUCKDB_LIBRARY}"
  IMPORTED_NO_SONAME ON
  INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${DUCKDB_INCLUDE_DIR}"
  INTERFACE_INCLUDE_DIRECTORIES "${DUCKDB_INCLUDE_DIR}")

# In instrumented code GCC 12 takes members for uninitialised that are not, so there warnings stay warnings.
set(orrery_strict ${ORRERY_WERROR})
if(ORRERY_SANITIZE)
  set(orrery_strict OFF)
endif()
add_library(orrery_warnings INTERFACE)
target_compile_options(orrery_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # GCC 12 warns of an overlap in its own std::string (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${orrery_strict}>:-Werror>)

if(ORRERY_SANITIZE)
  add_compile_options(-fsanitize=${ORRERY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${ORRERY_SANITIZE})
endif()
