#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace lacuna::database {

enum class Access {
  Read,   ///< of a file that is there; what a process that ended left unfinished is taken back first
  Write,  ///< to a file that is there
  Make    ///< or to one that is made
};

/// How a database is opened, and how its failures are told.
struct Opening {
  Access access = Access::Read;
  std::string complaint;  ///< "The session cannot be read": the reason follows
  int most_value_bytes = 1'000'000'000;  ///< of one cell
  int busy_ms = 30'000;   ///< to wait for other processes
};

/// One SQLite database. What its file declares may call no function with side effects, name no other file and write no inner
/// table. Throws `Failure` (Unreadable) with the database's reason. For one thread at a time.
class Database {
 public:
  /// Refused: what another process left unfinished beside the file names a third file.
  Database(const std::string& path, const Opening& opening);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) const;
  std::int64_t pragma(const std::string& name) const;
  /// Declared things by name, "table runs" to "CREATE TABLE runs(...)" as it was written; indices that the database makes by itself are left out.
  std::map<std::string, std::string> declared() const;
  std::map<std::string, std::string> declaredBy(const std::string& sql) const;  ///< what these statements would declare in an empty one
  void copyTo(const Database& other) const;  ///< all of it in the place of what is there

  const std::string& path() const { return path_; }
  const std::string& complaint() const { return opening_.complaint; }
  sqlite3* handle() const { return handle_; }
  [[noreturn]] void failNow() const;                       ///< with the database's reason
  [[noreturn]] void failDamaged(const char* what) const;   ///< "holds a run without tokens"

 private:
  void harden() const;
  const std::string path_;
  const Opening opening_;
  sqlite3* handle_ = nullptr;
};

/// One prepared statement; positions of values are counted from 1, of columns from 0, as SQLite does.
class Statement {
 public:
  Statement(const Database& database, const std::string& sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int at, std::int64_t value);
  void bind(int at, double value);  ///< what is not a number becomes no value
  void bind(int at, const std::string& text);
  template <class Value>
  void bind(int at, const std::vector<Value>& values) {
    bindBytes(at, values.data(), values.size() * sizeof(Value));
  }
  bool next();   ///< to the next row; false: there is none
  void again();  ///< for other values
  std::int64_t whole(int column) const;
  double number(int column) const;  ///< NaN for no value
  int count(int column, std::int64_t most) const;  ///< fails as damaged outside 0..most
  std::string text(int column) const;
  template <class Value>
  std::vector<Value> blob(int column) const {
    std::vector<Value> values(byteCount(column) / sizeof(Value));
    if (!values.empty()) std::memcpy(values.data(), bytes(column), values.size() * sizeof(Value));
    return values;
  }
  std::size_t byteCount(int column) const;
  const Database& database() const { return database_; }

 private:
  void bindBytes(int at, const void* data, std::size_t size);
  const void* bytes(int column) const;
  void check(int result) const;
  const Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

/// All or nothing: what was run since is taken back unless it was committed.
class Transaction {
 public:
  explicit Transaction(const Database& database) : database_(database) { database.run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database& database_;
  bool open_ = true;
};

}  // namespace lacuna::database
