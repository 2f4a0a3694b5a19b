// The two ends of a span by the names of its dates: entry and exit, pickup and return, clock in and clock
// out; and whether a date tells what was planned or what became of it. The words for ends are data
// (data/lexicon/all/span.tsv): a line names those for the beginning, then, behind a <, those for the end.
#pragma once

#include <optional>

#include "core/words.hpp"

namespace synthgen::core {

// What departs is to depart, what departed has done so.
enum class Tense { kPlanned, kPlain, kDone, kActual };

Tense tense_of(const Words& name);

// A name without its tense, and without the words that only say that it is a date.
Words without_tense(const Words& name);

enum class SpanEnd { kBegin, kEnd, kEither };

// Whether two names are of one event, tense aside: the same act, or the same end of one span, as the pickup
// of a car and its being checked out.
bool is_same_event(const Words& name, const Words& other);

// Which end of a span the first date is that has its other end in the second; kEither where the words are
// used for both: who departs arrives, and who arrives departs. Nothing if they are not the ends of one span.
std::optional<SpanEnd> end_of_span(const Words& name, const Words& other);

}  // namespace synthgen::core
