// What a column means: its name, its comment and its type say so, and the other columns of its table.
#pragma once

#include "core/naming.hpp"
#include "postgres/schema.hpp"

namespace synthgen::generate {

// The class of a type for recognition.
core::TypeClass type_class(const pg::TypeRef& type);

// What a column's name, comment and type give to recognition.
core::ColumnHint hint_of_column(const pg::Table& table, const pg::Column& column);

// What recognition makes of that.
core::Recognition recognize_name(const pg::Table& table, const pg::Column& column);

// What the column means among the others, whatever generator it may get.
core::Recognition recognize_column(const pg::Table& table, const pg::Column& column);

}  // namespace synthgen::generate
