// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/sha256.hpp"

#include <openssl/evp.h>

#include <array>
#include <memory>

#include "orrery/base/error.hpp"
#include "orrery/intake/byte_source.hpp"

namespace orrery::intake {
namespace {

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    expect(context_ != nullptr && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }

  void add(std::string_view bytes) {
    expect(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }

  std::string hex() {
    std::array<unsigned char, 32> digest{};
    expect(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned byte : digest) {
      text += kDigits[byte >> 4U];
      text += kDigits[byte & 15U];
    }
    return text;
  }

 private:
  static void expect(bool done) {
    if (!done)
      throw Error(ErrorKind::Failure, "the cryptographic library refused to compute SHA-256");
  }

  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

}  // namespace

std::string sha256_of_file(const std::filesystem::path& path) {
  Sha256 sum;
  FileBytes file(path);
  for (auto piece = file.next(); !piece.empty(); piece = file.next()) sum.add(piece);
  return sum.hex();
}

std::string sha256_of(std::string_view text) {
  Sha256 sum;
  sum.add(text);
  return sum.hex();
}

}  // namespace orrery::intake
