#pragma once

#include <functional>
#include <string>

#include "casework/perform.h"
#include "casework/ports/accounts.h"
#include "casework/ports/cabinet.h"
#include "casework/reports/sheet.h"
#include "web/components/page.h"

/// What every page works with. Made once by app; lives as long as the server.
namespace lintel::web {

using terms::Instant;

struct Site {
  casework::Ledger& ledger;
  casework::Audit& audit;
  casework::Views& views;
  casework::Cabinet& cabinet;
  casework::Outbox& outbox;
  casework::Performer& performer;
  const casework::PackShelf& packs;
  casework::Accounts& accounts;
  terms::HubId hub;
  components::Assets assets;
  std::function<Instant()> now;
  std::function<std::string(std::size_t bytes)> random_bytes;  // cryptographic
  std::string secret;           // of this installation, 32 bytes: keys for tokens and status codes
  bool secure_cookies = false;  // whenever the service is reached by TLS
  bool demo = false;            // invented people: pages say so, and the sign-in page lists the demo accounts
  std::string base_url;         // for links in letters: "https://hub.example"
  std::function<void(std::function<void()>)>
      post;                                   // runs work on the handler pool: after a write, rendering is done there
  casework::reports::Workbook workbook = {};  // makes a file for a spreadsheet; without it none is offered
};

}  // namespace lintel::web
