#include "modify/change_batches.hpp"

#include "modify/images.hpp"
#include "postgres/guard.hpp"

extern "C" {
#include "utils/array.h"
}

namespace synthgen::modify {

namespace {

const pg::RowColumn kBatchColumns[] = {
    {"step", INT4OID, -1, InvalidOid},     {"batch", INT4OID, -1, InvalidOid},
    {"rows", INT4OID, -1, InvalidOid},     {"keys", TEXTARRAYOID, -1, InvalidOid},
    {"old", TEXTARRAYOID, -1, InvalidOid}, {"new", TEXTARRAYOID, -1, InvalidOid}};

// Collects texts and makes an array of them.
class TextArray {
 public:
  // Both run inside the caller's guard, and allocate in the current memory context.
  void add(const char* text) {
    nulls_[texts_.size()] = text == nullptr;
    texts_.push_back(text == nullptr ? 0 : CStringGetTextDatum(text));
  }
  Datum take() {
    int count = static_cast<int>(texts_.size());
    int lower = 1;
    ArrayType* const array = count == 0 ? construct_empty_array(TEXTOID)
                                        : construct_md_array(texts_.data(), nulls_.get(), 1, &count, &lower,
                                                             TEXTOID, -1, false, TYPALIGN_INT);
    texts_.clear();
    return PointerGetDatum(array);
  }

  void reserve(std::size_t count) {
    texts_.reserve(count);
    nulls_ = std::make_unique<bool[]>(count);
  }

 private:
  std::vector<Datum> texts_;
  std::unique_ptr<bool[]> nulls_;
};

// Writes the rows of a step as batches of texts. A batch is closed when it has many rows or many bytes.
class BatchWriter {
 public:
  BatchWriter(int step, const Changed& changed, pg::RowStore& batches)
      : step_(step),
        batches_(batches),
        images_{{changed.rows->descriptor(), 0, changed.key_columns.size()},
                {changed.rows->descriptor(), changed.key_columns.size(), changed.old_columns.size()},
                {changed.rows->descriptor(), changed.key_columns.size() + changed.old_columns.size(),
                 changed.new_columns.size()}} {
    for (std::size_t part = 0; part < 3; ++part) arrays_[part].reserve(kMostRows * images_[part].size());
  }

  void write(const pg::RowStore& rows) {
    rows.scan([&](const Datum* values, const bool* nulls) {
      context_.collect([&] {
        for (std::size_t part = 0; part < 3; ++part)
          for (std::size_t column = 0; column < images_[part].size(); ++column)
            add(arrays_[part], images_[part].text(column, values, nulls));
      });
      if (++count_ == kMostRows || bytes_ > kMostBytes) close();
      return true;
    });
    if (count_ > 0) pg::guard([&] { close(); });
  }

 private:
  static constexpr std::size_t kMostRows = 1000;
  static constexpr std::size_t kMostBytes = 1 << 22;

  void add(TextArray& array, const char* text) {
    if (text != nullptr) bytes_ += std::strlen(text);
    array.add(text);
  }

  void close() {
    context_.run([&] {
      Datum const batch[] = {
          Int32GetDatum(step_), Int32GetDatum(++batch_), Int32GetDatum(static_cast<int32>(count_)),
          arrays_[0].take(),    arrays_[1].take(),       arrays_[2].take()};
      bool const none[6] = {};
      batches_.add(batch, none);
    });
    count_ = bytes_ = 0;
  }

  int step_;
  pg::RowStore& batches_;
  ImageWriter images_[3];  // keys, old, new
  TextArray arrays_[3];
  RowContext context_;
  int32 batch_ = 0;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

const pg::RowColumn kRowColumns[] = {{"key", TEXTARRAYOID, -1, InvalidOid},
                                     {"old", TEXTARRAYOID, -1, InvalidOid},
                                     {"new", TEXTARRAYOID, -1, InvalidOid}};

// The texts of one kind in a batch, to be taken row by row. Runs inside the caller's guard.
class TextSlices {
 public:
  TextSlices(Datum array, int rows) {
    deconstruct_array(DatumGetArrayTypeP(array), TEXTOID, -1, false, TYPALIGN_INT, &texts_, &nulls_, &count_);
    width_ = count_ / rows;
  }

  Datum next() {
    if (width_ == 0) return PointerGetDatum(construct_empty_array(TEXTOID));
    int lower = 1;
    ArrayType* const slice =
        construct_md_array(texts_ + at_, nulls_ + at_, 1, &width_, &lower, TEXTOID, -1, false, TYPALIGN_INT);
    at_ += width_;
    return PointerGetDatum(slice);
  }

 private:
  Datum* texts_ = nullptr;
  bool* nulls_ = nullptr;
  int count_ = 0;
  int width_ = 0;
  int at_ = 0;
};

}  // namespace

std::span<const pg::RowColumn> batch_columns() {
  return kBatchColumns;
}

std::span<const pg::RowColumn> stored_batch_columns() {
  return batch_columns().subspan(2);
}

void add_batches(int step, const Changed& changed, pg::RowStore& batches) {
  ImageSettings const settings;
  BatchWriter(step, changed, batches).write(*changed.rows);
}

std::unique_ptr<pg::RowStore> rows_of(const pg::RowStore& batches) {
  auto rows = std::make_unique<pg::RowStore>(kRowColumns);
  RowContext const context;
  batches.scan([&](const Datum* batch, const bool*) {
    context.run([&] {
      int const count = DatumGetInt32(batch[0]);
      TextSlices keys(batch[1], count), old(batch[2], count), now(batch[3], count);
      for (int row = 0; row < count; ++row) {
        Datum const image[] = {keys.next(), old.next(), now.next()};
        bool const none[3] = {};
        rows->add(image, none);
      }
    });
    return true;
  });
  return rows;
}

}  // namespace synthgen::modify
