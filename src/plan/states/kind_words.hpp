// What a label or a flag that says of which kind a row is tells of its other columns, by their names: card
// numbers belong to payments by card, company names to customers that are companies. Knows words alone.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/words.hpp"

namespace synthgen::plan {

// Whether a column of this name says of which kind the row is: "payment_method", "client_type".
bool is_kind(const core::Words& column);

// Which labels a column is there for, by its words; none where they do not tell.
std::vector<bool> labels_speaking_of(const core::Words& column, std::span<const std::string> labels);

// The same of labels that a list sets against each other, so that no name need say that they are kinds: the
// duration of videos beside images, the character of actors beside directors, the tax number of firms beside
// people. A column that describes somebody is about a "natural person".
std::vector<bool> labels_of_topic(const core::Words& column, std::span<const std::string> labels);

// Which labels mean people where others mean companies.
std::vector<bool> labels_of_people(std::span<const std::string> labels);

// Under which labels there is something that holds for a time: not where an inspection was failed.
std::vector<bool> labels_with_validity(std::span<const std::string> labels);

// Whether a flag of these words says whether a column of those is there: "is_virtual" and "meeting_url".
bool flag_speaks_of(const core::Words& flag, const core::Words& column);

// Whether a column tells of the opposite of what a flag says, or belongs to the other kind: "unsubscribed_at"
// beside "is_subscribed", the weight of what "is_digital".
bool flag_denies(const core::Words& flag, const core::Words& column);

}  // namespace synthgen::plan
