// Where and as whom a worker works; passed in the worker's registration.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::bulk {

struct WorkerIdentity {
  Oid database;
  Oid session_user;  // who logged in
  Oid user;          // whose rights count
};

}  // namespace synthgen::bulk
