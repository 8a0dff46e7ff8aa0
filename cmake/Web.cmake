# SPDX-License-Identifier: GPL-3.0-or-later
#
# The report's page: bundled from web/src when a source is newer, with the tools that script/bootstrap
# put into web/node_modules.

include_guard(GLOBAL)
find_program(NPM npm REQUIRED)
set(ORRERY_WEB_DIST "${PROJECT_SOURCE_DIR}/web/dist")
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/src/*")
add_custom_command(
  OUTPUT "${ORRERY_WEB_DIST}/report.html"
  COMMAND "${NPM}" run --silent build
  DEPENDS ${web_sources} "${PROJECT_SOURCE_DIR}/web/build.mjs" "${PROJECT_SOURCE_DIR}/web/package-lock.json"
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web"
  COMMENT "Bundling the report's page"
  VERBATIM)
