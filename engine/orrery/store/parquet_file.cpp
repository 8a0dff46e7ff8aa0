// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/parquet_file.hpp"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/large_pages.hpp"
#include "orrery/store/thrift.hpp"

namespace orrery::store {
namespace {

constexpr std::string_view kMagic = "PAR1";
constexpr std::int64_t kGroup = 491520;
/// Values of a group that are worth a list: their numbers have two bytes.
constexpr std::size_t kMostListed = std::size_t{1} << 16U;
constexpr int kZstdLevel = 1;

// Numbers of the format's own enumerations.
constexpr std::int32_t kZstd = 6;
constexpr std::int32_t kOptional = 1;
constexpr std::int32_t kDataPage = 0;
constexpr std::int32_t kDictionaryPage = 2;
constexpr std::int32_t kPlain = 0;
constexpr std::int32_t kRle = 3;
constexpr std::int32_t kRleDictionary = 8;

/// How a column stands in the file: its physical type and what that is converted from.
struct FileType {
  std::int32_t physical = 0;
  std::optional<std::int32_t> converted;
};

FileType file_type_of(CellType type) {
  switch (type) {
    case CellType::Boolean:
      return {0, {}};
    case CellType::TinyInt:
      return {1, 15};
    case CellType::SmallInt:
      return {1, 16};
    case CellType::Integer:
      return {1, 17};
    case CellType::Date:
      return {1, 6};
    case CellType::BigInt:
      return {2, 18};
    case CellType::Double:
      return {5, {}};
    case CellType::Text:
      return {6, 0};
  }
  return {};
}

template <typename T>
void append_raw(std::string& to, T value) {
  to.append(reinterpret_cast<const char*>(&value), sizeof(value));  // NOLINT: bytes of a number
}

/// A value as the encoding PLAIN has it; small integers become 32 bits wide.
void append_plain(std::string& to, const TypedColumn& values, std::size_t place) {
  if (values.type == CellType::Text) {
    append_raw(to, static_cast<std::uint32_t>(values.texts[place].size()));
    to += values.texts[place];
    return;
  }
  with_cell_type(values.type, [&](auto cell) {
    using T = decltype(cell);
    const auto value = values.cells<T>()[place];
    if constexpr (sizeof(T) < sizeof(std::int32_t)) {
      append_raw(to, static_cast<std::int32_t>(value));
    } else {
      append_raw(to, value);
    }
  });
}

void append_varint(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) to += static_cast<char>((value & 0x7FU) | 0x80U);
  to += static_cast<char>(value);
}

/// Appends numbers of 1, 2, 4, 8 or 16 bits, the first in the lowest bits.
void append_bits(std::string& to, std::span<const std::uint16_t> numbers, unsigned width) {
  if (width == 16) {
    to.append(reinterpret_cast<const char*>(numbers.data()),  // NOLINT: bytes of numbers
              numbers.size() * sizeof(std::uint16_t));
    return;
  }
  const auto start = to.size();
  to.resize(start + (numbers.size() * width + 7) / 8);
  auto* out = to.data() + start;
  if (width == 8) {
    for (std::size_t i = 0; i < numbers.size(); ++i) out[i] = static_cast<char>(numbers[i]);
  } else {
    const std::size_t in_byte = 8 / width;
    for (std::size_t i = 0; i < numbers.size(); i += in_byte, ++out) {
      unsigned byte = 0;
      const auto most = std::min(in_byte, numbers.size() - i);
      for (std::size_t k = 0; k < most; ++k)
        byte |= static_cast<unsigned>(numbers[i + k]) << (k * width);
      *out = static_cast<char>(byte);
    }
  }
}

/// A run of one number, in the hybrid of runs and packed bits that the format calls RLE.
void append_run(std::string& to, std::size_t length, std::uint16_t number, unsigned width) {
  append_varint(to, length << 1U);
  to += static_cast<char>(number & 0xFFU);
  if (width > 8) to += static_cast<char>(number >> 8U);
}

/// The same hybrid, of numbers that differ. `numbers` has room to be filled up to a multiple of 8.
void append_packed(std::string& to, LargeVector<std::uint16_t>& numbers, unsigned width) {
  const auto groups = (numbers.size() + 7) / 8;
  append_varint(to, groups << 1U | 1U);
  numbers.resize(groups * 8, 0);
  append_bits(to, numbers, width);
}

/// The bits that numbers below `count` take. Widths that divide a byte let zstd see repetitions.
unsigned width_for(std::size_t count) {
  for (const unsigned width : {1U, 2U, 4U, 8U}) {
    if (count <= std::size_t{1} << width) return width;
  }
  return 16;
}

}  // namespace

/// Packs pages, and holds what their making needs.
struct ParquetFile::Packer {
  std::unique_ptr<ZSTD_CCtx, std::size_t (*)(ZSTD_CCtx*)> context{ZSTD_createCCtx(),
                                                                  &ZSTD_freeCCtx};
  std::string page;
  LargeVector<std::int32_t> there;  ///< places of the cells that are there
  LargeVector<std::uint16_t> numbers;
  std::string packed;

  /// Appends the page with its header; returns header and page as they would be unpacked.
  std::int64_t append_page(std::string& to,
                           std::int32_t type,
                           std::size_t cells,
                           std::int32_t how) {
    packed.resize(std::max(packed.size(), ZSTD_compressBound(page.size())));
    const auto size = ZSTD_compressCCtx(
        context.get(), packed.data(), packed.size(), page.data(), page.size(), kZstdLevel);
    if (ZSTD_isError(size) != 0)
      throw Error(ErrorKind::Internal, "a page of a Parquet file could not be packed");
    Thrift header;
    header.begin_element();
    header.i32(1, type);
    header.i32(2, static_cast<std::int32_t>(page.size()));
    header.i32(3, static_cast<std::int32_t>(size));
    header.begin(type == kDataPage ? 5 : 7);
    header.i32(1, static_cast<std::int32_t>(cells));
    header.i32(2, how);
    if (type == kDataPage) {
      header.i32(3, kRle);
      header.i32(4, kRle);
    }
    header.end();
    header.end();
    to += header.bytes();
    to.append(packed.data(), size);
    return static_cast<std::int64_t>(header.bytes().size() + page.size());
  }
};

/// A column's cells in the present group of rows, and the descriptions of those written.
class ParquetFile::Chunk {
 public:
  explicit Chunk(const Column& column)
      : name_(column.name), values_(*column.values), number_of_(column.values->rows()) {}

  void add(std::span<const std::int32_t> places, Packer& packer) {
    auto& page = packer.page;
    page.clear();
    const auto there = take_there(places, packer.there);
    append_levels(places, there.size(), page);
    auto how = kPlain;
    if (values_.type == CellType::Boolean) {
      append_booleans(there, packer);
    } else if (!plain_ && number(there, packer.numbers)) {
      if (!packer.numbers.empty()) {
        how = kRleDictionary;
        append_numbers(packer);
      }
    } else {
      plain_ = true;
      for (const auto place : there) append_plain(page, values_, static_cast<std::size_t>(place));
    }
    unpacked_ += packer.append_page(pages_, kDataPage, places.size(), how);
    cells_ += static_cast<std::int64_t>(places.size());
  }

  /// The group's column, complete: first what describes the list of values, then the pages.
  std::pair<std::string, std::string> take(std::int64_t offset, Packer& packer) {
    std::string list;
    if (!listed_.empty()) {
      packer.page.clear();
      for (const auto place : listed_) append_plain(packer.page, values_, place);
      unpacked_ += packer.append_page(list, kDictionaryPage, listed_.size(), kPlain);
    }
    Described described;
    described.offset = offset;
    described.list_bytes = static_cast<std::int64_t>(list.size());
    described.packed = static_cast<std::int64_t>(list.size() + pages_.size());
    described.unpacked = unpacked_;
    described.cells = cells_;
    described.nulls = nulls_;
    if (!plain_) describe_range(described);
    described_.push_back(std::move(described));
    for (const auto place : listed_) number_of_[place] = 0;
    listed_.clear();
    plain_ = false;
    unpacked_ = cells_ = nulls_ = 0;
    return {std::move(list), std::exchange(pages_, {})};
  }

  std::int64_t packed(std::size_t group) const { return described_[group].packed; }
  std::int64_t unpacked(std::size_t group) const { return described_[group].unpacked; }

  /// An element of the file's schema.
  void describe_type(Thrift& to) const {
    const auto type = file_type_of(values_.type);
    to.begin_element();
    to.i32(1, type.physical);
    to.i32(3, kOptional);
    to.binary(4, name_);
    if (type.converted) to.i32(6, *type.converted);
    to.end();
  }

  /// The column of a group in the file's description.
  void describe(Thrift& to, std::size_t group) const {
    const auto& it = described_[group];
    to.begin_element();
    to.i64(2, it.offset);
    to.begin(3);
    to.i32(1, file_type_of(values_.type).physical);
    to.list(2, Thrift::Element::I32, it.list_bytes > 0 ? 3 : 2);
    to.element(kPlain);
    to.element(kRle);
    if (it.list_bytes > 0) to.element(kRleDictionary);
    to.list(3, Thrift::Element::Binary, 1);
    to.element(std::string_view(name_));
    to.i32(4, kZstd);
    to.i64(5, it.cells);
    to.i64(6, it.unpacked);
    to.i64(7, it.packed);
    to.i64(9, it.offset + it.list_bytes);
    if (it.list_bytes > 0) to.i64(11, it.offset);
    to.begin(12);
    to.i64(3, it.nulls);
    if (!it.highest.empty()) {
      to.binary(5, it.highest);
      to.binary(6, it.lowest);
    }
    to.end();
    to.end();
    to.end();
  }

 private:
  struct Described {
    std::int64_t offset = 0;
    std::int64_t list_bytes = 0;
    std::int64_t packed = 0;
    std::int64_t unpacked = 0;
    std::int64_t cells = 0;
    std::int64_t nulls = 0;
    std::string lowest;
    std::string highest;
  };

  /// The places of the cells that are there.
  static std::span<const std::int32_t> take_there(std::span<const std::int32_t> places,
                                                  LargeVector<std::int32_t>& there) {
    there.resize(places.size());
    std::size_t count = 0;
    for (const auto place : places) {
      there[count] = place;
      count += place >= 0 ? 1 : 0;
    }
    return std::span(there).first(count);
  }

  /// Which cells are there: "definition levels", a bit a cell.
  void append_levels(std::span<const std::int32_t> places, std::size_t there, std::string& page) {
    nulls_ += static_cast<std::int64_t>(places.size() - there);
    page.append(4, '\0');
    if (there == 0 || there == places.size()) {
      append_run(page, places.size(), there > 0 ? 1 : 0, 1);
    } else {
      const auto groups = (places.size() + 7) / 8;
      append_varint(page, groups << 1U | 1U);
      append_bits_of(page, places, [](std::int32_t place) { return place >= 0; });
    }
    const auto size = static_cast<std::uint32_t>(page.size() - 4);
    std::memcpy(page.data(), &size, sizeof(size));
  }

  template <typename F>
  static void append_bits_of(std::string& page, std::span<const std::int32_t> places, F&& bit) {
    const auto start = page.size();
    page.resize(start + (places.size() + 7) / 8);
    auto* out = page.data() + start;
    std::size_t i = 0;
    for (; i + 8 <= places.size(); i += 8) {
      unsigned byte = 0;
      for (unsigned k = 0; k < 8; ++k) byte |= (bit(places[i + k]) ? 1U : 0U) << k;
      *out++ = static_cast<char>(byte);
    }
    unsigned rest = 0;
    for (unsigned k = 0; i + k < places.size(); ++k) rest |= (bit(places[i + k]) ? 1U : 0U) << k;
    if (i < places.size()) *out = static_cast<char>(rest);
  }

  /// Booleans have no list: the format packs them as bits.
  void append_booleans(std::span<const std::int32_t> there, Packer& packer) {
    auto& numbers = packer.numbers;
    numbers.clear();
    const auto* cells = values_.cells<bool>();
    for (const auto place : there) numbers.push_back(cells[place] ? 1 : 0);
    append_bits(packer.page, numbers, 1);
  }

  /// Numbers the values in the order in which the group meets them; false if they become too many.
  bool number(std::span<const std::int32_t> there, LargeVector<std::uint16_t>& numbers) {
    const auto before = listed_.size();
    numbers.resize(there.size());
    for (std::size_t i = 0; i < there.size(); ++i) {
      const auto place = there[i];
      auto& at = number_of_[static_cast<std::size_t>(place)];
      if (at == 0) {
        if (listed_.size() == kMostListed) {
          forget_after(before);
          return false;
        }
        listed_.push_back(static_cast<std::uint32_t>(place));
        at = static_cast<std::uint32_t>(listed_.size());
      }
      numbers[i] = static_cast<std::uint16_t>(at - 1);
    }
    return true;
  }

  void forget_after(std::size_t kept) {
    for (std::size_t i = kept; i < listed_.size(); ++i) number_of_[listed_[i]] = 0;
    listed_.resize(kept);
  }

  void append_numbers(Packer& packer) {
    auto& numbers = packer.numbers;
    const auto width = width_for(listed_.size());
    packer.page += static_cast<char>(width);
    const bool same = std::ranges::all_of(numbers, [&](auto n) { return n == numbers.front(); });
    if (same) {
      append_run(packer.page, numbers.size(), numbers.front(), width);
    } else {
      append_packed(packer.page, numbers, width);
    }
  }

  /// The least and the greatest value, by which a reader may pass over a group.
  void describe_range(Described& described) const {
    if (listed_.empty() || values_.type == CellType::Text) return;
    with_cell_type(values_.type, [&](auto cell) {
      const auto* cells = values_.cells<decltype(cell)>();
      const auto by_value = [&](std::uint32_t place) { return cells[place]; };
      const auto [least, most] = std::ranges::minmax_element(listed_, {}, by_value);
      append_plain(described.lowest, values_, *least);
      append_plain(described.highest, values_, *most);
      // The format wants a zero to be the negative one below and the positive one above.
      if constexpr (std::is_same_v<decltype(cell), double>) {
        if (cells[*least] == 0) described.lowest = raw(-0.0);
        if (cells[*most] == 0) described.highest = raw(0.0);
      }
    });
  }

  static std::string raw(double value) {
    std::string bytes;
    append_raw(bytes, value);
    return bytes;
  }

  std::string name_;
  const TypedColumn& values_;
  std::vector<std::uint32_t> number_of_;  ///< by value: its number in the group's list from 1
  std::vector<std::uint32_t> listed_;     ///< the group's list: places in the values
  bool plain_ = false;                    ///< the list is full: values themselves are written
  std::string pages_;
  std::int64_t unpacked_ = 0;
  std::int64_t cells_ = 0;
  std::int64_t nulls_ = 0;
  std::vector<Described> described_;  ///< by group
};

ParquetFile::ParquetFile(const std::filesystem::path& file,
                         const std::vector<Column>& columns,
                         std::size_t hands)
    : path_(file), out_(file, std::ios::binary) {
  for (std::size_t i = 0; i < std::max<std::size_t>(hands, 1); ++i)
    packers_.push_back(std::make_unique<Packer>());
  for (const auto& column : columns) chunks_.push_back(std::make_unique<Chunk>(column));
  write(kMagic);
}

ParquetFile::~ParquetFile() = default;

void ParquetFile::add(std::size_t column, std::span<const std::int32_t> places, std::size_t hand) {
  if (!places.empty()) chunks_[column]->add(places, *packers_[hand]);
}

void ParquetFile::end_block(std::size_t rows) {
  rows_ += static_cast<std::int64_t>(rows);
  group_rows_ += static_cast<std::int64_t>(rows);
  if (group_rows_ >= kGroup) end_group();
}

void ParquetFile::end_group() {
  if (group_rows_ == 0) return;
  Group group;
  group.rows = std::exchange(group_rows_, 0);
  group.offset = offset_;
  for (const auto& chunk : chunks_) {
    const auto [list, pages] = chunk->take(offset_, *packers_.front());
    write(list);
    write(pages);
    group.bytes += chunk->unpacked(groups_.size());
    group.packed += chunk->packed(groups_.size());
  }
  groups_.push_back(group);
}

std::int64_t ParquetFile::finish() {
  end_group();
  Thrift about;
  about.begin_element();
  about.i32(1, 1);
  about.list(2, Thrift::Element::Struct, chunks_.size() + 1);
  about.begin_element();
  about.binary(4, "rows");
  about.i32(5, static_cast<std::int32_t>(chunks_.size()));
  about.end();
  for (const auto& chunk : chunks_) chunk->describe_type(about);
  about.i64(3, rows_);
  about.list(4, Thrift::Element::Struct, groups_.size());
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    about.begin_element();
    about.list(1, Thrift::Element::Struct, chunks_.size());
    for (const auto& chunk : chunks_) chunk->describe(about, i);
    about.i64(2, groups_[i].bytes);
    about.i64(3, groups_[i].rows);
    about.i64(5, groups_[i].offset);
    about.i64(6, groups_[i].packed);
    about.end();
  }
  about.binary(6, "Orrery");
  about.list(7, Thrift::Element::Struct, chunks_.size());
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    about.begin_element();  // the order of a value's own type
    about.begin(1);
    about.end();
    about.end();
  }
  about.end();
  write(about.bytes());
  std::string size;
  append_raw(size, static_cast<std::uint32_t>(about.bytes().size()));
  write(size);
  write(kMagic);
  out_.close();
  if (!out_) write({});
  return rows_;
}

void ParquetFile::write(std::string_view bytes) {
  if (out_) out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out_)
    throw Error(ErrorKind::Failure,
                "no space left on the disk, or the file cannot be written",
                path_.string(),
                "free some space, or choose another folder");
  offset_ += static_cast<std::int64_t>(bytes.size());
}

}  // namespace orrery::store
