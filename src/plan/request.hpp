// What the caller of synth_generate asked for, validated.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/fault.hpp"
#include "core/locale_mix.hpp"
#include "generate/texts/text_pool.hpp"
#include "postgres/pg.hpp"

namespace synthgen::plan {

enum class Mode { kAppend, kReplace };

// Where texts that mean something come from.
enum class TextSource {
  kBuiltin,     // the word lists and templates of the library
  kPool,        // text pools of a language model, which the call waits for
  kBackground,  // the same once they have come; until then the library's
};

// The keys of the `options` argument. Unknown keys are errors.
struct Options {
  bool triggers = true;                    // fire user triggers
  bool skip_unsatisfiable = false;         // "unsatisfiable": "skip" instead of "error"
  std::optional<core::LocaleMix> locales;  // instead of the setting
  TextSource text = TextSource::kBuiltin;
  std::string server;          // the language model to ask; empty: the only one that the caller may use
  std::string prompt;          // what the caller told the model of his business
  bool review = false;         // the model judges what it wrote
  std::optional<int> workers;  // processes that take part; left to the server's settings
};

// Faults to make on purpose: those of a column come before those of its table, and these before those of all.
struct FaultRequest {
  core::FaultRates everywhere;
  std::map<Oid, core::FaultRates> tables;
  std::map<std::pair<Oid, AttrNumber>, core::FaultRates> columns;

  bool is_empty() const {
    auto const is_said = [](const std::optional<double>& rate) { return rate.has_value(); };
    return tables.empty() && columns.empty() &&
           std::none_of(everywhere.of.begin(), everywhere.of.end(), is_said);
  }
};

// What an attempt at a run has told of the rows of a table that were judged one by one.
struct Judged {
  std::set<std::uint64_t> left_out;                // row numbers that nothing accepted
  std::map<std::uint64_t, std::uint64_t> redrawn;  // by row number: the redraw that was accepted
  int rounds = 0;                                  // how many attempts have told
};

// A reference that no constraint declares: triggers write what a column holds into one that refers.
struct Referral {
  AttrNumber column;
  Oid parent;
  AttrNumber parent_column;
};

struct Request {
  std::string schema;               // empty when tables of any schemas were named
  std::vector<Oid> tables;          // what to fill, in the order given; distinct
  bool tables_named = false;        // by the caller, one by one
  int64 rows = 100;                 // per table
  std::map<Oid, int64> row_counts;  // overrides rows
  std::uint64_t seed = 0;
  Mode mode = Mode::kAppend;
  int32 as_of = 0;  // a DateADT
  core::LocaleMix locales;
  std::map<Oid, int64> next_rows;  // by table: the row number after those that earlier runs used
  std::optional<Oid> only;         // the one table to write; the others are empty and filled elsewhere
  // By table: the number of the first row of a run that is done, whose rows are to be computed anew.
  std::map<Oid, int64> first_rows;
  std::map<Oid, std::string> left_out;  // tables that cannot be filled and stay as they are, and why
  // By table: the constraints of foreign keys whose parents the table's triggers write themselves.
  std::map<Oid, std::set<Oid>> made_parents;
  // By table: the constraints of foreign keys that are null, since the rows to refer to do not come about.
  std::map<Oid, std::set<Oid>> without_parents;
  // By table: those whose triggers write rows into it, under keys of their own. They come first.
  std::map<Oid, std::set<Oid>> writers;
  // By table: what its columns refer to, as its triggers have it.
  std::map<Oid, std::vector<Referral>> referring;
  // Tables whose triggers may want that what a row refers to has the same ancestor, whatever that is.
  std::set<Oid> agreeing;
  // By table: columns that follow from no others of the row, since they would follow from themselves.
  std::map<Oid, std::set<AttrNumber>> underived;
  // By table whose rows are refused as long as they are what names and comments make them: in whose words, or
  // none if rows cannot meet what the sources of its triggers seem to demand. No condition of a comment holds
  // then, nothing follows from other cells, and numbers and dates are of any size.
  std::map<Oid, std::string> without_guesses;
  // Tables of whose rows constraints have rejected some: these are drawn again, one by one.
  std::set<Oid> left_to_index;
  // By table: which rows it lacks and which are others than first drawn, though rows that came before refer
  // to them.
  std::map<Oid, Judged> judged;
  std::map<Oid, std::vector<generate::TextPool>> text_pools;  // what columns take their texts from
  std::map<Oid, std::vector<std::string>> text_notes;         // by table: why it does without them
  FaultRequest faults;
  Options options;
};

}  // namespace synthgen::plan
