#include "load/direct_loader.hpp"

#include "load/index_rebuild.hpp"
#include "load/insert_statement.hpp"
#include "postgres/guard.hpp"

namespace synthgen::load {

namespace {

class DirectLoader final : public Loader {
 public:
  DirectLoader(const pg::Table& table, const LoadOptions& options) {
    pg::guard([&] {
      context_ = AllocSetContextCreate(CurrentMemoryContext, "synthgen load", ALLOCSET_DEFAULT_SIZES);
      MemoryContext const caller = MemoryContextSwitchTo(context_);
      bool const defer_indexes = should_defer_indexes(table, options);
      statement_ = InsertStatement::open(table.oid, options, defer_indexes);
      MemoryContextSwitchTo(caller);
    });
  }

  // Relations, pins and snapshots of a load that failed are the resource owner's to release.
  ~DirectLoader() override { MemoryContextDelete(context_); }
  DirectLoader(const DirectLoader&) = delete;
  DirectLoader& operator=(const DirectLoader&) = delete;

  void write(std::span<const generate::Values> columns, std::size_t count) override {
    pg::guard([&] { statement_->write(columns, count); });
  }

  std::uint64_t finish() override {
    pg::guard([&] { statement_->finish(); });
    return statement_->written();
  }

 private:
  MemoryContext context_ = nullptr;
  InsertStatement* statement_ = nullptr;
};

}  // namespace

std::unique_ptr<Loader> open_direct_loader(const pg::Table& table, const LoadOptions& options) {
  return std::make_unique<DirectLoader>(table, options);
}

}  // namespace synthgen::load
