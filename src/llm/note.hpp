// The two statements that write the record of calls, and the background process that can run them in a
// transaction of its own.
#pragma once

#include "postgres/pg.hpp"

namespace synthgen::llm {

enum class NoteKind : int32 {
  kSent,     // a new note; the result is its number
  kOutcome,  // completes the note whose number the document holds
};

// Writes a note in this transaction, as the extension's owner. `document` is a JSON object of the columns'
// values, in the database's encoding. Throws ServerError.
int64 write_note(NoteKind kind, const std::string& document);

// Writes it in a transaction of its own and waits for that to end; nothing if it could not be done. Answers
// interrupts. Throws ServerError.
std::optional<int64> write_note_apart(NoteKind kind, const std::string& document);

}  // namespace synthgen::llm
