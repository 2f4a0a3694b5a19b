#include "postgres/error.hpp"

namespace synthgen::pg {

namespace {

char* copy(const std::string& text) noexcept {
  if (text.empty()) return nullptr;
  void* memory = MemoryContextAllocExtended(CurrentMemoryContext, text.size() + 1, MCXT_ALLOC_NO_OOM);
  if (memory == nullptr) return nullptr;
  std::memcpy(memory, text.c_str(), text.size() + 1);
  return static_cast<char*>(memory);
}

}  // namespace

ErrorData* Error::to_error_data() const noexcept {
  void* memory = MemoryContextAllocExtended(CurrentMemoryContext, sizeof(ErrorData),
                                            MCXT_ALLOC_NO_OOM | MCXT_ALLOC_ZERO);
  if (memory == nullptr) return nullptr;
  auto* data = static_cast<ErrorData*>(memory);
  data->elevel = ERROR;
  data->sqlerrcode = sqlstate_;
  data->message = copy(message_);
  data->detail = copy(detail_);
  data->hint = copy(hint_);
  data->schema_name = copy(schema_);
  data->table_name = copy(table_);
  data->column_name = copy(column_);
  data->constraint_name = copy(constraint_);
  data->assoc_context = CurrentMemoryContext;
  return data;
}

}  // namespace synthgen::pg
