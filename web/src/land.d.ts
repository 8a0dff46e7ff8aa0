// SPDX-License-Identifier: GPL-3.0-or-later
// Made by build.mjs from the land outlines of Natural Earth (110 m, public domain).
declare module "orrery:land" {
  const land: import("geojson").MultiPolygon;
  export default land;
}
