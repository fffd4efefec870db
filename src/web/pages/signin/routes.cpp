#include "web/pages/pages.h"
#include "web/pages/signin/account.h"
#include "web/pages/signin/kept.h"
#include "web/pages/signin/sign_in.h"
#include "web/session/session.h"

namespace lintel::web {

namespace {

Response stay_signed_in(const Visit& visit) {
  keep_alive(visit.site, *visit.signed_in, visit.now);
  return no_content();
}

Response go_home(const Visit& visit) {
  const auto home = home_of(visit);
  return home == "/" ? not_for_your_roles(visit) : see_other(home);
}

}  // namespace

std::vector<Route> signin_routes() {
  using namespace signin;
  const Access anyone{.who = Who::anyone};
  const Access staff{.who = Who::staff};
  const Access before_second_factor{.who = Who::staff, .before_second_factor = true};
  return {
      {Method::get, "/sign-in", anyone, show_sign_in},
      {Method::post, "/sign-in", anyone, sign_in},
      {Method::post, "/sign-in/demo", anyone, sign_in_demo},
      {Method::post, "/sign-out", before_second_factor, sign_out},
      {Method::get, "/set-password/{token}", anyone, show_set_password},
      {Method::post, "/set-password/{token}", anyone, set_password},
      {Method::get, "/second-factor", before_second_factor, show_second_factor},
      {Method::post, "/second-factor", before_second_factor, confirm_second_factor},
      {Method::post, "/session/keepalive", before_second_factor, stay_signed_in},
      {Method::get, "/home", staff, go_home},
      {Method::get, "/account", staff, show_account},
      {Method::post, "/drafts/{id}", staff, keep_typed},
      {Method::get, "/continue/{id}", staff, show_continue},
      {Method::post, "/continue/{id}/discard", staff, discard_continue},
  };
}

}  // namespace lintel::web
