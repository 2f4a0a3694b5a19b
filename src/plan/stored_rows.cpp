#include "plan/stored_rows.hpp"

#include <algorithm>
#include <cmath>

#include "generate/nodes/month_sequence.hpp"
#include "postgres/compat.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "access/table.h"
#include "access/tableam.h"
#include "catalog/pg_inherits.h"
#include "utils/numeric.h"
#include "utils/rel.h"
#include "utils/snapmgr.h"
}

namespace synthgen::plan {

namespace {

// Calls visit(slot, attribute map, own) for every visible row of the table and its children until it returns
// false. Runs inside a guard: `visit` owns nothing. The map leads from the table's attribute numbers to
// the child's and is null where they agree. Rows of tables that inherit are not the table's own: no foreign
// key refers to them.
template <typename Visit>
void scan_rows(Oid table, Visit&& visit) {
  Relation const root = table_open(table, AccessShareLock);
  bool more = true;
  ListCell* cell;
  foreach (cell, find_all_inheritors(table, AccessShareLock, nullptr)) {
    Relation const child = table_open(lfirst_oid(cell), NoLock);
    bool const own = child == root || root->rd_rel->relkind == RELKIND_PARTITIONED_TABLE;
    if (RELKIND_HAS_TABLE_AM(child->rd_rel->relkind) && more) {
      AttrMap* const map = pg::compat::attribute_map_by_name(RelationGetDescr(child), RelationGetDescr(root));
      Snapshot const snapshot = RegisterSnapshot(GetLatestSnapshot());
      TableScanDesc const scan = table_beginscan(child, snapshot, 0, nullptr);
      TupleTableSlot* const slot = table_slot_create(child, nullptr);
      while (more && table_scan_getnextslot(scan, ForwardScanDirection, slot)) {
        CHECK_FOR_INTERRUPTS();
        more = visit(slot, map, own);
      }
      ExecDropSingleTupleTableSlot(slot);
      table_endscan(scan);
      UnregisterSnapshot(snapshot);
    }
    table_close(child, NoLock);
  }
  table_close(root, NoLock);
}

std::int64_t integer_value(Oid type, Datum value) {
  switch (type) {
    case INT2OID:
      return DatumGetInt16(value);
    case INT4OID:
      return DatumGetInt32(value);
    case OIDOID:
      return DatumGetObjectId(value);
    case NUMERICOID: {
      // Values beyond int8 cannot have come from a sequence.
      double const approximate = DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow, value));
      return std::abs(approximate) < 0x1.0p62 ? static_cast<std::int64_t>(approximate) : 0;
    }
    default:
      return DatumGetInt64(value);
  }
}

}  // namespace

bool is_empty(const pg::Table& table) {
  return pg::guard([&] {
    bool empty = true;
    scan_rows(table.oid, [&](TupleTableSlot*, AttrMap*, bool own) { return empty = !own; });
    return empty;
  });
}

StoredRows scan_stored_rows(const pg::Table& table, std::span<const CountingColumn> counting) {
  return pg::guard([&] {
    StoredRows stored;
    scan_rows(table.oid, [&](TupleTableSlot* slot, AttrMap* map, bool own) {
      if (own) ++stored.count;
      for (CountingColumn const& column : counting) {
        bool is_null;
        AttrNumber const number = map == nullptr ? column.number : map->attnums[column.number - 1];
        Datum const value = slot_getattr(slot, number, &is_null);
        if (is_null) continue;
        std::int64_t const reached = integer_value(table.column(column.number).type.base, value);
        std::int64_t const distance =
            column.in_months ? generate::months_between(column.start, reached) : reached - column.start;
        std::int64_t const steps = distance / column.increment;
        if (steps >= 0) stored.next_row = std::max(stored.next_row, static_cast<std::uint64_t>(steps) + 1);
      }
      return true;
    });
    return stored;
  });
}

}  // namespace synthgen::plan
