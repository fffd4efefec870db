#include "web/components/page.h"

#include <gtest/gtest.h>

using namespace lintel::web;
using namespace lintel::web::components;

namespace {

Page example() {
  return {.assets = {.css = "/assets/a.css", .init = "/assets/i.js", .js = "/assets/j.js", .icon = "/assets/i.svg"},
          .title = "Contacts",
          .service_name = "Example <Hub>",
          .service_url = "/home",
          .before_content = el("p", {}, {"before"}),
          .content = el("h1", {}, {"Contacts"}),
          .footer = {.links = {{"Accessibility", "/accessibility"}}, .text = "Example Council"}};
}

TEST(Page, with_a_way_out_has_a_second_skip_link_that_leaves_at_once) {
  auto leaving = example();
  leaving.exit_href = "/leave";
  const auto markup = std::string(page(leaving).markup());
  const auto first = markup.find("Skip to main content"), second = markup.find("govuk-js-exit-this-page-skiplink");
  ASSERT_NE(second, std::string::npos);
  EXPECT_LT(first, second);
  EXPECT_LT(second, markup.find("<header"));
  EXPECT_TRUE(markup.contains("<a href=\"/leave\""));
  EXPECT_FALSE(page(example()).markup().contains("exit-this-page"));
}

TEST(Page, keeps_the_banner_of_the_site_in_the_header) {
  auto demonstration = example();
  demonstration.banner = el("p", {}, {"Invented people"});
  EXPECT_TRUE(page(demonstration).markup().contains("<p>Invented people</p>\n</header>"));
}

TEST(Page, is_the_document_that_we_mean) {
  EXPECT_EQ(page(example()).markup(), R"(<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>Contacts - Example &lt;Hub&gt;</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="#1f4e5f">
<link rel="icon" href="/assets/i.svg" type="image/svg+xml" sizes="any">
<link rel="stylesheet" href="/assets/a.css">
<script type="module" src="/assets/j.js"></script>
</head>
<body class="govuk-template__body">
<script src="/assets/i.js"></script>
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<header class="govuk-template__header">
<div class="govuk-generic-header">
<div class="govuk-generic-header__container govuk-width-container">
<div class="govuk-generic-header__logo">
<a href="/home" class="govuk-generic-header__homepage-link">
<span class="lintel-header__name">Example &lt;Hub&gt;</span>
</a>
</div>
</div>
</div>
</header>
<div class="govuk-width-container">
<nav aria-label="Leave this page">
<p>before</p>
</nav>
<main class="govuk-main-wrapper" id="main-content">
<h1>Contacts</h1>
</main>
</div>
<footer class="govuk-template__footer">
<div class="govuk-footer lintel-footer">
<div class="govuk-width-container">
<div class="govuk-footer__meta">
<div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
<h2 class="govuk-visually-hidden">Support links</h2>
<ul class="govuk-footer__inline-list">
<li class="govuk-footer__inline-list-item">
<a class="govuk-footer__link" href="/accessibility">Accessibility</a>
</li>
</ul>
<div class="govuk-footer__meta-custom">Example Council</div>
</div>
</div>
</div>
</div>
</footer>
</body>
</html>
)");
}

TEST(Page, a_mistake_is_heard_first_in_the_title) {
  Page with_errors = example();
  with_errors.has_errors = true;
  EXPECT_NE(page(with_errors).markup().find("<title>Error: Contacts - Example"), std::string::npos);
}

TEST(Page, a_signed_in_page_says_when_its_session_ends) {
  Page signed_in = example();
  signed_in.session = {.idle_seconds = 900, .keepalive_url = "/session/keepalive", .csrf = "a\"b"};
  EXPECT_NE(page(signed_in).markup().find("<body class=\"govuk-template__body\" data-idle-seconds=\"900\" "
                                          "data-keepalive-url=\"/session/keepalive\" data-csrf=\"a&quot;b\">"),
            std::string::npos);
}

TEST(Page, a_wide_page_and_its_navigation_are_shown) {
  Page wide = example();
  wide.wide = true;
  wide.navigation = ServiceNavigation{.navigation = {{.text = "Worklist", .href = "/worklist", .current = true}}};
  const std::string markup = page(wide).markup();
  EXPECT_NE(markup.find("<body class=\"govuk-template__body lintel-wide\">"), std::string::npos);
  EXPECT_NE(markup.find("href=\"/worklist\" aria-current=\"page\""), std::string::npos);
}

TEST(Page, nothing_of_the_crown_is_shown) {
  const std::string markup = page(example()).markup();
  for (const char* mark : {"crown", "Crown", "crest", "GOV.UK", "opengovernmentlicence", "licence"})
    EXPECT_EQ(markup.find(mark), std::string::npos) << mark;
}

}  // namespace
