// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/gzip_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "orrery/base/error.hpp"

namespace orrery::intake {
namespace {

constexpr std::size_t kPiece = std::size_t{64} * 1024;
constexpr int kGzipOnly = 16 + MAX_WBITS;

Error broken(const std::string& place, std::string_view how, std::uint64_t at) {
  return Error(ErrorKind::MissingData,
               fmt::format("'{}' is {} after {} bytes", place, how, at),
               place,
               "download the file again");
}

}  // namespace

GzipBytes::GzipBytes(std::unique_ptr<ByteSource> packed, std::string place)
    : packed_(std::move(packed)), place_(std::move(place)), buffer_(new char[kPiece]) {
  if (inflateInit2(&stream_, kGzipOnly) != Z_OK)
    throw Error(ErrorKind::Failure, "no memory to unpack", place_);
}

GzipBytes::~GzipBytes() {
  inflateEnd(&stream_);
}

bool GzipBytes::refill() {
  if (stream_.avail_in > 0) return true;
  const auto piece = packed_->next();
  packed_bytes_ += piece.size();
  // zlib never writes to its input; its interface merely lacks the const.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  stream_.avail_in = static_cast<uInt>(piece.size());
  return !piece.empty();
}

bool GzipBytes::starts_next_stream() {
  while (refill()) {
    auto* const end = stream_.next_in + stream_.avail_in;
    const auto* const at = std::find_if(stream_.next_in, end, [](Bytef byte) { return byte != 0; });
    const auto padding = static_cast<uInt>(at - stream_.next_in);
    stream_.next_in += padding;
    stream_.avail_in -= padding;
    if (stream_.avail_in == 0) continue;
    if (padding > 0 || *stream_.next_in != 0x1f)
      throw broken(place_, "damaged", packed_bytes_ - stream_.avail_in);
    return true;
  }
  return false;
}

std::string_view GzipBytes::next() {
  stream_.next_out = reinterpret_cast<Bytef*>(buffer_.get());
  stream_.avail_out = kPiece;
  while (!ended_ && stream_.avail_out > 0) {
    if (!within_stream_) {
      if (!starts_next_stream()) {
        ended_ = true;
        break;
      }
      inflateReset(&stream_);
      within_stream_ = true;
    }
    if (!refill()) throw broken(place_, "truncated", packed_bytes_);
    const int result = inflate(&stream_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) {
      within_stream_ = false;
    } else if (result != Z_OK) {
      throw broken(place_, "damaged", packed_bytes_ - stream_.avail_in);
    }
  }
  return {buffer_.get(), kPiece - stream_.avail_out};
}

}  // namespace orrery::intake
