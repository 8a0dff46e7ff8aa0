// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace orrery::testing {

/// A request as it came in.
struct WebRequest {
  std::string path;
  std::string text;  ///< all of its head

  /// The value of a header, empty if it is absent.
  std::string header(const std::string& name) const {
    const auto at = text.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return text.substr(begin, text.find("\r\n", begin) - begin);
  }
};

/// A web server on 127.0.0.1 that answers as a test tells it to, well or badly. Every connection
/// carries one request and ends with its answer.
class LoopbackServer {
 public:
  /// How an answer is written: raw bytes, in any number of pieces.
  class Answer {
   public:
    explicit Answer(int socket, const std::atomic<bool>& stopped)
        : socket_(socket), stopped_(stopped) {}

    void send(std::string_view bytes) const {
      while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
      }
    }
    /// Keeps silent until the client or the test goes away.
    void stall() const {
      pollfd gone{socket_, POLLIN, 0};
      while (!stopped_ && ::poll(&gone, 1, 20) == 0) {
      }
    }

   private:
    int socket_;
    const std::atomic<bool>& stopped_;
  };
  using Handler = std::function<void(const WebRequest&, const Answer&)>;

  /// Listens on a port of the system's choice.
  explicit LoopbackServer(Handler handler)
      : handler_(std::move(handler)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const named = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(listener_, named, size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, named, &size) != 0) {
      const int reason = errno;
      ::close(listener_);
      throw std::system_error(reason, std::generic_category(), "no port to listen on");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::jthread([this] { serve(); });
  }
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;
  ~LoopbackServer() {
    stopped_ = true;
    thread_.join();
    ::close(listener_);
  }

  /// "http://127.0.0.1:12345"
  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_); }

  /// The requests so far.
  std::vector<WebRequest> requests() const {
    const std::scoped_lock lock(mutex_);
    return requests_;
  }

  /// An answer with its length and, if given, further headers ("ETag: \"a\"\r\n").
  static std::string answer(const std::string& status,
                            const std::string& body,
                            const std::string& headers = {}) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           headers + "Connection: close\r\n\r\n" + body;
  }

 private:
  void serve() {
    while (!stopped_) {
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 20) <= 0) continue;
      const int socket = ::accept(listener_, nullptr, nullptr);
      if (socket < 0) continue;
      const auto request = read(socket);
      {
        const std::scoped_lock lock(mutex_);
        requests_.push_back(request);
      }
      handler_(request, Answer(socket, stopped_));
      ::close(socket);
    }
  }

  static WebRequest read(int socket) {
    WebRequest request;
    char byte = 0;
    while (!request.text.ends_with("\r\n\r\n") && ::recv(socket, &byte, 1, 0) == 1)
      request.text += byte;
    const auto begin = request.text.find(' ');
    if (begin != std::string::npos)
      request.path = request.text.substr(begin + 1, request.text.find(' ', begin + 1) - begin - 1);
    return request;
  }

  Handler handler_;
  int listener_;
  int port_ = 0;
  std::atomic<bool> stopped_{false};
  mutable std::mutex mutex_;
  std::vector<WebRequest> requests_;
  std::jthread thread_;
};

}  // namespace orrery::testing
