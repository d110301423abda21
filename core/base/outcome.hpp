#pragma once

#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/error.hpp"

namespace lacuna {

/// The user or a newer request stopped the work. Not an error.
struct Cancelled {};

/// Thrown by `JobContext::throwIfStopped()` to unwind out of deep work; never reaches a view.
struct CancelledException {};

/// The result of a job: a value, an `Error`, or `Cancelled`.
template <class T>
class Outcome {
 public:
  Outcome(T value) : state_(std::move(value)) {}          // NOLINT: implicit by design, `return value;`
  Outcome(Error error) : state_(std::move(error)) {}      // NOLINT
  Outcome(Cancelled cancelled) : state_(cancelled) {}     // NOLINT

  bool ok() const { return std::holds_alternative<T>(state_); }
  bool cancelled() const { return std::holds_alternative<Cancelled>(state_); }
  const Error* error() const { return std::get_if<Error>(&state_); }
  const T& value() const { return std::get<T>(state_); }
  T& value() { return std::get<T>(state_); }

 private:
  std::variant<T, Error, Cancelled> state_;
};

/// Runs `work()` and turns what it throws into an `Outcome`: the only place where exceptions end.
template <class Work>
auto outcomeOf(Work&& work) -> Outcome<std::invoke_result_t<Work>> {
  try {
    return std::forward<Work>(work)();
  } catch (const CancelledException&) {
    return Cancelled{};
  } catch (const Failure& failure) {
    return failure.error();
  } catch (const std::bad_alloc&) {
    return Error{ErrorKind::OutOfMemory, "Not enough memory. Use fewer frames, a smaller size, or close other clips.", {}};
  } catch (const std::exception& e) {
    const std::string text = e.what();  // libraries append whole stack traces; people get the first line
    return Error{ErrorKind::Internal, text.substr(0, text.find('\n')), {}};
  }
}

}  // namespace lacuna
