// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main of every test program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace {

/// Fails the tests of a suite whose SetUpTestSuite failed. GoogleTest reports them as skipped, and
/// CTest counts what was skipped as well done.
class FailWithoutSetUp : public ::testing::EmptyTestEventListener {
  void OnTestStart(const ::testing::TestInfo&) override {
    const auto* const suite = ::testing::UnitTest::GetInstance()->current_test_suite();
    if (suite->ad_hoc_test_result().Failed()) ADD_FAILURE() << "SetUpTestSuite failed, see above";
  }
};

}  // namespace

int main(int argc, char** argv) {
  ::testing::InitGoogleMock(&argc, argv);
  ::testing::UnitTest::GetInstance()->listeners().Append(
      std::make_unique<FailWithoutSetUp>().release());
  return RUN_ALL_TESTS();
}
