// Writes to a store until it is killed, and says so: one line "ID\n" on standard output for each append that was
// acknowledged. Arguments: the url, and what its streams' keys begin with.
#include <unistd.h>

#include <mutex>
#include <semaphore>
#include <string>

#include "storage/store.h"

namespace {

using namespace lintel;

casework::Append append_of(const std::string& key) {
  casework::Append append{.hub = casework::HubId{"north"}};
  append.facts = {{.hub = append.hub,
                   .stream = {"contact", key},
                   .version = 1,
                   .type = "ContactReceived",
                   .at = casework::Instant{},
                   .by = casework::StaffId{"s-1"},
                   .payload = std::string(600, 'x'),
                   .hash = key}};
  append.audit = {
      .at = casework::Instant{}, .by = casework::StaffId{"s-1"}, .what = "receive_contact", .stream = {"contact", key}};
  append.idempotency_key = key;
  append.reply = key;
  return append;
}

}  // namespace

int main(int, char** words) {
  const auto store = storage::open_store(words[1]);
  std::counting_semaphore<64> under_way(64);
  for (int i = 0;; ++i) {
    const auto key = std::string(words[2]) + "-" + std::to_string(i);
    under_way.acquire();
    store->ledger().append(append_of(key), [&under_way, line = key + "\n"](casework::AppendResult result) {
      // A pipe takes a line this short whole or not at all.
      if (std::holds_alternative<casework::Committed>(result) && ::write(1, line.data(), line.size()) < 0) ::_exit(1);
      under_way.release();
    });
  }
}
