#include "core/database/database.hpp"

#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <limits>

#include "core/base/error.hpp"

namespace lacuna::database {
namespace {

/// SQLite ends a journal that names a further file (of a transaction over several databases) with these bytes, and would open
/// and perhaps delete that file. Nothing here ever writes such a journal.
bool journalNamesAFile(const std::string& database_path) {
  constexpr std::array<unsigned char, 8> magic = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
  std::ifstream journal(database_path + "-journal", std::ios::binary | std::ios::ate);
  if (!journal || journal.tellg() < static_cast<std::streamoff>(magic.size())) return false;
  std::array<unsigned char, 8> last{};
  journal.seekg(-static_cast<std::streamoff>(magic.size()), std::ios::end);
  journal.read(reinterpret_cast<char*>(last.data()), last.size());
  return last == magic;
}

int flagsOf(Access access) {
  const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (access == Access::Make) return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  return common | SQLITE_OPEN_READWRITE;  // for reading too: an unfinished change can be taken back by a writer alone
}

}  // namespace

Database::Database(const std::string& path, const Opening& opening) : path_(path), opening_(opening) {
  if (journalNamesAFile(path))
    fail(ErrorKind::Refused, opening.complaint + ": the journal beside it names another file. Move the file ending in -journal away.", path);
  // A full path, as SQLite would take "file:..." and ":memory:" for something else.
  const std::string place = path.empty() ? std::string(":memory:") : std::filesystem::absolute(path).string();
  if (sqlite3_open_v2(place.c_str(), &handle_, flagsOf(opening.access), nullptr) != SQLITE_OK) {
    const std::string why = handle_ != nullptr ? sqlite3_errmsg(handle_) : "out of memory";
    sqlite3_close(handle_);
    fail(ErrorKind::Unreadable, opening.complaint + ": " + why + ".", path);
  }
  harden();
}

Database::~Database() { sqlite3_close(handle_); }

void Database::harden() const {
  sqlite3_busy_timeout(handle_, opening_.busy_ms);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle_, SQLITE_LIMIT_LENGTH, opening_.most_value_bytes);
  run("PRAGMA cell_size_check=ON");
  if (opening_.access == Access::Read) run("PRAGMA query_only=ON");
}

void Database::failNow() const {
  fail(ErrorKind::Unreadable, opening_.complaint + ": " + sqlite3_errmsg(handle_) + ".", path_);
}

void Database::failDamaged(const char* what) const { fail(ErrorKind::Unreadable, opening_.complaint + ": it is damaged, and " + what + ".", path_); }

void Database::run(const std::string& sql) const {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) failNow();
}

std::int64_t Database::pragma(const std::string& name) const {
  Statement asked(*this, "PRAGMA " + name);
  return asked.next() ? asked.whole(0) : 0;
}

std::map<std::string, std::string> Database::declared() const {
  constexpr std::size_t most = 1000;
  std::map<std::string, std::string> things;
  Statement rows(*this, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL");
  while (rows.next()) {
    things[rows.text(0) + " " + rows.text(1)] = rows.text(2);
    if (things.size() > most) failDamaged("declares more than any file of Lacuna");
  }
  return things;
}

std::map<std::string, std::string> Database::declaredBy(const std::string& sql) const {
  const Database empty("", {Access::Make, opening_.complaint});
  empty.run(sql);
  return empty.declared();
}

void Database::copyTo(const Database& other) const {
  sqlite3_backup* copy = sqlite3_backup_init(other.handle_, "main", handle_, "main");
  if (copy == nullptr) other.failNow();
  const int stepped = sqlite3_backup_step(copy, -1);
  sqlite3_backup_finish(copy);
  if (stepped != SQLITE_DONE) failNow();
}

Statement::Statement(const Database& database, const std::string& sql) : database_(database) {
  if (sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) database.failNow();
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int result) const {
  if (result != SQLITE_OK) database_.failNow();
}

void Statement::bind(int at, std::int64_t value) { check(sqlite3_bind_int64(statement_, at, value)); }
void Statement::bind(int at, double value) { check(sqlite3_bind_double(statement_, at, value)); }
void Statement::bind(int at, const std::string& text) {
  check(sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bindBytes(int at, const void* data, std::size_t size) {
  check(sqlite3_bind_blob64(statement_, at, size > 0 ? data : "", size, SQLITE_TRANSIENT));  // a null pointer would be no value at all
}

bool Statement::next() {
  const int stepped = sqlite3_step(statement_);
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) database_.failNow();
  return stepped == SQLITE_ROW;
}

void Statement::again() { sqlite3_reset(statement_); }

std::int64_t Statement::whole(int column) const { return sqlite3_column_int64(statement_, column); }

double Statement::number(int column) const {
  if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::numeric_limits<double>::quiet_NaN();
  return sqlite3_column_double(statement_, column);
}

int Statement::count(int column, std::int64_t most) const {
  const std::int64_t value = whole(column);
  if (value < 0 || value > most) database_.failDamaged("holds a number that cannot be");
  return static_cast<int>(value);
}

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text != nullptr ? std::string(text, byteCount(column)) : std::string();
}

std::size_t Statement::byteCount(int column) const { return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)); }
const void* Statement::bytes(int column) const { return sqlite3_column_blob(statement_, column); }

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);  // a full disk may have taken it back already
}

}  // namespace lacuna::database
