#include "web/server/response.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.h"

namespace lintel::web {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").contains(c);
}

bool is_token(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, is_token_character);
}

bool is_cookie_value_character(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u > 0x20 && u < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool belongs_to_server(std::string_view name) {
  constexpr std::array<std::string_view, 5> owned{"content-length", "transfer-encoding", "connection", "date",
                                                  "content-encoding"};
  return std::ranges::find(owned, base::lower_case(name)) != owned.end();
}

Response with_body(std::string_view type, std::string body, int status) {
  Response response;
  response.status = status;
  response.content_type = type;
  response.body = std::move(body);
  return response;
}

Response redirect(std::string_view location) {
  Response response;
  response.status = 303;
  response.add_header("Location", std::string(location));
  return response;
}

bool is_url_character(char c) {
  return static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F;
}

}  // namespace

Response& Response::add_header(std::string name, std::string value) {
  if (!is_token(name) || std::ranges::any_of(value, is_control) || belongs_to_server(name))
    throw std::invalid_argument("a response header that cannot be sent: " + name);
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response& Response::on_route(std::string_view route_template) {
  route = route_template;
  return *this;
}

Response text_response(std::string body, int status) {
  return with_body("text/plain; charset=utf-8", std::move(body), status);
}
Response html_response(std::string body, int status) {
  return with_body("text/html; charset=utf-8", std::move(body), status);
}
Response json_response(std::string body, int status) {
  return with_body("application/json", std::move(body), status);
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response not_found() {
  return error_page(404, {}, false);
}

Response method_not_allowed(std::string_view allowed_methods) {
  auto response = error_page(405, {}, false);
  response.add_header("Allow", std::string(allowed_methods));
  return response;
}

// A backslash counts as a slash to browsers, and they drop tabs and line ends inside a URL.
bool is_local_path(std::string_view path) {
  if (!path.starts_with('/') || path.starts_with("//") || path.contains('\\')) return false;
  return std::ranges::all_of(path, is_url_character);
}

Response see_other(std::string_view path) {
  if (!is_local_path(path)) throw std::invalid_argument("a redirection that would leave this service");
  return redirect(path);
}

Response see_other_site(std::string_view url) {
  const bool to_localhost = url.starts_with("http://localhost:") || url.starts_with("http://localhost/");
  if ((!url.starts_with("https://") && !to_localhost) || !std::ranges::all_of(url, is_url_character))
    throw std::invalid_argument("a redirection to another site must use https");
  return redirect(url);
}

void set_cookie(Response& response, std::string_view name, std::string_view value, const CookieAttributes& attributes) {
  if (!is_token(name) || !std::ranges::all_of(value, is_cookie_value_character))
    throw std::invalid_argument("a cookie that cannot be sent");
  std::string line = fmt::format("{}={}; Path={}", name, value, attributes.path);
  if (attributes.max_age) line += fmt::format("; Max-Age={}", attributes.max_age->count());
  if (attributes.http_only) line += "; HttpOnly";
  if (attributes.secure) line += "; Secure";
  line += attributes.same_site == SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  response.add_header("Set-Cookie", std::move(line));
}

void expire_cookie(Response& response, std::string_view name, CookieAttributes attributes) {
  attributes.max_age = std::chrono::seconds(0);
  set_cookie(response, name, "", attributes);
}

ErrorWords error_words(int status) {
  switch (status) {
    case 400:
      return {"Bad request", "The request cannot be read."};
    case 401:
      return {"Sign in first", "This page is for people who are signed in."};
    case 403:
      return {"Not allowed", "You cannot do this."};
    case 404:
      return {"Page not found", "If you typed the web address, check it is correct."};
    case 405:
      return {"Not possible", "This address does not accept that kind of request."};
    case 408:
      return {"The request took too long", "The request did not arrive in time. Try again."};
    case 413:
      return {"Too large", "What you sent is larger than this service accepts. Nothing was saved."};
    case 414:
    case 431:
      return {"The request is too long", "Delete the cookies of this service in your browser and try again."};
    case 415:
      return {"It cannot be read", "It was sent in a form that this service does not read. Nothing was saved."};
    case 429:
      return {"Too often", "There were too many requests from here. Wait a minute and try again."};
    case 501:
      return {"Not possible", "This service does not know that kind of request."};
    case 503:
      return {"Sorry, the service is busy", "Try again in a minute. Nothing was saved."};
    default:
      return {"Sorry, there is a problem with the service", "Try again later."};
  }
}

namespace {

// What a program is told: a page's words would make no sense to whoever writes it.
struct ProgramWords {
  std::string_view type, title, detail;
};

ProgramWords words_for_programs(int status) {
  switch (status) {
    case 401:
      return {"no-valid-key", "No valid key", "Send a key that the hub has given you: Authorization: Bearer KEY."};
    case 403:
      return {"not-allowed", "Not allowed", "This key, or whoever is signed in, may not do this."};
    case 404:
      return {"not-found", "Not found", "There is nothing at this address. /api/v1/openapi.json lists what there is."};
    case 405:
      return {"method-not-allowed", "Method not allowed",
              "This address does not accept that method. The Allow header lists those that it does."};
    case 413:
      return {"too-large", "Too large", "What was sent is larger than this service accepts. Nothing was saved."};
    case 415:
      return {"wrong-content-type", "Content type not accepted",
              "Send JSON, with the header Content-Type: application/json. Nothing was saved."};
    case 429:
      return {"too-many-requests", "Too many requests", "Wait a minute, then go on more slowly. Nothing was saved."};
    case 503:
      return {"not-now", "Not now", "The service is busy. Try again in a minute. Nothing was saved."};
    default:
      const auto [title, sentence] = error_words(status);
      return {status < 500 ? "bad-request" : "failed", title, sentence};
  }
}

// RFC 9457.
Response problem_for_programs(int status, std::string_view reference) {
  const auto [type, title, detail] = words_for_programs(status);
  const std::string quoted = reference.empty() ? "" : fmt::format(R"(,"reference":"{}")", reference);
  auto response =
      json_response(fmt::format(R"({{"type":"urn:lintel:problem:{}","title":"{}","status":{},"detail":"{}"{}}})", type,
                                title, status, detail, quoted),
                    status);
  response.content_type = "application/problem+json";
  return response;
}

}  // namespace

Response error_page(int status, std::string_view reference, bool as_json) {
  if (as_json) return problem_for_programs(status, reference);
  const auto [title, sentence] = error_words(status);
  const std::string quoted = reference.empty() ? "" : fmt::format("<p>Reference: <strong>{}</strong></p>\n", reference);
  return html_response(
      fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                  "<title>{0}</title></head>\n<body><main>\n<h1>{0}</h1>\n<p>{1}</p>\n{2}</main></body>\n</html>\n",
                  title, sentence, quoted),
      status);
}

}  // namespace lintel::web
