# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts files into the program: orrery_embed(<module> <namespace::function> FILES ... ROOT dir) writes a
# source that defines `std::span<const orrery::EmbeddedFile> function()`, each file by its path from ROOT.

include_guard(GLOBAL)
set(ORRERY_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/embed.py")
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(orrery_embed module function)
  cmake_parse_arguments(ARG "" "ROOT" "FILES;DEPENDS" ${ARGN})
  string(REPLACE "::" "_" stem "${function}")
  set(output "${CMAKE_BINARY_DIR}/embedded/${stem}.cpp")
  list(JOIN ARG_FILES "\n" listing)
  file(CONFIGURE OUTPUT "${output}.files" CONTENT "${listing}\n")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND Python3::Interpreter "${ORRERY_EMBED_SCRIPT}" "${function}" "${ARG_ROOT}" "${output}.files" "${output}"
    DEPENDS ${ARG_FILES} ${ARG_DEPENDS} "${ORRERY_EMBED_SCRIPT}" "${output}.files"
    COMMENT "Embedding ${function}"
    VERBATIM)
  target_sources(orrery_${module} PRIVATE "${output}")
endfunction()

# Puts engine/orrery/<module>/sql/**.sql into the program as orrery::<module>::embedded_<module>_sql().
function(orrery_embed_sql module)
  set(folder "${PROJECT_SOURCE_DIR}/engine/orrery/${module}/sql")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${folder}/*.sql")
  orrery_embed(${module} orrery::${module}::embedded_${module}_sql ROOT "${folder}" FILES ${files})
endfunction()
