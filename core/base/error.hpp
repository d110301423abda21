#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace lacuna {

/// What kind of thing went wrong; decides the icon and the exit code, never the text.
enum class ErrorKind {
  NotFound,     ///< a file or entry that was named does not exist
  Unreadable,   ///< exists, but damaged, truncated or of an unknown format
  Refused,      ///< readable, but not safe or not allowed (hostile, too large, wrong content)
  Mismatch,     ///< parts that do not fit together (sizes, keys, clip and model)
  OutOfMemory,  ///< more memory would be needed than there is
  Internal      ///< a defect of Lacuna
};

/// One clear line: `what` says what is so and what to do, `where` names the file or place.
struct Error {
  ErrorKind kind = ErrorKind::Internal;
  std::string what;
  std::string where;

  /// "where: what", or `what` alone when there is no place to name.
  std::string line() const { return where.empty() ? what : where + ": " + what; }
};

/// Thrown inside core for broken preconditions and I/O; becomes an `Error` value at the job's border.
class Failure : public std::runtime_error {
 public:
  explicit Failure(Error error) : std::runtime_error(error.line()), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

[[noreturn]] inline void fail(ErrorKind kind, std::string what, std::string where = {}) {
  throw Failure(Error{kind, std::move(what), std::move(where)});
}

}  // namespace lacuna
