// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/text_decoder.hpp"

#include <gtest/gtest.h>

namespace orrery::intake {
namespace {

std::string decoded(std::string_view bytes, Encoding encoding, std::size_t piece_size) {
  TextDecoder decoder(encoding);
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += piece_size)
    text += decoder.decode(bytes.substr(at, piece_size));
  text += decoder.finish();
  EXPECT_FALSE(decoder.bad_byte().has_value());
  return text;
}

std::optional<BadByte> bad_byte_of(std::string_view bytes,
                                   Encoding encoding,
                                   std::size_t piece_size) {
  TextDecoder decoder(encoding);
  for (std::size_t at = 0; at < bytes.size(); at += piece_size)
    decoder.decode(bytes.substr(at, piece_size));
  decoder.finish();
  return decoder.bad_byte();
}

TEST(TextDecoder, PassesUtf8OnHoweverItIsCut) {
  const std::string text = "Côte d’Ivoire, 中国, 𝄞";
  for (std::size_t size = 1; size <= text.size(); ++size)
    EXPECT_EQ(decoded(text, Encoding::Utf8, size), text);
}

TEST(TextDecoder, DropsTheByteOrderMarkAndNothingElse) {
  const std::string text =
      "\xef\xbb\xbf"
      "a\xef\xbb\xbf"
      "b";
  for (std::size_t size = 1; size <= text.size(); ++size)
    for (const auto encoding : {Encoding::Utf8, Encoding::Latin1})
      EXPECT_EQ(decoded(text, encoding, size),
                "a\xef\xbb\xbf"
                "b");
  EXPECT_EQ(decoded("\xef\xbb\xbf", Encoding::Utf8, 3), "");
  EXPECT_EQ(decoded("\xef\xbb\xbf\xef\xbb\xbf"
                    "a",
                    Encoding::Utf8,
                    4),
            "a");
}

TEST(TextDecoder, TurnsLatin1AndWindows1252IntoUtf8) {
  EXPECT_EQ(decoded("S\xe3o Tom\xe9", Encoding::Latin1, 2), "São Tomé");
  EXPECT_EQ(decoded("\x80 \x93war\x94 \x96 \xe9", Encoding::Windows1252, 1), "€ “war” – é");
  EXPECT_EQ(decoded("\x85", Encoding::Latin1, 1), "\xc2\x85");
}

TEST(TextDecoder, SaysWhichByteIsBad) {
  for (std::size_t size = 1; size <= 6; ++size) {
    const auto bad = bad_byte_of(
        "abc\xe9"
        "de",
        Encoding::Utf8,
        size);
    ASSERT_TRUE(bad.has_value());
    EXPECT_EQ(bad->offset, 3U);
    EXPECT_EQ(bad->byte, 0xe9);
  }
  EXPECT_EQ(bad_byte_of("ab\x81", Encoding::Windows1252, 2)->offset, 2U);
  EXPECT_EQ(bad_byte_of("\xef\xbb\xbf"
                        "a\xff",
                        Encoding::Utf8,
                        2)
                ->offset,
            4U);
}

TEST(TextDecoder, RefusesACharacterThatIsCutOff) {
  EXPECT_EQ(bad_byte_of("ab\xe4\xb8", Encoding::Utf8, 1)->offset, 2U);
  EXPECT_EQ(bad_byte_of("\xe4", Encoding::Utf8, 1)->offset, 0U);
}

TEST(TextDecoder, KnowsWhetherItChangedTheText) {
  TextDecoder decoder(Encoding::Latin1);
  decoder.decode("plain text");
  EXPECT_FALSE(decoder.changed());
  decoder.decode("\xe9");
  EXPECT_TRUE(decoder.changed());
}

TEST(ValidUtf8Prefix, RefusesOverlongFormsSurrogatesAndWhatIsBeyondUnicode) {
  for (const std::string bad : {"\xc0\x80",
                                "\xe0\x80\x80",
                                "\xed\xa0\x80",
                                "\xf4\x90\x80\x80",
                                "\xf8\x88\x80\x80\x80",
                                "\x80",
                                "\xc3("})
    EXPECT_EQ(valid_utf8_prefix("12345678" + bad), 8U);
  EXPECT_EQ(valid_utf8_prefix("\xed\x9f\xbf\xee\x80\x80\xf4\x8f\xbf\xbf"), 10U);
}

}  // namespace
}  // namespace orrery::intake
