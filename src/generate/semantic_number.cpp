// Numbers by meaning: the usual range of each, narrowed to what type and domain admit.
#include <algorithm>
#include <cmath>

#include "core/lexicon.hpp"
#include "generate/amounts.hpp"
#include "generate/semantic_range.hpp"
#include "generate/type_numeric.hpp"
#include "postgres/number_type.hpp"

extern "C" {
#include "utils/numeric.h"
}

namespace synthgen::generate {

namespace {

struct NumberMeaning {
  std::string_view semantic;
  double low, high;
  Shape shape;
  int scale;          // customary digits behind the point
  std::int64_t step;  // values are multiples of this many of the smallest units; 1 for all
};

constexpr NumberMeaning kNumbers[] = {
    {"finance.price", 3, 250, Shape::kLow, 2, 1},
    {"finance.amount", 5, 2500, Shape::kLow, 2, 1},
    {"finance.subtotal", 5, 900, Shape::kLow, 2, 1},
    {"finance.total", 10, 1500, Shape::kLow, 2, 1},
    {"finance.tax", 0, 120, Shape::kLow, 2, 1},
    {"finance.fee", 1, 80, Shape::kLow, 2, 25},
    {"finance.fine", 0, 25, Shape::kRare, 2, 25},
    {"finance.tip", 0, 40, Shape::kLow, 2, 25},
    {"finance.freight", 3, 30, Shape::kLow, 2, 1},
    {"finance.discount", 0, 50, Shape::kLow, 2, 50},
    {"finance.daily_rate", 49, 420, Shape::kHump, 2, 100},
    {"finance.gross_pay", 1800, 9500, Shape::kHump, 2, 5000},
    {"finance.net_pay", 1500, 7000, Shape::kHump, 2, 1},
    {"finance.deduction", 40, 600, Shape::kBell, 2, 1},
    {"finance.amount_paid", 5, 900, Shape::kLow, 2, 1},
    {"finance.amount_due", 5, 900, Shape::kLow, 2, 1},
    {"finance.premium", 35, 1800, Shape::kHump, 2, 1},
    {"finance.deductible", 250, 5000, Shape::kHump, 2, 25000},
    {"finance.unit_rate", 0.5, 3, Shape::kBell, 2, 1},
    {"finance.monthly_price", 5, 199, Shape::kHump, 2, 1},
    {"finance.yearly_price", 50, 1990, Shape::kHump, 2, 1},
    {"finance.balance", 0, 25000, Shape::kLow, 2, 1},
    {"finance.salary", 30000, 190000, Shape::kHump, 2, 50000},
    {"finance.wage", 13, 90, Shape::kHump, 2, 25},
    {"finance.billing_rate", 60, 480, Shape::kHump, 2, 500},
    {"finance.budget", 5000, 900000, Shape::kHump, 2, 50000},
    {"finance.revenue", 50000, 25000000, Shape::kLow, 2, 100000},
    {"finance.coverage", 5000, 500000, Shape::kHump, 2, 250000},
    {"finance.limit", 500, 25000, Shape::kLow, 2, 50000},
    {"finance.exchange_rate", 0.2, 3, Shape::kBell, 4, 1},
    {"finance.interest_rate", 0.5, 12, Shape::kBell, 2, 5},
    {"finance.tax_rate", 0, 25, Shape::kBell, 2, 25},
    {"quantity.count", 0, 500, Shape::kLow, 0, 1},
    {"quantity.ordered", 1, 12, Shape::kLow, 0, 1},
    {"quantity.stock", 0, 400, Shape::kLow, 0, 1},
    {"quantity.reorder_level", 5, 60, Shape::kEven, 0, 5},
    {"quantity.copies", 1, 20, Shape::kLow, 0, 1},
    {"quantity.capacity", 2, 300, Shape::kLow, 0, 1},
    {"quantity.position", 1, 100, Shape::kLow, 0, 1},
    {"quantity.rating", 1, 5, Shape::kHigh, 1, 1},
    {"quantity.score", 0, 100, Shape::kBell, 0, 1},
    {"quantity.runtime", 75, 180, Shape::kBell, 0, 1},
    {"quantity.goals", 0, 5, Shape::kLow, 0, 1},
    {"quantity.seats", 20, 220, Shape::kHump, 0, 2},
    {"quantity.full_marks", 20, 100, Shape::kHigh, 0, 10},
    {"quantity.group_size", 12, 40, Shape::kHump, 0, 1},
    {"quantity.percentage", 0, 100, Shape::kEven, 0, 1},
    {"quantity.fraction", 0, 1, Shape::kEven, 3, 1},
    {"quantity.age", 18, 85, Shape::kBell, 0, 1},
    {"quantity.year", 1990, 2024, Shape::kHigh, 0, 1},
    {"quantity.birth_year", 1945, 2006, Shape::kBell, 0, 1},
    {"quantity.month", 1, 12, Shape::kEven, 0, 1},
    {"quantity.quarter", 1, 4, Shape::kEven, 0, 1},
    {"quantity.week", 1, 52, Shape::kEven, 0, 1},
    {"quantity.day", 1, 28, Shape::kEven, 0, 1},
    {"quantity.weekday", 1, 7, Shape::kEven, 0, 1},
    {"quantity.hour", 0, 23, Shape::kBell, 0, 1},
    {"quantity.pages", 48, 720, Shape::kBell, 0, 4},
    {"quantity.weight", 0.1, 40, Shape::kLow, 2, 1},
    {"quantity.weight_grams", 40, 6000, Shape::kLow, 0, 10},
    {"quantity.persons", 1, 4, Shape::kLow, 0, 1},
    {"quantity.tickets", 1, 4, Shape::kLow, 0, 1},
    {"quantity.children", 0, 3, Shape::kLow, 0, 1},
    {"quantity.instalments", 2, 24, Shape::kLow, 0, 1},
    {"quantity.terms", 6, 72, Shape::kEven, 0, 6},
    {"quantity.years", 0, 30, Shape::kLow, 0, 1},
    {"quantity.employees", 3, 900, Shape::kLow, 0, 1},
    {"quantity.credit_score", 420, 850, Shape::kBell, 0, 1},
    {"quantity.co2", 400, 1400, Shape::kLow, 0, 1},
    {"quantity.voltage", 3, 4.2, Shape::kBell, 2, 1},
    {"quantity.current", 0.1, 16, Shape::kLow, 2, 1},
    {"quantity.power", 0.1, 25, Shape::kLow, 2, 1},
    {"quantity.load", 500, 24000, Shape::kHump, 0, 100},
    {"quantity.percent_low", 1, 15, Shape::kLow, 1, 5},
    {"quantity.percent_high", 85, 100, Shape::kHigh, 1, 5},
    {"quantity.notice_months", 1, 12, Shape::kLow, 0, 1},
    {"quantity.pin", 100000, 999999, Shape::kEven, 0, 1},
    {"finance.yearly_amount", 1200, 90000, Shape::kLow, 2, 10000},
    {"finance.capital", 25000, 5000000, Shape::kLow, 2, 500000},
    {"quantity.worked", 4, 10, Shape::kBell, 2, 25},
    {"quantity.effort", 0.5, 8, Shape::kLow, 2, 25},
    {"quantity.overtime", 0, 4, Shape::kRare, 2, 25},
    {"quantity.enrolled", 5, 120, Shape::kLow, 0, 1},
    {"quantity.credits_earned", 0, 130, Shape::kEven, 0, 3},
    {"quantity.grade_points", 0, 4, Shape::kHigh, 1, 1},
    {"quantity.reserved", 0, 20, Shape::kLow, 0, 1},
    {"quantity.minutes", 5, 240, Shape::kLow, 0, 5},
    {"quantity.body_weight", 45, 120, Shape::kBell, 1, 1},
    {"quantity.body_height", 150, 200, Shape::kBell, 0, 1},
    {"quantity.length", 1, 250, Shape::kLow, 1, 1},
    {"quantity.area", 20, 900, Shape::kLow, 1, 1},
    {"quantity.volume", 0.1, 200, Shape::kLow, 2, 1},
    {"quantity.distance", 0.5, 800, Shape::kLow, 1, 1},
    {"quantity.elevation", 0, 3500, Shape::kLow, 0, 1},
    {"quantity.speed", 5, 130, Shape::kBell, 1, 1},
    {"quantity.duration", 5, 240, Shape::kLow, 0, 5},
    {"quantity.milliseconds", 2, 4000, Shape::kLow, 0, 1},
    {"quantity.hours", 1, 400, Shape::kLow, 1, 5},
    {"quantity.days", 1, 30, Shape::kLow, 0, 1},
    {"quantity.bytes", 512, 25000000, Shape::kLow, 0, 1},
    {"quantity.pixels", 320, 3840, Shape::kLow, 0, 8},
    {"quantity.temperature", -5, 38, Shape::kBell, 1, 1},
    {"quantity.body_temperature", 36, 39, Shape::kLow, 1, 1},
    {"quantity.humidity", 15, 95, Shape::kBell, 1, 1},
    {"quantity.pressure", 980, 1040, Shape::kBell, 1, 1},
    {"quantity.heart_rate", 52, 130, Shape::kBell, 0, 1},
    {"quantity.battery", 5, 100, Shape::kHigh, 0, 1},
    {"quantity.priority", 1, 5, Shape::kBell, 0, 1},
    {"quantity.level", 1, 10, Shape::kLow, 0, 1},
    {"quantity.version", 1, 12, Shape::kLow, 0, 1},
    {"quantity.attempts", 0, 5, Shape::kLow, 0, 1},
    {"quantity.floor", 1, 12, Shape::kLow, 0, 1},
    {"quantity.room", 101, 499, Shape::kEven, 0, 1},
    {"quantity.credits", 1, 6, Shape::kBell, 0, 1},
    {"quantity.grade", 0, 4, Shape::kHigh, 1, 1},
    {"quantity.views", 0, 50000, Shape::kLow, 0, 1},
    {"quantity.points", 0, 5000, Shape::kLow, 0, 10},
    {"quantity.bedrooms", 1, 6, Shape::kBell, 0, 1},
    {"quantity.port", 1024, 65535, Shape::kEven, 0, 1},
    {"quantity.http_status", 200, 204, Shape::kLow, 0, 1},
    {"quantity.population", 500, 900000, Shape::kLow, 0, 1},
    {"quantity.mileage", 50, 180000, Shape::kLow, 0, 1},
    {"quantity.expiry_year", 2026, 2031, Shape::kEven, 0, 1},
    {"quantity.build_year", 1968, 2024, Shape::kHigh, 0, 1},
    {"quantity.signal", -95, -35, Shape::kBell, 0, 1},
    {"quantity.angle", 0, 359, Shape::kEven, 0, 1},
    {"quantity.shelf", 1, 12, Shape::kEven, 0, 1},
    {"quantity.dock", 1, 16, Shape::kLow, 0, 1},
    {"quantity.interval", 5, 900, Shape::kLow, 0, 5},
    {"quantity.quality", 0, 3, Shape::kRare, 0, 1},
    {"quantity.bpm", 70, 175, Shape::kBell, 0, 1},
    {"quantity.sets", 2, 15, Shape::kBell, 0, 1},
    {"quantity.track", 1, 2, Shape::kRare, 0, 1},
    {"quantity.bmi", 18, 34, Shape::kBell, 1, 1},
    {"quantity.pay_hours", 60, 176, Shape::kHigh, 2, 50},
    {"quantity.parcel_weight", 0.2, 60, Shape::kLow, 2, 10},
    {"quantity.parcel_size", 8, 120, Shape::kLow, 1, 5},
    {"quantity.pet_weight", 2, 45, Shape::kLow, 1, 1},
    {"quantity.months", 1, 36, Shape::kLow, 0, 1},
    {"quantity.received", 0, 12, Shape::kLow, 0, 1},
    {"quantity.sold", 0, 250, Shape::kLow, 0, 1},
    {"quantity.turnout", 38, 88, Shape::kBell, 2, 1},
    {"quantity.multiplier", 1, 2.5, Shape::kRare, 2, 10},
    {"quantity.meters", 300, 32000, Shape::kLow, 0, 10},
    {"quantity.seconds", 20, 3600, Shape::kLow, 0, 1},
    {"quantity.track_ms", 95000, 420000, Shape::kBell, 0, 1},
    {"quantity.margin", 1, 4.5, Shape::kBell, 1, 1},
    {"quantity.voters", 900, 90000, Shape::kLow, 0, 1},
    {"quantity.votes", 10, 20000, Shape::kLow, 0, 1},
    {"finance.property_price", 85000, 1450000, Shape::kHump, 2, 100000},
    {"finance.car_price", 4500, 68000, Shape::kHump, 2, 10000},
    {"finance.fare", 4, 90, Shape::kLow, 2, 5},
    {"finance.tuition", 350, 9800, Shape::kHump, 2, 5000},
    {"finance.micro_rate", 0.001, 0.08, Shape::kLow, 4, 1},
    {"finance.air_fare", 45, 950, Shape::kLow, 2, 1},
    {"finance.basket", 15, 120, Shape::kBell, 2, 1},
    {"finance.bonus", 500, 25000, Shape::kLow, 2, 50000},
    {"finance.cpc", 0.15, 6, Shape::kLow, 2, 5},
    {"finance.profit", 2, 400, Shape::kLow, 2, 1},
    {"finance.revenue_small", 5, 350, Shape::kLow, 2, 1},
    {"finance.spend", 5, 900, Shape::kLow, 2, 1},
    {"finance.trip_budget", 400, 12000, Shape::kLow, 2, 10000},
    {"quantity.accuracy", 0.1, 5, Shape::kLow, 1, 1},
    {"quantity.affected", 5, 4000, Shape::kLow, 0, 1},
    {"quantity.age_limit", 12, 18, Shape::kEven, 0, 2},
    {"quantity.alcohol", 9, 15.5, Shape::kBell, 1, 5},
    {"quantity.aqi", 12, 160, Shape::kLow, 0, 1},
    {"quantity.area_km2", 2, 900, Shape::kLow, 2, 1},
    {"quantity.baggage", 8, 32, Shape::kBell, 0, 1},
    {"quantity.batch", 1, 2000, Shape::kEven, 0, 1},
    {"quantity.bathrooms", 1, 4, Shape::kLow, 1, 5},
    {"quantity.beds", 4, 40, Shape::kBell, 0, 1},
    {"quantity.blood_pressure_high", 98, 165, Shape::kBell, 0, 1},
    {"quantity.blood_pressure_low", 58, 98, Shape::kBell, 0, 1},
    {"quantity.booths", 2, 12, Shape::kLow, 0, 1},
    {"quantity.bottle_ml", 187, 1500, Shape::kBell, 0, 1},
    {"quantity.calories", 60, 850, Shape::kLow, 0, 5},
    {"quantity.cargo_volume", 4, 90, Shape::kHump, 1, 5},
    {"quantity.consumed", 50, 900, Shape::kHump, 1, 1},
    {"quantity.conversions", 0, 60, Shape::kLow, 0, 1},
    {"quantity.critic_score", 80, 99, Shape::kBell, 0, 1},
    {"quantity.ctr", 0.002, 0.09, Shape::kLow, 4, 1},
    {"quantity.devices", 5, 500, Shape::kLow, 0, 5},
    {"quantity.dew_point", -4, 19, Shape::kBell, 1, 1},
    {"quantity.discount", 5, 50, Shape::kLow, 0, 5},
    {"quantity.drink_until", 2026, 2045, Shape::kLow, 0, 1},
    {"quantity.duration_long", 30, 3600, Shape::kLow, 0, 30},
    {"quantity.epoch", 1577836800, 1767225600, Shape::kHigh, 0, 1},
    {"quantity.seats", 2, 8, Shape::kBell, 0, 1},
    {"quantity.vehicle_year", 2006, 2025, Shape::kHigh, 0, 1},
    {"quantity.rating_high", 3.4, 5, Shape::kHigh, 1, 1},
    {"quantity.pack", 10, 120, Shape::kLow, 0, 10},
    {"quantity.storage_temperature", 2, 25, Shape::kEven, 1, 5},
    {"quantity.days_supply", 7, 90, Shape::kEven, 0, 1},
    {"quantity.fill_number", 1, 6, Shape::kLow, 0, 1},
    {"finance.copay", 0, 60, Shape::kLow, 2, 500},
    {"finance.contract", 15000, 4500000, Shape::kLow, 2, 500000},
    {"quantity.defects", 0, 6, Shape::kRare, 0, 1},
    {"quantity.crew", 2, 14, Shape::kBell, 0, 1},
    {"quantity.artist_birth", 1790, 1925, Shape::kEven, 0, 1},
    {"quantity.artist_death", 1930, 2018, Shape::kEven, 0, 1},
    {"quantity.art_year", 1860, 2020, Shape::kEven, 0, 1},
    {"finance.down_payment", 500, 12000, Shape::kLow, 2, 50000},
    {"finance.loan_amount", 4000, 48000, Shape::kHump, 2, 50000},
    {"quantity.horsepower", 95, 420, Shape::kBell, 0, 5},
    {"quantity.mpg", 17, 44, Shape::kBell, 0, 1},
    {"quantity.doors", 2, 5, Shape::kHigh, 0, 1},
    {"quantity.quota", 5, 60, Shape::kLow, 0, 5},
    {"quantity.energy", 120, 90000, Shape::kLow, 1, 1},
    {"quantity.enum", 0, 4, Shape::kLow, 0, 1},
    {"quantity.flight_minutes", 50, 720, Shape::kLow, 0, 5},
    {"quantity.gas", 2, 90, Shape::kLow, 1, 1},
    {"quantity.gigabytes", 1, 512, Shape::kLow, 0, 1},
    {"quantity.glucose", 72, 180, Shape::kBell, 0, 1},
    {"quantity.goals", 0, 5, Shape::kLow, 0, 1},
    {"quantity.growth", -12, 25, Shape::kBell, 1, 1},
    {"quantity.home_area", 450, 4200, Shape::kHump, 0, 10},
    {"quantity.irradiance", 0, 950, Shape::kLow, 0, 1},
    {"quantity.lab_value", 1, 140, Shape::kLow, 1, 1},
    {"quantity.lifted", 10, 180, Shape::kHump, 1, 25},
    {"quantity.light", 50, 1200, Shape::kLow, 0, 10},
    {"quantity.listeners", 200, 900000, Shape::kLow, 0, 1},
    {"quantity.lux", 20, 1200, Shape::kLow, 0, 1},
    {"quantity.mains_frequency", 49.9, 50.1, Shape::kBell, 2, 1},
    {"quantity.mains_voltage", 224, 239, Shape::kBell, 1, 1},
    {"quantity.matches", 0, 20, Shape::kBell, 0, 1},
    {"quantity.maximum_stay", 14, 90, Shape::kEven, 0, 7},
    {"quantity.megabytes", 500, 50000, Shape::kLow, 0, 500},
    {"quantity.millilitres", 100, 2000, Shape::kLow, 0, 50},
    {"quantity.minimum_stay", 1, 5, Shape::kLow, 0, 1},
    {"quantity.minute_of_hour", 0, 59, Shape::kEven, 0, 1},
    {"quantity.noise", 32, 88, Shape::kBell, 1, 1},
    {"quantity.occupancy", 1, 6, Shape::kBell, 0, 1},
    {"quantity.openings", 1, 6, Shape::kLow, 0, 1},
    {"quantity.option", 1, 4, Shape::kEven, 0, 1},
    {"quantity.oxygen", 91, 100, Shape::kHigh, 0, 1},
    {"quantity.pageviews", 1, 25, Shape::kLow, 0, 1},
    {"quantity.pallets", 50, 4000, Shape::kHump, 0, 50},
    {"quantity.particles", 2, 75, Shape::kLow, 1, 1},
    {"quantity.period", 1, 12, Shape::kEven, 0, 1},
    {"quantity.power_factor", 0.82, 1, Shape::kHigh, 2, 1},
    {"quantity.radius", 5, 60, Shape::kLow, 0, 5},
    {"quantity.rain", 0, 24, Shape::kRare, 1, 1},
    {"quantity.reading", 400, 90000, Shape::kLow, 1, 1},
    {"quantity.refills", 0, 5, Shape::kLow, 0, 1},
    {"quantity.respiratory", 11, 24, Shape::kBell, 0, 1},
    {"quantity.room_area", 14, 85, Shape::kLow, 0, 1},
    {"quantity.sample", 500, 2500, Shape::kBell, 0, 10},
    {"quantity.satisfaction", 1, 5, Shape::kHigh, 0, 1},
    {"quantity.shop_area", 900, 48000, Shape::kLow, 0, 100},
    {"quantity.short_distance", 0.2, 28, Shape::kLow, 1, 1},
    {"quantity.spectators", 150, 48000, Shape::kLow, 0, 1},
    {"quantity.store_number", 101, 899, Shape::kEven, 0, 1},
    {"quantity.sugar", 0.5, 12, Shape::kLow, 1, 1},
    {"quantity.theatre", 1, 12, Shape::kLow, 0, 1},
    {"quantity.tons", 100, 12000, Shape::kHump, 0, 10},
    {"quantity.tracks", 4, 24, Shape::kBell, 0, 1},
    {"quantity.travellers", 1, 6, Shape::kLow, 0, 1},
    {"quantity.trips", 1, 2500, Shape::kLow, 0, 1},
    {"quantity.uptime", 1800, 7500000, Shape::kLow, 0, 1},
    {"quantity.used", 0, 300, Shape::kLow, 0, 1},
    {"quantity.uses", 50, 5000, Shape::kLow, 0, 50},
    {"quantity.uv", 0, 11, Shape::kLow, 0, 1},
    {"quantity.vintage", 2004, 2023, Shape::kHigh, 0, 1},
    {"quantity.visibility", 2, 40, Shape::kHigh, 1, 1},
    {"quantity.useful_life", 3, 20, Shape::kLow, 0, 1},
    {"quantity.participants", 6, 40, Shape::kBell, 0, 1},
    {"quantity.voc", 15, 650, Shape::kLow, 0, 1},
    {"quantity.wind_speed", 0, 17, Shape::kLow, 1, 1},
};

const NumberMeaning* find_number(std::string_view semantic) {
  for (const NumberMeaning& meaning : kNumbers) {
    if (meaning.semantic == semantic) return &meaning;
  }
  return nullptr;
}

constexpr std::int64_t kPowers[] = {1,       10,       100,       1000,       10000,      100000,
                                    1000000, 10000000, 100000000, 1000000000, 10000000000};
constexpr int kMostScale = 10;
constexpr int kMostShown = 63;  // digits behind the point that a numeric can be composed with

// Whole steps of 10^-scale between two ends, both included.
struct Steps {
  std::int64_t first, last;
};

double largest_value(const pg::TypeRef& type) {
  if (type.base == INT2OID) return PG_INT16_MAX;
  if (type.base == INT4OID) return PG_INT32_MAX;
  constexpr double kLargest = 1e12;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  if (type.base != NUMERICOID || !declared) return kLargest;
  auto const [precision, scale] = *declared;
  double largest = 1;
  for (int i = 0; i < precision - scale && largest < kLargest; ++i) largest *= 10;
  for (int i = 0; i > precision - scale; --i) largest /= 10;
  return largest;
}

// The steps between `low` and `high` that the type and the domain admit; nothing if there are none.
std::optional<Steps> admitted_steps(const pg::TypeRef& type, const plan::ValueDomain& domain, int scale,
                                    double low, double high) {
  auto const unit = static_cast<double>(kPowers[scale]);
  double const largest = largest_value(type);
  Steps steps{static_cast<std::int64_t>(std::ceil(low * unit)),
              static_cast<std::int64_t>(std::floor(high * unit))};
  auto const cap = static_cast<std::int64_t>(std::ceil(largest * unit));
  if (largest < high) steps.last = std::min(steps.last, type.base == NUMERICOID ? cap - 1 : cap);
  constexpr double kMost = 9e15;
  if (domain.lower) {
    double const bound = std::clamp(pg::number_value(type.base, domain.lower->value) * unit, -kMost, kMost);
    auto const least = static_cast<std::int64_t>(std::ceil(bound - 1e-7));
    bool const hit = std::fabs(bound - static_cast<double>(least)) < 1e-7;
    steps.first = std::max(steps.first, hit && !domain.lower->inclusive ? least + 1 : least);
  }
  if (domain.upper) {
    double const bound = std::clamp(pg::number_value(type.base, domain.upper->value) * unit, -kMost, kMost);
    auto const most = static_cast<std::int64_t>(std::floor(bound + 1e-7));
    bool const hit = std::fabs(bound - static_cast<double>(most)) < 1e-7;
    steps.last = std::min(steps.last, hit && !domain.upper->inclusive ? most - 1 : most);
  }
  if (steps.first > steps.last) return std::nullopt;
  return steps;
}

// How many digits behind the point a numeric shows, also where fewer are more than zeros.
struct ShownDigits {
  int count;

  Datum datum(Oid type, int scale, std::int64_t steps, Arena& arena) const {
    return type == NUMERICOID ? make_numeric(steps, scale, count, arena)
                              : number_datum(type, scale, steps, arena);
  }
};

class NumberRange final : public Generator {
 public:
  NumberRange(const NumberMeaning& meaning, Oid type, int scale, ShownDigits shown, Steps steps,
              std::int64_t step)
      : meaning_(meaning),
        type_(type),
        scale_(scale),
        shown_(shown),
        steps_(steps),
        step_(step),
        priced_(meaning.semantic == "finance.price") {}

  std::uint64_t capacity() const noexcept override {
    return static_cast<std::uint64_t>(steps_.last - steps_.first) + 1;
  }
  std::uint64_t pick(std::uint64_t random) const noexcept override {
    std::uint64_t const index = shaped(meaning_.shape, random, capacity());
    if (priced_) return priced(index, random);
    if (step_ == 1) return index;
    std::int64_t const value = steps_.first + static_cast<std::int64_t>(index);
    std::int64_t const rounded = value - value % step_;
    return rounded < steps_.first ? index : static_cast<std::uint64_t>(rounded - steps_.first);
  }
  void pick_all(std::span<std::uint64_t> words) const noexcept override {
    for (std::uint64_t& word : words) word = NumberRange::pick(word);
  }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    for (std::size_t i = 0; i < count; ++i)
      out[i] = shown_.datum(type_, scale_, steps_.first + static_cast<std::int64_t>(indexes[i]), arena);
  }
  std::string description() const override { return std::string(meaning_.semantic); }

 private:
  // Prices end in .99, .49 or .00 mostly.
  std::uint64_t priced(std::uint64_t index, std::uint64_t random) const noexcept {
    constexpr std::int64_t kEndings[] = {99, 99, 99, 49, 95, 50, 0, 0};
    if (scale_ < 2) return index;
    std::int64_t const cent = kPowers[scale_ - 2];
    std::int64_t const unit = 100 * cent;
    std::int64_t const value = steps_.first + static_cast<std::int64_t>(index);
    std::int64_t const ended = value - value % unit + kEndings[random & 7] * cent;
    return ended < steps_.first || ended > steps_.last ? index
                                                       : static_cast<std::uint64_t>(ended - steps_.first);
  }

  const NumberMeaning& meaning_;
  Oid type_;
  int scale_;
  ShownDigits shown_;
  Steps steps_;
  std::int64_t step_;
  bool priced_;
};

class Coordinate final : public Generator {
 public:
  Coordinate(bool latitude, Oid type, int scale, ShownDigits shown, const core::Lexicon& cities)
      : latitude_(latitude), type_(type), scale_(scale), shown_(shown), cities_(cities) {
    std::size_t const field = cities.field(latitude ? "latitude" : "longitude");
    for (std::size_t row = 0; row < cities.size(); ++row) {
      double const degrees = std::strtod(std::string(cities.at(row, field)).c_str(), nullptr);
      micro_degrees_.push_back(static_cast<std::int64_t>(std::llround(degrees * 1e6)));
    }
  }
  std::uint64_t capacity() const noexcept override { return 0; }
  void render(const std::uint64_t* indexes, std::size_t count, Arena& arena, Datum* out) const override {
    constexpr core::Stream kCities(core::hash_bytes("city", core::hash_bytes("")));
    constexpr std::int64_t kSpread = 60000;  // micro-degrees, a few kilometres
    constexpr int kMicro = 6;
    for (std::size_t i = 0; i < count; ++i) {
      core::Stream const own(latitude_ ? 1 : 2);
      auto const offset = static_cast<std::int64_t>(core::bounded(own.at(indexes[i]), kSpread)) - kSpread / 2;
      std::int64_t const degrees = micro_degrees_[cities_.pick(kCities.at(indexes[i]))] + offset;
      out[i] = shown_.datum(type_, scale_, degrees / kPowers[kMicro - scale_], arena);
    }
  }
  std::string description() const override { return latitude_ ? "place.latitude" : "place.longitude"; }

 private:
  bool latitude_;
  Oid type_;
  int scale_;
  ShownDigits shown_;
  core::Lexicon cities_;
  std::vector<std::int64_t> micro_degrees_;
};

}  // namespace

int number_scale(const pg::TypeRef& type, int usual) {
  if (type.base == CASHOID) return 2;
  if (pg::is_integer_type(type.base)) return 0;
  auto const declared = pg::numeric_modifier(type.base_modifier);
  return type.base == NUMERICOID && declared ? declared->scale : usual;
}

Datum number_datum(Oid type, int scale, std::int64_t steps, Arena& arena) {
  switch (type) {
    case INT2OID:
      return Int16GetDatum(static_cast<int16>(steps));
    case INT4OID:
      return Int32GetDatum(static_cast<int32>(steps));
    case FLOAT4OID:
      return Float4GetDatum(
          static_cast<float>(static_cast<double>(steps) / static_cast<double>(kPowers[scale])));
    case FLOAT8OID:
      return Float8GetDatum(static_cast<double>(steps) / static_cast<double>(kPowers[scale]));
    case NUMERICOID:
      return make_numeric(steps, scale, scale, arena);
    default:
      return Int64GetDatum(steps);
  }
}

std::optional<NumberSteps> number_steps(const pg::TypeRef& type, const plan::ValueDomain& domain, double low,
                                        double high, int usual_scale) {
  if (!is_number_type(type.base) || domain.allowed || !domain.excluded.empty()) return std::nullopt;
  int const scale = number_scale(type, usual_scale);
  if (scale < 0 || scale > kMostScale) return std::nullopt;
  auto const steps = admitted_steps(type, domain, scale, low, high);
  if (!steps) return std::nullopt;
  return NumberSteps{scale, kPowers[scale], steps->first, steps->last};
}

std::unique_ptr<Generator> make_semantic_number(std::string_view semantic, const pg::TypeRef& type,
                                                const plan::ValueDomain& domain, int decimals) {
  const NumberMeaning* meaning = find_number(semantic);
  if (meaning == nullptr || !is_number_type(type.base) || domain.allowed || !domain.excluded.empty())
    return nullptr;
  // A column that was given more digits than anyone means holds the customary ones.
  constexpr int kMostMeant = 6;
  int const declared = number_scale(type, meaning->scale);
  if (declared < 0 || declared > kMostShown) return nullptr;
  int scale = declared > kMostMeant ? meaning->scale : declared;
  ShownDigits const shown{declared + decimals};
  auto const unit = static_cast<double>(kPowers[decimals]);
  auto const steps = admitted_steps(type, domain, scale, meaning->low * unit, meaning->high * unit);
  if (!steps) return nullptr;
  scale += decimals;
  // Multiples of the customary step, whatever the type's own unit is.
  int const finer = scale - meaning->scale;
  std::int64_t const step = finer >= 0 ? meaning->step * kPowers[finer]
                                       : std::max<std::int64_t>(1, meaning->step / kPowers[-finer]);
  return std::make_unique<NumberRange>(*meaning, type.base, scale, shown, *steps, step);
}

std::unique_ptr<Generator> make_coordinate(std::string_view semantic, const pg::TypeRef& type,
                                           const plan::ValueDomain& domain, const Context& context) {
  bool const latitude = semantic == "place.latitude";
  if (!latitude && semantic != "place.longitude") return nullptr;
  if (type.base != NUMERICOID && type.base != FLOAT4OID && type.base != FLOAT8OID) return nullptr;
  if (domain.allowed || !domain.excluded.empty()) return nullptr;
  constexpr int kUsualScale = 6;
  int const declared = number_scale(type, kUsualScale);
  if (declared < 0 || declared > kMostShown) return nullptr;
  int const scale = std::min(declared, kUsualScale);
  double const range = latitude ? 90 : 180;
  auto const steps = admitted_steps(type, domain, scale, -range, range);
  // Cities lie where they lie: the domain must admit the whole range of coordinates.
  if (!steps || steps->first > -range * 0.99 * kPowers[scale] || steps->last < range * 0.99 * kPowers[scale])
    return nullptr;
  return std::make_unique<Coordinate>(latitude, type.base, scale, ShownDigits{declared},
                                      core::lexicon("city", context.locale()));
}

}  // namespace synthgen::generate
