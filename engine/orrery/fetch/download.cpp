// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/fetch/download.hpp"

#include <curl/curl.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <thread>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::fetch {
namespace {

constexpr long kOk = 200;
constexpr long kPartial = 206;
constexpr long kRangeNotThere = 416;
constexpr long kMostRedirects = 10;
constexpr std::chrono::milliseconds kLongestWait{60000};

struct EasyDeleter {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;

struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// What the server said of the version of a file, so that a part of it can be continued.
struct Note {
  std::string url;
  std::string etag;
  std::string last_modified;

  /// What names the version in If-Range: a strong ETag, else the date; empty: nothing.
  const std::string& version() const {
    const bool strong = !etag.empty() && !etag.starts_with("W/");
    return strong ? etag : last_modified;
  }
};

Note read_note(const std::filesystem::path& part) {
  std::ifstream file(note_of(part));
  const auto json = nlohmann::json::parse(file, nullptr, false);
  if (!json.is_object()) return {};
  const auto text = [&](const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  return {text("url"), text("etag"), text("last_modified")};
}

void write_note(const std::filesystem::path& part, const Note& note) {
  std::ofstream(note_of(part)) << nlohmann::json{
      {"url", note.url},
      {"etag", note.etag},
      {"last_modified",
       note.last_modified}}.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

/// The part as it grows.
class PartFile {
 public:
  explicit PartFile(const std::filesystem::path& path)
      : path_(path), descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) throw error(errno);
    const auto end = ::lseek(descriptor_, 0, SEEK_END);
    size_ = end > 0 ? static_cast<std::uint64_t>(end) : 0;
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile() { ::close(descriptor_); }

  std::uint64_t size() const { return size_; }

  void restart() {
    if (::ftruncate(descriptor_, 0) != 0 || ::lseek(descriptor_, 0, SEEK_SET) != 0)
      throw error(errno);
    size_ = 0;
  }

  void append(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw error(errno);
      bytes.remove_prefix(static_cast<std::size_t>(written));
      size_ += static_cast<std::uint64_t>(written);
    }
  }

  void sync() {
    if (::fsync(descriptor_) != 0 && errno != EINVAL) throw error(errno);
  }

 private:
  Error error(int problem) const {
    const bool full = problem == ENOSPC || problem == EDQUOT;
    return {ErrorKind::Failure,
            full ? std::string("no space left on the disk")
                 : fmt::format("cannot write: {}", std::strerror(problem)),
            path_.string(),
            full ? "free some space, or name another folder with --data"
                 : "name a folder that you may write to with --data"};
  }

  std::filesystem::path path_;
  int descriptor_;
  std::uint64_t size_ = 0;
};

/// How one attempt ended.
struct Ending {
  bool complete = false;
  bool again = false;                 ///< a further attempt may help
  std::chrono::milliseconds wait{0};  ///< that the server asks for
  std::optional<Error> error = {};    ///< why it is not complete
};

/// One request and its answer.
class Attempt {
 public:
  Attempt(const std::string& url,
          const std::filesystem::path& part,
          const Limits& limits,
          const OnBytes& on_bytes,
          const Progress& progress)
      : url_(url),
        part_(part),
        limits_(limits),
        on_bytes_(on_bytes),
        progress_(progress),
        easy_(curl_easy_init()),
        file_(part) {}

  Ending run() {
    prepare();
    const auto result = curl_easy_perform(easy_.get());
    if (failure_) std::rethrow_exception(failure_);
    progress_.check();
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    return result == CURLE_OK ? answered(status) : broken(result, status);
  }

 private:
  void prepare() {
    auto* easy = easy_.get();
    const auto set = [easy](CURLoption option, auto value) {
      if (curl_easy_setopt(easy, option, value) != CURLE_OK)
        throw Error(ErrorKind::Internal, fmt::format("libcurl refuses option {}", int{option}));
    };
    set(CURLOPT_URL, url_.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USERAGENT, "orrery");
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, url_.starts_with("https:") ? "https" : "http,https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, kMostRedirects);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits_.stall.count()));
    set(CURLOPT_ERRORBUFFER, message_.data());
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &Attempt::on_progress);
    set(CURLOPT_XFERINFODATA, this);
    set(CURLOPT_HEADERFUNCTION, &Attempt::on_header);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Attempt::on_body);
    set(CURLOPT_WRITEDATA, this);

    const auto note = read_note(part_);
    if (file_.size() > 0 && (note.url != url_ || note.version().empty())) file_.restart();
    if (file_.size() > 0) {
      headers_.reset(curl_slist_append(nullptr, ("If-Range: " + note.version()).c_str()));
      range_ = fmt::format("{}-", file_.size());
      set(CURLOPT_HTTPHEADER, headers_.get());
      set(CURLOPT_RANGE, range_.c_str());
    }
  }

  Ending answered(long status) {
    if (status == kOk || status == kPartial) {
      if (!begun_) begin(status);  // a file without a byte
      file_.sync();
      return {.complete = true, .error = {}};
    }
    if (status == kRangeNotThere) {
      discard(part_);
      return {.again = true, .error = refusal(status)};
    }
    const bool passing = status == 408 || status == 429 || (status >= 500 && status != 501);
    curl_off_t asked = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &asked);
    return {.again = passing,
            .wait = std::chrono::seconds(std::clamp<curl_off_t>(asked, 0, 60)),
            .error = refusal(status)};
  }

  Error refusal(long status) const {
    return {
        status >= 500 || status == 429 ? ErrorKind::Failure : ErrorKind::MissingData,
        fmt::format("the server answers {}{}", status, meaning(status)),
        url_,
        "look at the publisher's page whether the file has moved, and put it into the folder by "
        "hand"};
  }

  static std::string_view meaning(long status) {
    switch (status) {
      case 401:
      case 403:
        return ": it does not give the file to everyone";
      case 404:
      case 410:
        return ": there is no such file";
      case 429:
        return ": too many requests";
      default:
        return "";
    }
  }

  Ending broken(CURLcode result, long status) {
    const std::string_view text =
        message_[0] != '\0' ? message_.data() : curl_easy_strerror(result);
    const auto failure = [&](std::string what, std::string hint) {
      return Error(ErrorKind::Failure, std::move(what), url_, std::move(hint));
    };
    switch (result) {
      case CURLE_COULDNT_RESOLVE_HOST:
      case CURLE_COULDNT_RESOLVE_PROXY:
      case CURLE_COULDNT_CONNECT:
        return {.error = failure(
                    fmt::format("the server cannot be reached: {}", text),
                    "connect to the internet, or download the file elsewhere and put it into the "
                    "folder by hand; what is there already can be built without a network")};
      case CURLE_TOO_MANY_REDIRECTS:
        return {.error = failure("the server redirects without end",
                                 "look at the publisher's page for the file's place")};
      case CURLE_UNSUPPORTED_PROTOCOL:
        return {.error = failure(status >= 300 && status < 400
                                     ? "the server redirects to a place that is not secure (https)"
                                     : "only http and https addresses are downloaded",
                                 "look at the publisher's page for the file's place")};
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CACERT_BADFILE:
        return {.error = failure(fmt::format("the server's certificate does not hold: {}", text),
                                 "check the date of this machine and its certificates "
                                 "(ca-certificates)")};
      case CURLE_OPERATION_TIMEDOUT:
        return {.again = true,
                .error = failure(fmt::format("the server fell silent after {} bytes", file_.size()),
                                 "run the command again: it goes on where it stopped")};
      case CURLE_PARTIAL_FILE:
      case CURLE_RECV_ERROR:
      case CURLE_SEND_ERROR:
      case CURLE_GOT_NOTHING:
      case CURLE_HTTP2:
      case CURLE_HTTP2_STREAM:
      case CURLE_WEIRD_SERVER_REPLY:
      case CURLE_SSL_CONNECT_ERROR:
        return {
            .again = true,
            .error = failure(
                fmt::format("the server cut the connection after {} bytes: {}", file_.size(), text),
                "run the command again: it goes on where it stopped")};
      default:
        return {.error = failure(fmt::format("the download failed: {}", text), {})};
    }
  }

  /// The first byte of the answer is there, so its headers are known.
  void begin(long status) {
    begun_ = true;
    keeps_ = status == kOk || status == kPartial;
    if (!keeps_) return;
    if (status == kOk) {
      file_.restart();
    } else if (!range_begins_at(file_.size())) {
      discard_later_ = true;
      throw Error(ErrorKind::Failure,
                  "the server sends another part of the file than was asked for",
                  url_,
                  "run the command again: it begins anew");
    }
    write_note(part_, answer_);
    curl_off_t length = -1;
    curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    all_ = length >= 0 ? file_.size() + static_cast<std::uint64_t>(length) : 0;
    require_size(all_);
  }

  bool range_begins_at(std::uint64_t offset) const {
    return content_range_.starts_with(fmt::format("bytes {}-", offset));
  }

  void require_size(std::uint64_t bytes) const {
    if (bytes <= limits_.max_bytes) return;
    throw Error(ErrorKind::Limit,
                fmt::format("the file is larger than {} bytes", limits_.max_bytes),
                url_,
                "download it by hand if you trust it, and put it into the folder");
  }

  void take(std::string_view bytes) {
    if (!begun_) {
      long status = 0;
      curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
      begin(status);
    }
    if (!keeps_) return;
    require_size(file_.size() + bytes.size());
    file_.append(bytes);
    on_bytes_(file_.size(), all_);
  }

  void read_header(std::string_view line) {
    if (line.starts_with("HTTP/")) {  // of the answer behind a redirect
      answer_ = {url_, "", ""};
      content_range_.clear();
      return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const auto name = folded(line.substr(0, colon));
    const std::string value(trimmed(line.substr(colon + 1)));
    if (name == "etag") answer_.etag = value;
    if (name == "last modified") answer_.last_modified = value;
    if (name == "content range") content_range_ = value;
  }

  /// Nothing may be thrown through libcurl: what is thrown is kept, and the transfer ended.
  template <typename Call>
  bool guarded(const Call& call) noexcept {
    try {
      call();
      return true;
    } catch (...) {
      failure_ = std::current_exception();
      return false;
    }
  }

  static std::size_t on_body(const char* data, std::size_t, std::size_t size, void* self) {
    auto& attempt = *static_cast<Attempt*>(self);
    return attempt.guarded([&] { attempt.take({data, size}); }) ? size : CURL_WRITEFUNC_ERROR;
  }
  static std::size_t on_header(const char* data, std::size_t, std::size_t size, void* self) {
    auto& attempt = *static_cast<Attempt*>(self);
    return attempt.guarded([&] { attempt.read_header(trimmed({data, size})); }) ? size : 0;
  }
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& progress = static_cast<Attempt*>(self)->progress_;
    return progress.cancel != nullptr && progress.cancel->cancelled() ? 1 : 0;
  }

 public:
  /// The part is of no use and is to be removed once its file is closed.
  bool discards() const { return discard_later_; }
  /// Bytes that the part has.
  std::uint64_t received() const { return file_.size(); }

 private:
  const std::string& url_;
  const std::filesystem::path& part_;
  const Limits& limits_;
  const OnBytes& on_bytes_;
  const Progress& progress_;
  Easy easy_;
  List headers_;
  std::string range_;
  PartFile file_;
  std::array<char, CURL_ERROR_SIZE> message_{};
  Note answer_;
  std::string content_range_;
  std::uint64_t all_ = 0;
  bool begun_ = false;
  bool keeps_ = false;
  bool discard_later_ = false;
  std::exception_ptr failure_;
};

void wait(std::chrono::milliseconds time, const Progress& progress) {
  constexpr std::chrono::milliseconds kStep{50};
  for (; time.count() > 0; time -= kStep) {
    progress.check();
    std::this_thread::sleep_for(std::min(time, kStep));
  }
}

}  // namespace

std::filesystem::path note_of(const std::filesystem::path& part) {
  return part.string() + ".json";
}

void discard(const std::filesystem::path& part) {
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  std::filesystem::remove(note_of(part), ignored);
}

void download(const std::string& url,
              const std::filesystem::path& part,
              const Limits& limits,
              const OnBytes& on_bytes,
              const Progress& progress) {
  static const auto kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kReady != CURLE_OK) throw Error(ErrorKind::Internal, "libcurl cannot be used");
  auto pause = limits.first_wait;
  std::uint64_t farthest = 0;
  for (int attempt = 1;; ++attempt) {
    progress.check();
    Attempt request(url, part, limits, on_bytes, progress);
    Ending ending;
    try {
      ending = request.run();
    } catch (...) {
      if (request.discards()) discard(part);
      throw;
    }
    if (ending.complete) return;
    if (request.received() > farthest) {
      // A line that breaks often still brings a large file home.
      if (farthest > 0) attempt = 1;
      farthest = request.received();
    }
    if (!ending.again || attempt >= limits.attempts) throw *ending.error;
    wait(std::clamp(pause, ending.wait, std::max(ending.wait, kLongestWait)), progress);
    pause *= 2;
  }
}

}  // namespace orrery::fetch
