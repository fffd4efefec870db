#pragma once

#include "app/wiring.h"
#include "signin/seal.h"

namespace lintel::app {

/// The seal of an installation, with the key of its key file: --key-file, or beside a database that is a file. The key
/// is made when the installation is new. Throws Failure when it is missing, unreadable or not the one that this
/// database was sealed with.
signin::Seal open_seal(const Settings& settings, storage::Store& store, const terms::HubId& hub);

}  // namespace lintel::app
