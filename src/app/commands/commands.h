#pragma once

#include <functional>

namespace CLI {
class App;
}

/// One function for each command: adds its flags, and runs it when it was the one given. Commands throw Failure.
namespace lintel::app {

using Run = std::function<int()>;

void add_serve(CLI::App& lintel, Run& run);
void add_migrate(CLI::App& lintel, Run& run);
void add_demo(CLI::App& lintel, Run& run);
void add_pack(CLI::App& lintel, Run& run);
void add_receive(CLI::App& lintel, Run& run);
void add_receive_notifications(CLI::App& lintel, Run& run);
void add_rebuild(CLI::App& lintel, Run& run);
void add_verify(CLI::App& lintel, Run& run);
void add_backup(CLI::App& lintel, Run& run);
void add_staff_commands(CLI::App& lintel, Run& run);
void add_report(CLI::App& lintel, Run& run);
void add_bench(CLI::App& lintel, Run& run);

}  // namespace lintel::app
