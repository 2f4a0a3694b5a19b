#include "llm/endpoint.hpp"

#include <algorithm>

#include "core/ascii.hpp"

namespace synthgen::llm {

namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::string_view kHttp = "http://";

std::string_view scheme_of(std::string_view url) noexcept {
  if (url.starts_with(kHttps)) return kHttps;
  if (url.starts_with(kHttp)) return kHttp;
  return {};
}

// Host and port.
std::string_view authority_of(std::string_view url) noexcept {
  url.remove_prefix(scheme_of(url).size());
  return url.substr(0, url.find('/'));
}

std::string_view host_of(std::string_view url) noexcept {
  std::string_view const authority = authority_of(url);
  if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool is_host_letter(char letter) noexcept {
  return core::is_alnum(letter) || letter == '.' || letter == '-' || letter == '_';
}

// A host name, an IPv4 address, or an IPv6 address in brackets; then perhaps a port.
bool is_authority(std::string_view authority) noexcept {
  std::string_view rest = authority;
  if (rest.starts_with('[')) {
    std::size_t const end = rest.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    std::string_view const address = rest.substr(1, end - 1);
    if (address.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return false;
    rest.remove_prefix(end + 1);
  } else {
    auto const end = std::find_if_not(rest.begin(), rest.end(), is_host_letter);
    if (end == rest.begin()) return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  }
  if (rest.empty()) return true;
  return rest.size() > 1 && rest.size() < 7 && rest[0] == ':' &&
         std::all_of(rest.begin() + 1, rest.end(), core::is_digit);
}

// Dotted and complete, since short forms such as 127.1 are read differently by different libraries.
bool is_loopback_address(std::string_view host) noexcept {
  return host.starts_with("127.") && std::count(host.begin(), host.end(), '.') == 3 &&
         std::all_of(host.begin(), host.end(),
                     [](char letter) { return core::is_digit(letter) || letter == '.'; }) &&
         core::is_digit(host.back());
}

std::string_view trimmed(std::string_view text) noexcept {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('/')) text.remove_suffix(1);
  return text;
}

}  // namespace

bool is_loopback(std::string_view url) noexcept {
  std::string_view const host = host_of(url);
  return host == "localhost" || host == "[::1]" || is_loopback_address(host);
}

std::string endpoint_problem(std::string_view url) {
  if (scheme_of(url).empty()) return "it does not begin with https://";
  if (!is_authority(authority_of(url))) return "it has no valid host";
  bool const odd = std::any_of(url.begin(), url.end(), [](char letter) {
    return letter <= ' ' || letter == '@' || letter == '?' || letter == '#' || letter == '\\' ||
           letter == 0x7F;
  });
  if (odd) return "it has a user, a query, a fragment, or a character that does not belong there";
  if (url.find("/../") != std::string_view::npos || url.ends_with("/..")) return "its path leads upwards";
  if (scheme_of(url) == kHttp && !is_loopback(url)) return "plain http is for this machine only";
  return {};
}

bool is_allowed(std::string_view url, std::string_view allowed) noexcept {
  url = trimmed(url);
  while (!allowed.empty()) {
    std::size_t const comma = std::min(allowed.find(','), allowed.size());
    std::string_view const entry = trimmed(allowed.substr(0, comma));
    allowed.remove_prefix(std::min(comma + 1, allowed.size()));
    if (entry.empty() || !url.starts_with(entry)) continue;
    if (url.size() == entry.size() || url[entry.size()] == '/') return true;
  }
  return false;
}

}  // namespace synthgen::llm
