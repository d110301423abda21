#include "core/sweep/store.hpp"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>

#include "core/base/error.hpp"

namespace lacuna::sweep {
namespace {

constexpr int application_id = 0x4C435357, version = 1;  // "LCSW"
constexpr int busy_ms = 30'000;                          // other processes add to the same store

constexpr const char* tables =
    "CREATE TABLE sweep(spec TEXT NOT NULL);"
    "CREATE TABLE points(number INTEGER PRIMARY KEY, mask TEXT NOT NULL, run TEXT NOT NULL, model TEXT NOT NULL, clip TEXT NOT NULL,"
    " hidden INTEGER NOT NULL, tokens INTEGER NOT NULL, l1_normed REAL NOT NULL, l1_raw REAL NOT NULL, l2_normed REAL NOT NULL,"
    " cosine REAL NOT NULL, baseline TEXT NOT NULL, baseline_l1_normed REAL NOT NULL, seconds REAL NOT NULL,"
    " ids BLOB NOT NULL, errors BLOB NOT NULL);";
constexpr const char* columns = "number,mask,run,model,clip,hidden,tokens,l1_normed,l1_raw,l2_normed,cosine,baseline,baseline_l1_normed,seconds";

Hash128 hashFrom(const std::string& hex) {
  Hash128 hash;
  if (hex.size() != 32) return hash;
  hash.high = std::stoull(hex.substr(0, 16), nullptr, 16);
  hash.low = std::stoull(hex.substr(16), nullptr, 16);
  return hash;
}

}  // namespace

struct Store::Database {
  std::string path;
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
    check(sqlite3_bind_blob(statement_, at, values.data(), static_cast<int>(values.size() * sizeof(Value)), SQLITE_TRANSIENT));
  }
  bool next() {
    const int stepped = sqlite3_step(statement_);
    if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) failNow();
    return stepped == SQLITE_ROW;
  }
  std::int64_t whole(int column) const { return sqlite3_column_int64(statement_, column); }
  double number(int column) const { return sqlite3_column_double(statement_, column); }
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

Kept keptOf(const Statement& row) {
  Kept kept;
  kept.number = static_cast<std::size_t>(row.whole(0));
  kept.mask = row.text(1);
  kept.run = hashFrom(row.text(2));
  kept.model = hashFrom(row.text(3));
  kept.clip = hashFrom(row.text(4));
  kept.hidden = static_cast<int>(row.whole(5));
  kept.tokens = static_cast<int>(row.whole(6));
  kept.mean = {static_cast<float>(row.number(7)), static_cast<float>(row.number(8)), static_cast<float>(row.number(9)), static_cast<float>(row.number(10))};
  kept.baseline = row.text(11);
  kept.baseline_l1_normed = static_cast<float>(row.number(12));
  kept.seconds = row.number(13);
  return kept;
}

}  // namespace

Store::Store(const std::string& path, const Spec& spec) : database_(std::make_unique<Database>(path)) {
  const Database& database = *database_;
  const auto pragma = [&](const char* name) {
    Statement asked(database.handle, std::string("PRAGMA ") + name, database.path);
    return asked.next() ? asked.whole(0) : 0;
  };
  database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; BEGIN IMMEDIATE;");
  const auto id = pragma("application_id");
  Statement counted(database.handle, "SELECT count(*) FROM sqlite_master", database.path);
  counted.next();
  if (id == 0 && counted.whole(0) == 0) {
    database.run(tables);
    database.run(("PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(version) + ";").c_str());
    Statement put(database.handle, "INSERT INTO sweep VALUES(?)", database.path);
    put.bind(1, textOf(spec));
    put.next();
  }
  database.run("COMMIT;");
  if (pragma("application_id") != application_id || pragma("user_version") != version)
    fail(ErrorKind::Refused, "This is no store of a sweep that can be read here.", path);
  Statement asked(database.handle, "SELECT spec FROM sweep", database.path);
  if (!asked.next() || asked.text(0) != textOf(spec))
    fail(ErrorKind::Refused, "There is another sweep in this folder: take another folder, or the spec that it was begun with.", path);
}

Store::~Store() = default;

std::set<std::size_t> Store::finished() const {
  std::set<std::size_t> numbers;
  Statement rows(database_->handle, "SELECT number FROM points", database_->path);
  while (rows.next()) numbers.insert(static_cast<std::size_t>(rows.whole(0)));
  return numbers;
}

void Store::add(const Kept& kept) {
  static_assert(sizeof(latent::TokenErrors) == 4 * sizeof(float));
  Statement put(database_->handle, std::string("INSERT OR IGNORE INTO points(") + columns + ",ids,errors) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", database_->path);
  put.bind(1, static_cast<std::int64_t>(kept.number));
  put.bind(2, kept.mask);
  put.bind(3, kept.run.hex());
  put.bind(4, kept.model.hex());
  put.bind(5, kept.clip.hex());
  put.bind(6, std::int64_t{kept.hidden});
  put.bind(7, std::int64_t{kept.tokens});
  int at = 8;
  for (const float value : {kept.mean.l1_normed, kept.mean.l1_raw, kept.mean.l2_normed, kept.mean.cosine}) put.bind(at++, static_cast<double>(value));
  put.bind(12, kept.baseline);
  put.bind(13, static_cast<double>(kept.baseline_l1_normed));
  put.bind(14, kept.seconds);
  put.bind(15, kept.ids);
  put.bind(16, kept.errors);
  put.next();
}

std::vector<Kept> Store::all() const {
  std::vector<Kept> kept;
  Statement rows(database_->handle, std::string("SELECT ") + columns + " FROM points ORDER BY number", database_->path);
  while (rows.next()) kept.push_back(keptOf(rows));
  return kept;
}

Kept Store::one(std::size_t number) const {
  Statement row(database_->handle, std::string("SELECT ") + columns + ",ids,errors FROM points WHERE number=?", database_->path);
  row.bind(1, static_cast<std::int64_t>(number));
  if (!row.next()) fail(ErrorKind::NotFound, "The sweep has no finished run numbered " + std::to_string(number) + ".", database_->path);
  Kept kept = keptOf(row);
  kept.ids = row.blob<int>(14);
  kept.errors = row.blob<latent::TokenErrors>(15);
  return kept;
}

}  // namespace lacuna::sweep
