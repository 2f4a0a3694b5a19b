// Types that are a few bytes: uuid, bytea, bit strings, network addresses, tid.
#include <algorithm>

#include "generate/types/type_makers.hpp"

extern "C" {
#include <sys/socket.h>

#include "storage/itemptr.h"
#include "utils/inet.h"
#include "utils/uuid.h"
#include "utils/varbit.h"
}

namespace synthgen::generate {

namespace {

// A generator whose values are made one by one by `Write`, a function object with members
// operator()(index, arena) -> Datum and capacity.
template <typename Write>
class ValueGenerator final : public Generator {
 public:
  ValueGenerator(Write write, std::string description)
      : write_(write), description_(std::move(description)) {}

  std::uint64_t capacity() const noexcept override { return write_.capacity; }

  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i) out[i] = write_(indexes[i], arena);
  }

  std::string description() const override { return description_; }

 private:
  Write write_;
  std::string description_;
};

template <typename Write>
std::unique_ptr<Generator> value_generator(Write write, std::string description) {
  return std::make_unique<ValueGenerator<Write>>(write, std::move(description));
}

void put_big_endian(std::uint64_t word, unsigned char* out, int bytes) {
  for (int i = bytes - 1; i >= 0; --i, word >>= 8) out[i] = static_cast<unsigned char>(word);
}

// A bijection of 64-bit words, so that neighbours look unlike (the finalizer of MurmurHash3).
std::uint64_t scramble(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDULL;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}

// Version 4, variant 1 (RFC 9562). The index survives in bytes 0-5 and 10-11, scrambled.
struct WriteUuid {
  std::uint64_t capacity = kUnlimited;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    auto* const uuid = reinterpret_cast<pg_uuid_t*>(arena.allocate(sizeof(pg_uuid_t)));
    std::uint64_t const word = scramble(index);
    std::uint64_t const filler = core::mix(index, 4);
    put_big_endian(word >> 16, uuid->data, 6);
    put_big_endian(filler, uuid->data + 6, 4);
    put_big_endian(word & 0xFFFF, uuid->data + 10, 2);
    put_big_endian(filler >> 32, uuid->data + 12, 4);
    uuid->data[6] = static_cast<unsigned char>((uuid->data[6] & 0x0F) | 0x40);
    uuid->data[8] = static_cast<unsigned char>((uuid->data[8] & 0x3F) | 0x80);
    return UUIDPGetDatum(uuid);
  }
};

struct WriteBytea {
  std::uint64_t capacity;
  int length;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    std::size_t const size = static_cast<std::size_t>(VARHDRSZ + length);
    char* const datum = arena.allocate(size);
    SET_VARSIZE(datum, size);
    auto* const bytes = reinterpret_cast<unsigned char*>(VARDATA(datum));
    int const head = std::min(length, 8);
    put_big_endian(length >= 8 ? scramble(index) : index, bytes, head);
    for (int i = head; i < length; ++i)
      bytes[i] = static_cast<unsigned char>(core::mix(index, static_cast<std::uint64_t>(i)));
    return PointerGetDatum(datum);
  }
};

std::unique_ptr<Generator> make_bytea(const plan::ValueDomain& domain) {
  constexpr int64 kUsual = 16, kLongest = 1 << 20;
  int64 const least = domain.min_length.value_or(0);
  int64 const length =
      std::clamp(std::min(std::max(kUsual, least), domain.max_length.value_or(kLongest)), int64{0}, kLongest);
  if (length < least) return nullptr;
  std::uint64_t const capacity = length >= 8 ? kUnlimited : std::uint64_t{1} << (8 * length);
  return value_generator(WriteBytea{capacity, static_cast<int>(length)}, std::to_string(length) + " bytes");
}

// The low bits of the index, most significant first; further bits from its hash.
struct WriteBits {
  std::uint64_t capacity;
  int bits;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    std::size_t const size = static_cast<std::size_t>(VARBITTOTALLEN(bits));
    char* const datum = arena.allocate(size);
    std::memset(datum, 0, size);
    auto* const string = reinterpret_cast<VarBit*>(datum);
    SET_VARSIZE(string, size);
    VARBITLEN(string) = bits;
    for (int i = 0; i < bits; ++i) {
      int const from_end = bits - 1 - i;
      std::uint64_t const bit =
          from_end < 63 ? index >> from_end : core::mix(index, static_cast<std::uint64_t>(from_end));
      if ((bit & 1) != 0)
        VARBITS(string)[i / BITS_PER_BYTE] |= static_cast<bits8>(0x80 >> (i % BITS_PER_BYTE));
    }
    return VarBitPGetDatum(string);
  }
};

std::unique_ptr<Generator> make_bits(const pg::TypeRef& type, const plan::ValueDomain& domain) {
  constexpr int kUsual = 8;
  int bits = type.base_modifier > 0 ? type.base_modifier : kUsual;
  if (type.base == VARBITOID) {
    constexpr int64 kUsuallyMost = 64, kOfAnyLength = 32, kLongest = 1 << 20;
    bool const limited = type.base_modifier > 0;
    int64 const least = domain.min_length.value_or(0);
    int64 const most =
        std::min(domain.max_length.value_or(kLongest), limited ? int64{type.base_modifier} : kLongest);
    if (most < least) return nullptr;
    bits = static_cast<int>(
        std::clamp(limited ? std::min(int64{type.base_modifier}, kUsuallyMost) : kOfAnyLength, least, most));
  }
  std::uint64_t const capacity = bits >= 63 ? kUnlimited : std::uint64_t{1} << bits;
  return value_generator(WriteBits{capacity, bits}, std::to_string(bits) + " bits");
}

// Addresses of the private networks 10.0.0.0/8 (few) and fd00::/8 (many); cidr are the networks in them.
struct WriteAddress {
  std::uint64_t capacity;
  bool network, version6;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    auto* const address = reinterpret_cast<inet*>(arena.allocate(sizeof(inet)));
    std::memset(address, 0, sizeof(inet));
    ip_family(address) = version6 ? PGSQL_AF_INET6 : PGSQL_AF_INET;
    unsigned char* const bytes = ip_addr(address);
    if (version6) {
      bytes[0] = 0xfd;
      put_big_endian(network ? index & 0xFFFFFFFFFFFFFFULL : index, bytes + (network ? 1 : 8),
                     network ? 7 : 8);
      ip_bits(address) = network ? 64 : 128;
    } else {
      bytes[0] = 10;
      put_big_endian(network ? index : index + 1, bytes + 1, network ? 2 : 3);
      ip_bits(address) = network ? 24 : 32;
    }
    SET_INET_VARSIZE(address);
    return InetPGetDatum(address);
  }
};

std::unique_ptr<Generator> make_address(const pg::TypeRef& type, bool need_distinct) {
  bool const network = type.base == CIDROID;
  // 2^16 networks of version 4 may be too few for a unique column.
  bool const version6 = network && need_distinct;
  std::uint64_t const capacity = version6 ? std::uint64_t{1} << 56 : network ? 1 << 16 : (1 << 24) - 2;
  return value_generator(WriteAddress{capacity, network, version6}, network ? "network" : "network address");
}

// Locally administered addresses, so that no real device is named.
struct WriteMac {
  std::uint64_t capacity;
  int bytes;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    auto* const mac = reinterpret_cast<unsigned char*>(arena.allocate(8));
    mac[0] = 0x02;
    put_big_endian(index, mac + 1, bytes - 1);
    return PointerGetDatum(mac);
  }
};

struct WriteTid {
  std::uint64_t capacity = 1'000'000'000;
  Datum operator()(std::uint64_t index, Arena& arena) const {
    constexpr std::uint64_t kTuplesOnPage = 100;
    auto* const tid = reinterpret_cast<ItemPointerData*>(arena.allocate(sizeof(ItemPointerData)));
    ItemPointerSet(tid, static_cast<BlockNumber>(index / kTuplesOnPage),
                   static_cast<OffsetNumber>(index % kTuplesOnPage + 1));
    return PointerGetDatum(tid);
  }
};

}  // namespace

TypeAnswer make_byte_type(const TypeRequest& request) {
  TypeAnswer answer{true, nullptr, false, true, false};
  switch (request.type.base) {
    case UUIDOID:
      answer.generator = value_generator(WriteUuid{}, "uuid, version 4");
      break;
    case BYTEAOID:
      answer.generator = make_bytea(request.domain);
      break;
    case BITOID:
    case VARBITOID:
      answer.generator = make_bits(request.type, request.domain);
      break;
    case INETOID:
    case CIDROID:
      answer.generator = make_address(request.type, request.need_distinct);
      break;
    case MACADDROID:
      answer.generator = value_generator(WriteMac{std::uint64_t{1} << 40, 6}, "MAC address");
      break;
    case MACADDR8OID:
      answer.generator = value_generator(WriteMac{std::uint64_t{1} << 56, 8}, "MAC address");
      break;
    case TIDOID:
      answer.generator = value_generator(WriteTid{}, "tid");
      break;
    default:
      return TypeAnswer::unknown();
  }
  return answer;
}

}  // namespace synthgen::generate
