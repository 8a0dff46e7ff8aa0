// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/chunk_reader.hpp"

#include <algorithm>

#include "orrery/events/fields.hpp"

namespace orrery::events {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

/// Far above any event file; stops only what unpacks without end.
constexpr std::uint64_t kMostUnpacked = 1ULL << 40U;

}  // namespace

ChunkReader::ChunkReader(std::span<const intake::FoundFile> files,
                         Format format,
                         std::size_t chunk_bytes)
    : files_(files), format_(format), chunk_bytes_(chunk_bytes) {}

void ChunkReader::open() {
  source_ = intake::open_bytes(files_[file_], kMostUnpacked);
  piece_ = source_->next();
  held_.clear();
  while (held_.size() < kByteOrderMark.size() && fill()) {
  }
  if (held_.starts_with(kByteOrderMark)) held_.erase(0, kByteOrderMark.size());
  auto end = held_.find('\n');
  while (end == std::string::npos && held_.size() < kLongestLine && fill()) end = held_.find('\n');
  layout_ = std::make_shared<const Layout>(
      layout_of(format_,
                std::string_view(held_).substr(0, std::min({end, held_.size(), kLongestLine})),
                files_[file_].place()));
}

/// Takes a part of the current piece, so that chunks stay small however large the pieces are.
bool ChunkReader::fill() {
  if (piece_.empty()) piece_ = source_->next();
  if (piece_.empty()) return false;
  const auto part = piece_.substr(0, chunk_bytes_);
  held_.append(part);
  piece_.remove_prefix(part.size());
  return true;
}

void ChunkReader::take(Chunk& chunk, std::size_t size) {
  chunk.text.assign(held_, 0, size);
  chunk.size = size;
  chunk.text.append(kSlack, '\0');
  held_.erase(0, size);
}

void ChunkReader::drop_rest_of_line() {
  for (;;) {
    const auto end = held_.find('\n');
    if (end != std::string::npos) {
      held_.erase(0, end + 1);
      return;
    }
    held_.clear();
    if (!fill()) return;
  }
}

bool ChunkReader::next(Chunk& chunk) {
  if (file_ == files_.size()) return false;
  chunk.opens = source_ == nullptr;
  if (chunk.opens) open();
  chunk.file = file_;
  chunk.layout = layout_;
  chunk.too_long = false;
  bool more = true;
  while (held_.size() < chunk_bytes_ && more) more = fill();
  auto end = held_.rfind('\n');
  while (more && end == std::string::npos && held_.size() <= kLongestLine) {
    const auto before = held_.size();
    more = fill();
    end = held_.find('\n', before);
  }
  if (end != std::string::npos && more) {
    take(chunk, end + 1);
  } else if (held_.size() > kLongestLine && end == std::string::npos) {
    take(chunk, 0);
    drop_rest_of_line();
    chunk.too_long = true;
  } else {
    take(chunk, held_.size());
  }
  if (held_.empty() && piece_.empty()) {
    piece_ = source_->next();
    if (piece_.empty()) {
      source_.reset();
      ++file_;
    }
  }
  return true;
}

}  // namespace orrery::events
