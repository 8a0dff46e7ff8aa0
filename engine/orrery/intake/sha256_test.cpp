// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/sha256.hpp"

#include <gtest/gtest.h>

#include "orrery/intake/testing/scratch.hpp"

namespace orrery::intake {
namespace {

using testing::error_of;
using testing::Scratch;

// The examples of FIPS 180-4 that NIST publishes.
constexpr const char* kOfNothing =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
constexpr const char* kOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kOfAMillionA =
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

TEST(Sha256, AgreesWithThePublishedExamples) {
  EXPECT_EQ(sha256_of(""), kOfNothing);
  EXPECT_EQ(sha256_of("abc"), kOfAbc);
}

TEST(Sha256, ReadsAFileInPieces) {
  const Scratch scratch;
  EXPECT_EQ(sha256_of_file(scratch.write("a", std::string(1000000, 'a'))), kOfAMillionA);
  EXPECT_EQ(sha256_of_file(scratch.write("empty", "")), kOfNothing);
}

TEST(Sha256, SaysWhichFileIsMissing) {
  const auto error = error_of([] { sha256_of_file("no/such.csv"); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.place(), "no/such.csv");
}

}  // namespace
}  // namespace orrery::intake
