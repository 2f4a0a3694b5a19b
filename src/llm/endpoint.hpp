// Where a question may be sent.
#pragma once

#include <string>
#include <string_view>

namespace synthgen::llm {

// Why `url` cannot be an endpoint, as a clause; empty if it can. It is https, or http to this machine, has a
// host, and neither user, query nor fragment, which could hold a key or lead elsewhere.
std::string endpoint_problem(std::string_view url);

// Whether the host of a URL is this machine: localhost, 127.0.0.0/8 or [::1].
bool is_loopback(std::string_view url) noexcept;

// Whether one of the entries of `allowed`, a list separated by commas, is the endpoint or a prefix of it that
// ends at a slash.
bool is_allowed(std::string_view url, std::string_view allowed) noexcept;

}  // namespace synthgen::llm
