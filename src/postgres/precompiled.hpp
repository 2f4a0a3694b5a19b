// What nearly every file that knows the server includes: the build parses it once, before anything else. No
// file includes this one, and each includes what it needs, so that it compiles without it.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "postgres/pg.hpp"
