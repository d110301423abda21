#include "core/sweep/store.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "core/base/error.hpp"
#include "core/base/outcome.hpp"

namespace lacuna::sweep {
namespace {

constexpr int application_id = 0x4C435357, version = 2;  // "LCSW"
constexpr int busy_ms = 30'000;                          // other processes add to the same store

constexpr const char* tables =
    "CREATE TABLE sweep(spec TEXT NOT NULL);"
    "CREATE TABLE points(number INTEGER PRIMARY KEY, mask TEXT NOT NULL, run TEXT NOT NULL, model TEXT NOT NULL, clip TEXT NOT NULL,"
    " hidden INTEGER NOT NULL, tokens INTEGER NOT NULL, l1_normed REAL NOT NULL, l1_raw REAL NOT NULL, l2_normed REAL NOT NULL,"
    " cosine REAL NOT NULL, baseline TEXT NOT NULL, guess_l1_normed REAL NOT NULL, guess_l1_raw REAL NOT NULL,"
    " guess_l2_normed REAL NOT NULL, guess_cosine REAL NOT NULL, seconds REAL NOT NULL, ids BLOB NOT NULL, errors BLOB NOT NULL);";
constexpr const char* columns = 
    "number,mask,run,model,clip,hidden,tokens,l1_normed,l1_raw,l2_normed,cosine,baseline,guess_l1_normed,guess_l1_raw,guess_l2_normed,guess_cosine,seconds";

[[noreturn]] void failDamaged(const std::string& path) {
  fail(ErrorKind::Unreadable, "The store of the sweep is damaged. Take another folder, or an undamaged copy.", path);
}

Hash128 hashFrom(const std::string& hex, const std::string& path) {
  constexpr std::size_t half = 16;
  Hash128 hash;
  if (hex.size() != 2 * half) failDamaged(path);
  const char* text = hex.data();
  const auto high = std::from_chars(text, text + half, hash.high, half), low = std::from_chars(text + half, text + 2 * half, hash.low, half);
  if (high.ptr != text + half || low.ptr != text + 2 * half) failDamaged(path);
  return hash;
}

}  // namespace

struct Store::Database {
  std::string path;
  std::size_t points = 0;  ///< of the sweep
  sqlite3* handle = nullptr;

  explicit Database(const std::string& at) : path(at) {
    const int opened = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (opened != SQLITE_OK) {
      const std::string why = handle != nullptr ? sqlite3_errmsg(handle) : "out of memory";
      sqlite3_close(handle);
      fail(ErrorKind::Unreadable, "The store of the sweep cannot be opened: " + why + ".", path);
    }
    sqlite3_busy_timeout(handle, busy_ms);
  }
  ~Database() { sqlite3_close(handle); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[noreturn]] void failNow(const std::string& doing) const {
    fail(ErrorKind::Unreadable, doing + ": " + sqlite3_errmsg(handle) + ".", path);
  }
  void run(const char* sql) const {
    if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) failNow("The store of the sweep cannot be used");
  }
};

namespace {

/// One prepared statement; positions of values are counted from 1, of columns from 0, as SQLite does.
class Statement {
 public:
  Statement(sqlite3* handle, const std::string& sql, const std::string& path) : handle_(handle), path_(path) {
    if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) failNow();
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
  void bind(int at, double value) { check(sqlite3_bind_double(statement_, at, value)); }
  void bind(int at, const std::string& text) { check(sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT)); }
  template <class Value>
  void bind(int at, const std::vector<Value>& values) {
    const void* data = values.empty() ? "" : static_cast<const void*>(values.data());  // a null pointer would be no value at all
    check(sqlite3_bind_blob(statement_, at, data, static_cast<int>(values.size() * sizeof(Value)), SQLITE_TRANSIENT));
  }
  bool next() {
    const int stepped = sqlite3_step(statement_);
    if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) failNow();
    return stepped == SQLITE_ROW;
  }
  std::int64_t whole(int column) const { return sqlite3_column_int64(statement_, column); }
  double number(int column) const { return sqlite3_column_double(statement_, column); }
  float error(int column) const {
    constexpr double most = 1e30;
    const double value = number(column);
    if (!(std::abs(value) < most)) failDamaged(path_);
    return static_cast<float>(value);
  }
  int count(int column, std::int64_t most) const {
    const std::int64_t value = whole(column);
    if (value < 0 || value > most) failDamaged(path_);
    return static_cast<int>(value);
  }
  const std::string& path() const { return path_; }
  std::string text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text != nullptr ? std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
  }
  template <class Value>
  std::vector<Value> blob(int column) const {
    std::vector<Value> values(static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)) / sizeof(Value));
    if (!values.empty()) std::memcpy(values.data(), sqlite3_column_blob(statement_, column), values.size() * sizeof(Value));
    return values;
  }

 private:
  [[noreturn]] void failNow() const { fail(ErrorKind::Unreadable, std::string("The store of the sweep cannot be used: ") + sqlite3_errmsg(handle_) + ".", path_); }
  void check(int result) const {
    if (result != SQLITE_OK) failNow();
  }
  sqlite3* handle_;
  const std::string& path_;
  sqlite3_stmt* statement_ = nullptr;
};

Kept keptOf(const Statement& row, std::size_t points) {
  constexpr std::int64_t most_tokens = std::int64_t{1} << 30;
  Kept kept;
  kept.number = static_cast<std::size_t>(row.count(0, static_cast<std::int64_t>(points) - 1));
  kept.mask = row.text(1);
  kept.run = hashFrom(row.text(2), row.path());
  kept.model = hashFrom(row.text(3), row.path());
  kept.clip = hashFrom(row.text(4), row.path());
  kept.hidden = row.count(5, most_tokens);
  kept.tokens = std::max(1, row.count(6, most_tokens));
  kept.mean = {row.error(7), row.error(8), row.error(9), row.error(10)};
  kept.baseline = row.text(11);
  kept.guess = {row.error(12), row.error(13), row.error(14), row.error(15)};
  kept.seconds = row.number(16);
  return kept;
}

}  // namespace

Store::Store(const std::string& path, const Spec& spec) : database_(std::make_unique<Database>(path)) {
  const Database& database = *database_;
  const auto pragma = [&](const char* name) {
    Statement asked(database.handle, std::string("PRAGMA ") + name, database.path);
    return asked.next() ? asked.whole(0) : 0;
  };
  database_->points = spec.points();
  database.run("PRAGMA trusted_schema=OFF; PRAGMA synchronous=FULL; BEGIN IMMEDIATE;");
  const auto id = pragma("application_id");
  const auto entries = [&] {
    Statement counted(database.handle, "SELECT count(*) FROM sqlite_master", database.path);
    return counted.next() ? counted.whole(0) : 0;
  };
  if (id == 0 && entries() == 0) {
    database.run(tables);
    database.run(("PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(version) + ";").c_str());
    Statement put(database.handle, "INSERT INTO sweep VALUES(?)", database.path);
    put.bind(1, textOf(spec));
    put.next();
  }
  database.run("COMMIT;");
  if (pragma("application_id") != application_id || pragma("user_version") != version)
    fail(ErrorKind::Refused, "This is no store of a sweep that can be read here.", path);
  const auto begun_with = [&] {
    Statement asked(database.handle, "SELECT spec FROM sweep", database.path);
    return asked.next() ? asked.text(0) : std::string();
  };
  if (begun_with() != textOf(spec))
    fail(ErrorKind::Refused, "There is another sweep in this folder: take another folder, or the spec that it was begun with.", path);
  database.run("PRAGMA journal_mode=WAL;");  // only now: of a foreign database nothing is changed
}

Store::~Store() = default;

std::set<std::size_t> Store::finished() const {
  std::set<std::size_t> numbers;
  Statement rows(database_->handle, "SELECT number FROM points", database_->path);
  while (rows.next() && numbers.size() < database_->points) numbers.insert(static_cast<std::size_t>(rows.count(0, static_cast<std::int64_t>(database_->points) - 1)));
  return numbers;
}

void Store::add(const Kept& kept) {
  static_assert(sizeof(latent::TokenErrors) == 4 * sizeof(float));
  Statement put(database_->handle, std::string("INSERT INTO points(") + columns + ",ids,errors) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(number) DO NOTHING", database_->path);
  put.bind(1, static_cast<std::int64_t>(kept.number));
  put.bind(2, kept.mask);
  put.bind(3, kept.run.hex());
  put.bind(4, kept.model.hex());
  put.bind(5, kept.clip.hex());
  put.bind(6, std::int64_t{kept.hidden});
  put.bind(7, std::int64_t{kept.tokens});
  int at = 8;
  const auto bindErrors = [&](const latent::TokenErrors& errors) {
    for (const float value : {errors.l1_normed, errors.l1_raw, errors.l2_normed, errors.cosine}) put.bind(at++, static_cast<double>(value));
  };
  bindErrors(kept.mean);
  put.bind(at++, kept.baseline);
  bindErrors(kept.guess);
  put.bind(at++, kept.seconds);
  put.bind(at++, kept.ids);
  put.bind(at++, kept.errors);
  put.next();
}

std::vector<Kept> Store::all() const {
  std::vector<Kept> kept;
  Statement rows(database_->handle, std::string("SELECT ") + columns + " FROM points ORDER BY number", database_->path);
  while (rows.next() && kept.size() < database_->points) kept.push_back(keptOf(rows, database_->points));
  return kept;
}

void Store::addFrom(const Store& other) {
  const std::set<std::size_t> known = finished();
  for (const std::size_t number : other.finished())
    if (!known.contains(number)) add(other.one(number));
}

std::optional<std::size_t> Store::finishedIn(const std::string& path, const Spec& spec) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;  // it is not to be made
  const auto found = outcomeOf([&] { return Store(path, spec).finished().size(); });
  return found.ok() ? std::optional(found.value()) : std::nullopt;
}

Kept Store::one(std::size_t number) const {
  Statement row(database_->handle, std::string("SELECT ") + columns + ",ids,errors FROM points WHERE number=?", database_->path);
  row.bind(1, static_cast<std::int64_t>(number));
  if (!row.next()) fail(ErrorKind::NotFound, "The sweep has no finished run numbered " + std::to_string(number) + ".", database_->path);
  Kept kept = keptOf(row, database_->points);
  kept.ids = row.blob<int>(17);
  kept.errors = row.blob<latent::TokenErrors>(18);
  return kept;
}

}  // namespace lacuna::sweep
