// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace orrery::store {

/// Writes structures in Thrift's compact protocol, in which a Parquet file describes itself. Fields
/// of a structure are written in increasing order of their numbers.
class Thrift {
 public:
  /// The types that an element of a list has.
  enum class Element : std::uint8_t { I32 = 5, Binary = 8, Struct = 12 };

  /// A field of 16 bits.
  void i16(int field, std::int16_t value) { signed_field(field, 4, value); }
  /// A field of 32 bits.
  void i32(int field, std::int32_t value) { signed_field(field, 5, value); }
  /// A field of 64 bits.
  void i64(int field, std::int64_t value) { signed_field(field, 6, value); }
  /// A field of bytes.
  void binary(int field, std::string_view value) {
    head(field, 8);
    element(value);
  }
  /// A structure in a field, closed by end().
  void begin(int field) {
    head(field, 12);
    begin_element();
  }
  /// A structure that is an element of a list, or stands alone; closed by end().
  void begin_element() { last_.at(++depth_) = 0; }
  /// Closes a structure.
  void end() {
    bytes_ += '\0';
    --depth_;
  }
  /// A list, whose elements follow.
  void list(int field, Element type, std::size_t size) {
    head(field, 9);
    const auto kind = static_cast<unsigned>(type);
    if (size < 15) {
      byte(static_cast<unsigned>(size) << 4U | kind);
    } else {
      byte(0xF0U | kind);
      varint(size);
    }
  }
  /// An element of a list.
  void element(std::int32_t value) { varint(zigzag(value)); }
  /// An element of a list.
  void element(std::string_view value) {
    varint(value.size());
    bytes_ += value;
  }

  /// What was written.
  const std::string& bytes() const { return bytes_; }

 private:
  static std::uint64_t zigzag(std::int64_t value) {
    return static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63U);
  }
  void byte(unsigned value) { bytes_ += static_cast<char>(value); }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) byte(static_cast<unsigned>(value & 0x7FU) | 0x80U);
    byte(static_cast<unsigned>(value));
  }
  /// A field's number is written as the step from the last one; steps here are small.
  void head(int field, unsigned type) {
    auto& last = last_.at(depth_);
    byte(static_cast<unsigned>(field - last) << 4U | type);
    last = field;
  }
  void signed_field(int field, unsigned type, std::int64_t value) {
    head(field, type);
    varint(zigzag(value));
  }

  std::string bytes_;
  std::array<int, 8> last_{};  ///< by depth: the number of the last field
  std::size_t depth_ = 0;
};

}  // namespace orrery::store
