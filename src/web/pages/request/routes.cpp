#include "web/pages/landing/landing.h"
#include "web/pages/pages.h"
#include "web/pages/request/pages.h"

namespace lintel::web {

std::vector<Route> public_routes() {
  using namespace request;
  const Access anyone{.who = Who::anyone};
  return {
      {Method::get, "/", anyone, landing::show_landing},

      {Method::get, "/request", anyone, show_support},
      {Method::post, "/request/start", anyone, start_support},
      {Method::get, "/request/return", anyone, show_return},
      {Method::post, "/request/return", anyone, return_to_support},
      {Method::get, "/request/tasks", anyone, show_tasks},
      {Method::get, "/request/referrer", anyone, show_referrer},
      {Method::post, "/request/referrer", anyone, save_referrer},
      {Method::post, "/request/referrer/draft", anyone, keep_referrer},
      {Method::get, "/request/sections/{section}", anyone, show_section},
      {Method::post, "/request/sections/{section}", anyone, save_section},
      {Method::post, "/request/sections/{section}/draft", anyone, keep_section},
      {Method::get, "/request/people/{list}/{number}", anyone, show_person},
      {Method::post, "/request/people/{list}/{number}", anyone, save_person},
      {Method::post, "/request/people/{list}/done", anyone, finish_people},
      {Method::get, "/request/people/{list}/{number}/remove", anyone, show_remove_person},
      {Method::post, "/request/people/{list}/{number}/remove", anyone, remove_person},
      {Method::get, "/request/check", anyone, show_check},
      {Method::get, "/request/copy", anyone, show_copy},
      {Method::post, "/request/send", anyone, send_support()},
      {Method::get, "/request/sent", anyone, show_sent},
      {Method::get, "/request/discard", anyone, show_discard},
      {Method::post, "/request/discard", anyone, discard_support},

      {Method::get, "/worry", anyone, show_worry},
      {Method::get, "/worry/check", anyone, show_worry_check},
      {Method::post, "/worry/send", anyone, send_worry()},
      {Method::get, "/worry/sent", anyone, show_worry_sent},
      {Method::get, "/worry/{step}", anyone, show_worry_step},
      {Method::post, "/worry/{step}", anyone, save_worry_step},
      {Method::get, "/leave", anyone, leave},

      {Method::get, "/status", anyone, show_status},
      {Method::post, "/status", anyone, ask_status},
  };
}

}  // namespace lintel::web
