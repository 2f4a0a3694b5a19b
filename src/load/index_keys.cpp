#include "load/index_keys.hpp"

#include <algorithm>
#include <bit>
#include <new>

extern "C" {
#include "access/nbtree.h"
#include "catalog/pg_am_d.h"
#include "catalog/pg_type_d.h"
#include "port/pg_bswap.h"
#include "utils/uuid.h"
#include "utils/varlena.h"
}

namespace synthgen::load {

namespace {

constexpr std::size_t kFirstEntries = 4096;
constexpr int kRankBytes = 8;

// The first eight bytes as a number that orders as they do.
std::uint64_t leading_bytes(const char* bytes, std::size_t length) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, std::min<std::size_t>(length, kRankBytes));
  return pg_ntoh64(word);
}

// Numbers the bytes that occur in some texts, in their order, from 1; 0 stands for the end of a text.
class ByteCode {
 public:
  explicit ByteCode(const bool* occurs) noexcept {
    std::uint64_t count = 0;
    for (int byte = 0; byte < 256; ++byte)
      if (occurs[byte]) number_[byte] = ++count;
    bits_ = static_cast<int>(std::bit_width(std::max<std::uint64_t>(count, 1)));
  }

  // The beginning of a text as a number that orders as the text does.
  std::uint64_t leading(std::string_view text) const noexcept {
    std::uint64_t word = 0;
    int left = 64;
    for (std::size_t at = 0; at < text.size() && left >= bits_; ++at) {
      left -= bits_;
      word |= number_[static_cast<unsigned char>(text[at])] << left;
    }
    return word;
  }

 private:
  std::uint64_t number_[256] = {};
  int bits_;
};

std::string_view text_of(Datum value) noexcept {
  const void* const text = DatumGetPointer(value);
  return {VARDATA_ANY(text), static_cast<std::size_t>(VARSIZE_ANY_EXHDR(text))};
}

}  // namespace

// Ranges of ranks, alike in width; in order. Ranks of nulls lie outside of what the others span.
class IndexKeys::RankBuckets {
 public:
  static constexpr std::size_t kMost = 256;

  explicit RankBuckets(std::span<const Entry> entries) noexcept {
    std::uint64_t most = 0;
    for (Entry const& entry : entries) {
      if (entry.null) continue;
      least_ = std::min(least_, entry.rank);
      most = std::max(most, entry.rank);
    }
    if (most < least_) least_ = most;
    int const bits = std::clamp(static_cast<int>(std::bit_width(entries.size())) - 4, 1, kMostBits);
    shift_ = std::max(0, static_cast<int>(std::bit_width(most - least_)) - bits);
    last_ = static_cast<std::size_t>((most - least_) >> shift_);
  }
  std::size_t count() const noexcept { return last_ + 1; }
  std::size_t operator()(std::uint64_t rank) const noexcept {
    return rank <= least_ ? 0 : std::min<std::size_t>((rank - least_) >> shift_, last_);
  }

 private:
  static constexpr int kMostBits = 8;
  std::uint64_t least_ = ~std::uint64_t{0};
  std::size_t last_;
  int shift_;
};

IndexKeys* IndexKeys::create(Relation index, std::size_t expected_rows) {
  Form_pg_index const form = index->rd_index;
  if (index->rd_rel->relam != BTREE_AM_OID || RelationGetIndexExpressions(index) != NIL ||
      RelationGetIndexPredicate(index) != NIL)
    return nullptr;
  MemoryContext const context =
      AllocSetContextCreate(CurrentMemoryContext, "synthgen index keys", ALLOCSET_DEFAULT_SIZES);
  auto* keys = new (MemoryContextAlloc(context, sizeof(IndexKeys))) IndexKeys(context);
  keys->index_ = RelationGetRelid(index);
  keys->first_capacity_ = std::max(expected_rows, kFirstEntries);
  keys->runs_ = static_cast<Run*>(MemoryContextAlloc(context, sizeof(Run) * kMostRuns));
  keys->column_count_ = form->indnatts;
  keys->key_count_ = form->indnkeyatts;
  auto const columns = static_cast<std::size_t>(form->indnatts);
  keys->columns_ = static_cast<Column*>(MemoryContextAlloc(context, sizeof(Column) * columns));
  for (int number = 0; number < form->indnatts; ++number) keys->add_column(index, number);
  return keys;
}

// Built-in types by their usual order; with an operator class of another order the server sorts.
IndexKeys::Order IndexKeys::order_of(Oid type) {
  switch (type) {
    case INT2OID:
    case INT4OID:
    case INT8OID:
    case DATEOID:
    case TIMESTAMPOID:
    case TIMESTAMPTZOID:
      return Order::kSigned;
    case BOOLOID:
    case OIDOID:
    case ANYENUMOID:
      return Order::kUnsigned;
    case TEXTOID:
    case BPCHAROID:
      return Order::kText;
    case UUIDOID:
      return Order::kUuid;
    default:
      return Order::kNone;
  }
}

void IndexKeys::add_column(Relation index, int number) {
  Form_pg_attribute const stored = TupleDescAttr(RelationGetDescr(index), number);
  bool const is_key = number < key_count_;
  int const options = is_key ? index->rd_indoption[number] : 0;
  columns_[number] = {.attribute = index->rd_index->indkey.values[number] - 1,
                      .order = is_key ? order_of(index->rd_opcintype[number]) : Order::kNone,
                      .collation = is_key ? index->rd_indcollation[number] : InvalidOid,
                      .length = stored->attlen,
                      .by_value = stored->attbyval,
                      .descending = (options & INDOPTION_DESC) != 0,
                      .nulls_first = (options & INDOPTION_NULLS_FIRST) != 0};
}

bool IndexKeys::take(TupleTableSlot* const* slots, int count) {
  make_room(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    TupleTableSlot const* const slot = slots[i];
    bool const kept = keep([&](int number) {
      int const attribute = columns_[number].attribute;
      return Cell{slot->tts_values[attribute], slot->tts_isnull[attribute]};
    });
    if (!kept) return false;
  }
  return true;
}

bool IndexKeys::add(HeapTuple row, TupleDesc descriptor) {
  make_room(1);
  bool const kept = keep([&](int number) {
    Cell cell;
    cell.value = heap_getattr(row, columns_[number].attribute + 1, descriptor, &cell.null);
    return cell;
  });
  if (kept) entries_[placed_++].place = row->t_self;
  return kept;
}

void IndexKeys::make_room(std::size_t rows) {
  std::size_t const wanted = count_ + rows;
  if (wanted <= capacity_) return;
  std::size_t const capacity = std::max({wanted, 2 * capacity_, first_capacity_});
  entries_ = static_cast<Entry*>(capacity_ == 0 ? MemoryContextAllocHuge(context_, capacity * sizeof(Entry))
                                                : repalloc_huge(entries_, capacity * sizeof(Entry)));
  capacity_ = capacity;
}

template <typename CellOf>
bool IndexKeys::keep(CellOf const& cell_of) {
  Entry& entry = entries_[count_];
  entry = {};
  Cell* cells = nullptr;
  if (column_count_ > 1) {
    cells = arena_.allocate_array<Cell>(static_cast<std::size_t>(column_count_));
    value_bytes_ += sizeof(Cell) * static_cast<std::size_t>(column_count_);
    entry.value = PointerGetDatum(cells);
  }
  for (int number = 0; number < column_count_; ++number) {
    Column const& column = columns_[number];
    Cell kept = cell_of(number);
    if (!kept.null && !copy(column, kept.value, &kept.value)) return false;
    if (number == 0) entry.rank = rank(column, kept);
    if (cells != nullptr) {
      cells[number] = kept;
    } else {
      entry.value = kept.value;
      entry.null = kept.null;
    }
  }
  ++count_;
  note_order();
  return true;
}

// The last entry goes on with the last run, or begins another.
void IndexKeys::note_order() {
  if (run_count_ > kMostRuns) return;
  std::size_t const last = count_ - 1;
  bool const ascends = last > 0 && (entries_[last - 1].rank < entries_[last].rank ||
                                    compare(entries_[last - 1], entries_[last]) <= 0);
  if (ascends) {
    runs_[run_count_ - 1].end = count_;
    return;
  }
  if (run_count_ < kMostRuns) runs_[run_count_] = {last, count_};
  ++run_count_;
}

bool IndexKeys::copy(const Column& column, Datum value, Datum* kept) {
  if (column.by_value) {
    *kept = value;
    return true;
  }
  const char* const bytes = DatumGetPointer(value);
  if (column.length == -1 && (VARATT_IS_EXTERNAL(bytes) || VARATT_IS_COMPRESSED(bytes))) return false;
  std::size_t const length = column.length == -1   ? VARSIZE_ANY(bytes)
                             : column.length == -2 ? std::strlen(bytes) + 1
                                                   : static_cast<std::size_t>(column.length);
  if (length > kWidestValue) return false;
  char* const copy = arena_.allocate(length);
  std::memcpy(copy, bytes, length);
  value_bytes_ += MAXALIGN(length);
  *kept = PointerGetDatum(copy);
  return true;
}

void IndexKeys::take_places(TupleTableSlot* const* slots, int count) noexcept {
  for (int i = 0; i < count; ++i) entries_[placed_++].place = slots[i]->tts_tid;
}

std::uint64_t IndexKeys::rank(const Column& column, Cell cell) noexcept {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  if (cell.null) return column.nulls_first ? 0 : ~std::uint64_t{0};
  std::uint64_t rank = 0;
  switch (column.order) {
    case Order::kNone:
      return 0;
    case Order::kSigned:
      rank = (column.length == 2   ? static_cast<std::uint64_t>(DatumGetInt16(cell.value))
              : column.length == 4 ? static_cast<std::uint64_t>(DatumGetInt32(cell.value))
                                   : DatumGetUInt64(cell.value)) ^
             kSign;
      break;
    case Order::kUnsigned:
      rank = DatumGetUInt64(cell.value);
      break;
    case Order::kText:
      rank = leading_bytes(text_of(cell.value).data(), text_of(cell.value).size());
      break;
    case Order::kUuid:
      rank = leading_bytes(DatumGetPointer(cell.value), kRankBytes);
      break;
  }
  return column.descending ? ~rank : rank;
}

int IndexKeys::compare(const Column& column, Cell a, Cell b) noexcept {
  std::uint64_t const left = rank(column, a);
  std::uint64_t const right = rank(column, b);
  if (left != right) return left < right ? -1 : 1;
  if (a.null || b.null) return 0;
  int order = 0;
  if (column.order == Order::kText) order = text_of(a.value).compare(text_of(b.value));
  if (column.order == Order::kUuid)
    order = std::memcmp(DatumGetPointer(a.value), DatumGetPointer(b.value), UUID_LEN);
  return column.descending ? -order : order;
}

int IndexKeys::compare(const Entry& a, const Entry& b) const noexcept {
  if (a.rank != b.rank) return a.rank < b.rank ? -1 : 1;
  int order = 0;
  for (int number = 0; order == 0 && number < key_count_; ++number)
    order = compare(columns_[number], cell(a, number), cell(b, number));
  return order;
}

// Asks the server about a sample of texts whether its collation orders them as their bytes do.
bool IndexKeys::server_agrees() const {
  constexpr std::size_t kSample = 64;
  std::string_view sample[kSample];
  for (int number = 0; number < key_count_; ++number) {
    Column const& column = columns_[number];
    if (column.order != Order::kText) continue;
    std::size_t taken = 0;
    for (std::size_t i = 0; i < kSample; ++i) {
      Cell const one = cell(entries_[i * count_ / kSample], number);
      if (!one.null) sample[taken++] = text_of(one.value);
    }
    std::sort(sample, sample + taken);
    for (std::size_t i = 1; i < taken; ++i) {
      std::string_view const a = sample[i - 1];
      std::string_view const b = sample[i];
      if (varstr_cmp(a.data(), static_cast<int>(a.size()), b.data(), static_cast<int>(b.size()),
                     column.collation) > 0)
        return false;
    }
  }
  return true;
}

// Texts that begin alike are ranked by what follows, as far as it fits into a word: in a code in which the
// bytes that occur are numbered in their order. That decides nearly every comparison without a look at the
// texts themselves: of digits a word holds 16, of e-mail addresses 10.
void IndexKeys::rank_texts() {
  Column const& column = columns_[0];
  if (column.order != Order::kText) return;
  std::string_view prefix;
  bool any = false;
  bool occurs[256] = {};
  for (Entry const& entry : std::span(entries_, count_)) {
    if (cell(entry, 0).null) continue;
    std::string_view const text = text_of(cell(entry, 0).value);
    if (!any) prefix = text;
    any = true;
    auto const ends = std::mismatch(prefix.begin(), prefix.end(), text.begin(), text.end());
    prefix = prefix.substr(0, static_cast<std::size_t>(ends.first - prefix.begin()));
    for (char const byte : text) occurs[static_cast<unsigned char>(byte)] = true;
  }
  ByteCode const code(occurs);
  for (Entry& entry : std::span(entries_, count_)) {
    if (cell(entry, 0).null) continue;
    std::uint64_t const rank = code.leading(text_of(cell(entry, 0).value).substr(prefix.size()));
    entry.rank = column.descending ? ~rank : rank;
  }
}

// Equal keys go by place, as in the index.
bool IndexKeys::before(const Entry& a, const Entry& b) const noexcept {
  if (a.rank != b.rank) return a.rank < b.rank;
  int const order = compare(a, b);
  return order != 0
             ? order < 0
             : ItemPointerCompare(const_cast<ItemPointer>(&a.place), const_cast<ItemPointer>(&b.place)) < 0;
}

// Merges the runs into others whose entries are in order one after the other; false if these were too many.
bool IndexKeys::order_runs() {
  if (run_count_ > kMostRuns) return false;
  auto* const ordered = static_cast<Run*>(MemoryContextAlloc(context_, sizeof(Run) * kMostRuns));
  std::size_t count = 0;
  auto const later = [this](const Run& a, const Run& b) {
    return before(entries_[b.first], entries_[a.first]);
  };
  std::make_heap(runs_, runs_ + run_count_, later);
  for (std::size_t left = run_count_; left > 0; ++count) {
    if (count == kMostRuns) return false;
    std::pop_heap(runs_, runs_ + left, later);
    Run& run = runs_[left - 1];
    ordered[count] = run;
    if (--left == 0) continue;
    // As far as the next run begins.
    ordered[count].end = static_cast<std::size_t>(
        std::upper_bound(entries_ + run.first, entries_ + run.end, entries_[runs_[0].first],
                         [this](const Entry& a, const Entry& b) { return before(a, b); }) -
        entries_);
    run.first = ordered[count].end;
    if (run.first < run.end) std::push_heap(runs_, runs_ + ++left, later);
  }
  runs_ = ordered;
  run_count_ = count;
  return true;
}

void IndexKeys::sort() {
  if (count_ == 0 || sorted_) return;
  sorted_ = true;
  bool const sortable = columns_[0].order != Order::kNone && server_agrees();
  if (sortable && order_runs()) return;
  if (sortable) {
    rank_texts();
    sort_entries({entries_, count_});
  }
  if (!sortable && run_count_ <= kMostRuns) return;
  runs_[0] = {0, count_};
  run_count_ = 1;
}

// Deals the entries to buckets by their ranks, in place (McIlroy, Bostic and McIlroy, "Engineering Radix
// Sort", 1993), and each bucket to smaller ones: as few at a time as the processor's cache has lines for.
void IndexKeys::sort_entries(std::span<Entry> entries) {
  constexpr std::size_t kFew = 32;
  RankBuckets const bucket_of(entries);
  std::size_t const buckets = bucket_of.count();
  if (buckets == 1 || entries.size() <= kFew) {
    std::sort(entries.begin(), entries.end(),
              [this](const Entry& a, const Entry& b) { return before(a, b); });
    return;
  }
  CHECK_FOR_INTERRUPTS();
  std::size_t next[RankBuckets::kMost + 1] = {};
  std::size_t end[RankBuckets::kMost];
  for (Entry const& entry : entries) ++next[bucket_of(entry.rank) + 1];
  for (std::size_t b = 0; b < buckets; ++b) end[b] = next[b + 1] += next[b];
  for (std::size_t b = 0; b < buckets; ++b) {
    while (next[b] < end[b]) {
      std::size_t const home = bucket_of(entries[next[b]].rank);
      std::swap(entries[next[b]], entries[next[home]]);
      ++next[home];
    }
  }
  for (std::size_t b = 0; b < buckets; ++b) {
    std::size_t const begin = b == 0 ? 0 : end[b - 1];
    if (begin < end[b]) sort_entries(entries.subspan(begin, end[b] - begin));
  }
}

}  // namespace synthgen::load
