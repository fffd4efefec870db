#pragma once

#include <vector>

#include "web/session/route.h"

/// The pages by noun: each folder beside this file says which routes it has. all_routes() in web/routes.cpp puts them
/// together.
namespace lintel::web {

std::vector<Route> public_routes();          // landing, request for support, status page, health
std::vector<Route> signin_routes();          // sign in and out, passwords, second factor, drafts
std::vector<Route> worklist_routes();        // my work
std::vector<Route> tray_routes();            // what was handed to a team
std::vector<Route> inbox_routes();           // what came in and waits, and who looked last
std::vector<Route> contact_routes();         // a contact and everything that is done to it
std::vector<Route> notice_routes();          // what goes to schools
std::vector<Route> call_routes();            // calls and call-backs
std::vector<Route> advice_routes();          // the advice line, in hubs that have one
std::vector<Route> family_routes();          // families and their early help, in hubs that have a part in it
std::vector<Route> meeting_routes();         // meetings of localities, in hubs that hold them
std::vector<Route> agreement_routes();       // what agencies have signed, in hubs that keep a register of it
std::vector<Route> training_routes();        // training of agencies, in hubs that keep a record of it
std::vector<Route> people_routes();          // children and adults on record
std::vector<Route> report_routes();          // timeliness, requested against decided level
std::vector<Route> administration_routes();  // staff, teams, pack in force, audit, outbox
std::vector<Route> api_routes();             // /api/v1

}  // namespace lintel::web
