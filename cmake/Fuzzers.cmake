# SPDX-License-Identifier: GPL-3.0-or-later
#
# Each engine/orrery/<module>/<name>_fuzz.cpp becomes a libFuzzer program <name>_fuzz that links its module.
# They need clang and are built only with -DORRERY_FUZZERS=ON; script/fuzz configures, builds and runs them.

include_guard(GLOBAL)

if(NOT ORRERY_FUZZERS)
  return()
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  message(FATAL_ERROR "ORRERY_FUZZERS needs clang++, the compiler is ${CMAKE_CXX_COMPILER_ID}")
endif()

file(GLOB fuzzers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/orrery/*/*_fuzz.cpp")
add_custom_target(fuzzers)
foreach(source IN LISTS fuzzers)
  cmake_path(GET source STEM name)
  cmake_path(GET source PARENT_PATH folder)
  cmake_path(GET folder FILENAME module)
  add_executable(${name} "${source}")
  target_link_libraries(${name} PRIVATE orrery_${module} orrery_warnings)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers ${name})
endforeach()
