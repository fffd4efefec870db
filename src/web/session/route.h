#pragma once

#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "casework/perform.h"
#include "web/server/server.h"
#include "web/session/visit.h"

/// A route says who may use it before it says what it does: there is no way to write one without a rule.
namespace lintel::web {

/// Who may come in at all.
enum class Who {
  anyone,   // no account: the public pages, health, assets
  staff,    // anybody signed in
  api_key,  // a caller with a key
};

/// The rule of a route.
struct Access {
  Who who = Who::staff;
  std::string right;        // a right of the pack's roles; empty: none beyond `who`
  std::string record_kind;  // "contact": path parameter {reference} names a record that this person must be allowed to
                            // see; each view of it is recorded before the page is served
  bool before_second_factor = false;  // also for administrators who have yet to set up their second factor
  bool blind = false;                 // does not look who asks: assets, health
  std::string part = {};          // of the pack (Pack::has_part): where a hub has no such part there is nothing here
  std::string names_nobody = {};  // the field by which who writes here confirms that it tells nobody apart
                                  // when the session has ended
  std::string opens = {};  // "report": the page is about many records. That it was opened, or was not for this person,
                           // is recorded before the page is served
  std::function<bool(const Visit&)> allows = {};  // of such a page: whether what is asked of it is for this person
};

/// A page without a record.
using Page = std::function<Response(const Visit&)>;
/// A page about a record that exists and that this person may see; the view has been recorded.
using RecordPage = std::function<Response(const Visit&, const std::vector<casework::Fact>&)>;
/// Something done: `doing` says what (the frame fills in hub, actor, now, key, expected version), `answer` makes the
/// page of its result: usually see_other when done, the form again with what was typed when it was declined or stale. A
/// record that does not exist or is not for this person is answered by the frame; before a record's page is shown again
/// its view is recorded.
struct Act {
  std::string verb;
  std::function<casework::Doing(const Visit&)> doing;
  std::function<Response(const Visit&, const casework::Result&)> answer;
};

struct Route {
  Method method = Method::get;
  std::string pattern;  // "/contacts/{reference}/grade"
  Access access;
  std::variant<Page, RecordPage, Act> does;
};

/// The stream that a route's record parameter names: {access.record_kind, {reference}}.
casework::StreamId record_of(const Route& route, const Visit& visit);

/// Dispatches requests to routes: signs in by cookie, checks the rule, the anti-forgery token, records views.
class Router {
 public:
  using Give = std::function<void(Response)>;
  using Fail = std::function<void(const std::exception&)>;

  /// Throws base::Fault when two routes answer the same method of the same pattern. `site` outlives the router.
  Router(Site& site, std::vector<Route> routes);
  /// Exactly one of the two is called, once, perhaps from another thread.
  void answer(Request request, Give give, Fail fail = {});
  std::span<const Route> routes() const { return routes_; }

 private:
  struct Going;
  using Shared = std::shared_ptr<Going>;
  struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string, std::less<>> path;
    std::string other_methods;  // when the path is known but not for this method
  };

  Match match(const Request& request) const;
  void begin(const Shared& going);
  void serve(const Shared& going);
  void serve_record(const Shared& going, const RecordPage& page);
  void perform(const Shared& going, const Act& act);
  void record_view(const Shared& going, const casework::StreamId& stream, std::function<Response()> page,
                   std::string part = {});
  void record_refusal(const Visit& visit, const Access& access);

  Site& site_;
  std::vector<Route> routes_;
};

/// A router's or a front's answer, given by a server's reply.
template <class Answering>
void answer_by_reply(Answering& answering, Request request, Reply reply) {
  const auto once = std::make_shared<Reply>(std::move(reply));
  answering.answer(
      std::move(request), [once](Response response) { (*once)(std::move(response)); },
      [once](const std::exception& failure) { once->fail(failure); });
}

/// Every route there is: the one screen on which they are all listed (src/web/routes.cpp).
std::vector<Route> all_routes();

/// The idempotency key of something that this person does, made of what they sent: nobody reaches what somebody else
/// did by sending the key they sent. Empty, so none, when they sent no key or one that is none of ours.
std::string own_key(const Visit& visit, std::string_view verb, std::string_view sent);

// Answers that most acts share.

/// Problems as an error summary and messages by field: {"rationale", "Write why"} for components.
struct Mistakes {
  std::vector<terms::Problem> problems;
  std::vector<terms::Refusal> refusals;
  std::vector<casework::Fact> since;  // what somebody else did meanwhile
  std::string not_saved;              // the store failed; `unknown` when it cannot say
  bool unknown = false;

  bool any() const;
  std::string message(std::string_view field) const;  // empty when there is none
};
Mistakes mistakes_of(const casework::Result& result);
/// The error summary, refusal panel (reason, rule, source, what to do next), "changed since" panel or "not saved"
/// panel. `anchor` turns a field name into the id of its input; without it they are the same.
Html mistakes_panel(const Visit& visit, const Mistakes& mistakes,
                    const std::function<std::string(std::string_view)>& anchor = {});
/// 200 for none, 422 for problems and refusals, 409 for stale, 503 for not saved.
int status_of(const Mistakes& mistakes);

}  // namespace lintel::web
