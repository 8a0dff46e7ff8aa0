# SPDX-License-Identifier: GPL-3.0-or-later
#
# The one way to declare a module of the engine.
#
#   orrery_module(power DEPENDS base store world LIBRARIES Eigen3::Eigen)
#
# It takes every source under engine/orrery/<name>/, makes the static library orrery::<name>, links
# exactly the modules named in DEPENDS and makes the test program <name>_test from *_test.cpp (all of
# them: target unit_tests). CTest runs each test by itself, or with TESTS_TOGETHER all in one, which suits tests
# that share what is dear to make, such as a world.
# What is declared here is written to build/<preset>/modules.txt and libraries.txt, and the test
# tests/architecture/includes_test.py refuses an include that the declaration does not allow.

include_guard(GLOBAL)
include(GoogleTest)

set_property(GLOBAL PROPERTY ORRERY_MODULES "")
set_property(GLOBAL PROPERTY ORRERY_LIBRARIES "")
add_custom_target(unit_tests)

function(orrery_module name)
  cmake_parse_arguments(ARG "TESTS_TOGETHER" "" "DEPENDS;LIBRARIES;TEST_DEPENDS" ${ARGN})
  set(root "${PROJECT_SOURCE_DIR}/engine")
  set(folder "${root}/orrery/${name}")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${folder}/*.hpp")
  list(FILTER headers EXCLUDE REGEX "/testing/")
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$")

  set(target "orrery_${name}")
  if(sources)
    set(scope PUBLIC)
    add_library(${target} STATIC ${sources})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${root}" FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(${target} PRIVATE orrery_warnings)
    orrery_use_precompiled(${target} orrery_common)
  else()
    set(scope INTERFACE)
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${root}")
  endif()
  add_library(orrery::${name} ALIAS ${target})
  target_compile_features(${target} ${scope} cxx_std_20)
  foreach(dependency IN LISTS ARG_DEPENDS)
    target_link_libraries(${target} ${scope} orrery_${dependency})
  endforeach()
  target_link_libraries(${target} ${scope} ${ARG_LIBRARIES})

  if(tests AND ORRERY_TESTS)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE ${target} orrery_warnings orrery_test_main)
    orrery_use_precompiled(${name}_test orrery_common_testing)
    add_dependencies(unit_tests ${name}_test)
    foreach(dependency IN LISTS ARG_TEST_DEPENDS)
      target_link_libraries(${name}_test PRIVATE orrery_${dependency})
    endforeach()
    if(ARG_TESTS_TOGETHER)
      add_test(NAME ${name}_test COMMAND ${name}_test WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
      set_tests_properties(${name}_test PROPERTIES LABELS unit)
    else()
      gtest_discover_tests(${name}_test
        TEST_PREFIX "${name}."
        WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
        DISCOVERY_TIMEOUT 60
        PROPERTIES LABELS unit)
    endif()
  endif()

  string(REPLACE ";" " " depends "${ARG_DEPENDS}")
  set_property(GLOBAL APPEND PROPERTY ORRERY_MODULES "${name}: ${depends}")
  string(REPLACE ";" " " libraries "${ARG_LIBRARIES}")
  set_property(GLOBAL APPEND PROPERTY ORRERY_LIBRARIES "${name}: ${libraries}")
endfunction()

# Writes the declarations, one module a line: "power: base store world" to modules.txt, the libraries in
# the same form to libraries.txt.
function(orrery_write_modules folder)
  foreach(kind IN ITEMS MODULES LIBRARIES)
    get_property(declared GLOBAL PROPERTY ORRERY_${kind})
    string(REPLACE ";" "\n" text "${declared}")
    string(TOLOWER "${kind}" stem)
    file(CONFIGURE OUTPUT "${folder}/${stem}.txt" CONTENT "${text}\n")
  endforeach()
endfunction()
