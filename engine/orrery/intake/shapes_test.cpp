// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/shapes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::content_of;
using ::testing::ElementsAre;
using testing::error_of;
using ::testing::HasSubstr;
using testing::Scratch;

constexpr std::uint64_t kPlenty = 1U << 20U;

struct Written {
  ShapesWritten shapes;
  std::string text;
};

Written written_of(const std::string& json, std::uint64_t most = kPlenty) {
  const Scratch scratch;
  FileWriter out(scratch / "shapes.csv");
  auto shapes = write_shapes({scratch.write("x.json", json)}, most, out);
  out.finish();
  return {std::move(shapes), content_of(scratch / "shapes.csv")};
}

std::string topology(const std::string& arcs,
                     const std::string& geometries,
                     const std::string& more = "") {
  return R"({"type":"Topology",)" + more + R"("arcs":)" + arcs +
         R"(,"objects":{"all":{"type":"GeometryCollection","geometries":)" + geometries + "}}}";
}

std::string shape(const std::string& arcs, const std::string& type = "Polygon") {
  return R"({"type":")" + type + R"(","arcs":)" + arcs + R"(,"properties":{"name":"N"}})";
}

TEST(Shapes, PutRingsTogetherFromSharedArcs) {
  // A square cut in two by the arc from (1,0) to (1,1), which one side walks backwards.
  const std::string arcs = "[[[1,0],[1,1]],[[1,1],[0,1],[0,0],[1,0]],[[1,0],[2,0],[2,1],[1,1]]]";
  const auto found =
      written_of(topology(arcs, "[" + shape("[[0,1]]") + "," + shape("[[2,-1]]") + "]"));
  EXPECT_EQ(found.shapes.shapes, 2U);
  EXPECT_THAT(found.shapes.header, ElementsAre("id", "name", "geometry"));
  const std::string west =
      "[[[1.000000,0.000000],[1.000000,1.000000],[0.000000,1.000000],[0.000000,0.000000],"
      "[1.000000,0.000000]]]";
  const std::string east =
      "[[[1.000000,0.000000],[2.000000,0.000000],[2.000000,1.000000],[1.000000,1.000000],"
      "[1.000000,0.000000]]]";
  EXPECT_THAT(found.text, HasSubstr(west));
  EXPECT_THAT(found.text, HasSubstr(east));
}

TEST(Shapes, AreScaledWhereTheArcsAreQuantised) {
  const auto found =
      written_of(topology("[[[10,20],[2,0],[-2,4],[0,-4]]]",
                          "[" + shape("[[[0]]]", "MultiPolygon") + "]",
                          R"("transform":{"scale":[0.5,0.25],"translate":[-5,1]},)"));
  EXPECT_THAT(found.text,
              HasSubstr("[[[[0.000000,6.000000],[1.000000,6.000000],[0.000000,7.000000],"
                        "[0.000000,6.000000]]]]"));
}

TEST(Shapes, OfGeoJsonAreTakenAsTheyAre) {
  const auto found = written_of(
      R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"AFG","properties":)"
      R"({"name":"Afghanistan"},"geometry":{"type":"Polygon","coordinates":[[[61.2108171,35]]]}}]})");
  EXPECT_EQ(found.text,
            "id,name,geometry\nAFG,Afghanistan,\"{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":"
            "[[[61.210817,35]]]}\"\n");
}

TEST(Shapes, OfAnOddFileArePointedAt) {
  const auto problem = [](const std::string& json) {
    const auto error = error_of([&] { written_of(json); });
    EXPECT_EQ(error.kind(), ErrorKind::MissingData);
    EXPECT_THAT(error.place(), HasSubstr("x.json"));
    return error.place() + " " + error.message();
  };
  const std::string arc = "[[[0,0],[1,0],[0,0]]]";
  EXPECT_THAT(problem("{"), HasSubstr("cut off"));
  EXPECT_THAT(problem("[]"), HasSubstr("no JSON object"));
  EXPECT_THAT(problem(R"({"type":"Other"})"), HasSubstr("neither"));
  EXPECT_THAT(problem(R"({"type":"Topology","arcs":[]})"), HasSubstr("one object"));
  EXPECT_THAT(problem(topology("[[[0]]]", "[]")), HasSubstr("no pair of numbers"));
  EXPECT_THAT(problem(topology(arc, "[" + shape("[[0]]") + "," + shape("[[7]]") + "]")),
              HasSubstr("x.json:2 arc 7 does not exist"));
  EXPECT_THAT(problem(topology(arc, "[" + shape("[[-9]]") + "]")), HasSubstr("does not exist"));
  EXPECT_THAT(problem(topology(arc, "[" + shape("[0]", "Point") + "]")), HasSubstr("no polygon"));
  EXPECT_THAT(problem(topology(arc, R"([{"type":"Polygon","arcs":[]}])")),
              HasSubstr("no properties"));
  EXPECT_THAT(problem(std::string(100, '[')), HasSubstr("nests too deep"));
}

TEST(Shapes, ThatRepeatTheirArcsWithoutEndAreRefused) {
  std::string ring = "0";
  for (int i = 0; i < 2000; ++i) ring += ",0";
  std::string arc = "[0,0]";
  for (int i = 0; i < 200; ++i) arc += ",[1,1]";
  const auto error = error_of(
      [&] { written_of(topology("[[" + arc + "]]", "[" + shape("[[" + ring + "]]") + "]")); });
  EXPECT_EQ(error.kind(), ErrorKind::Limit);
}

}  // namespace
}  // namespace orrery::intake
