#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/sweep/made_with.hpp"
#include "core/sweep/spec.hpp"

namespace lacuna::sweep {

/// What is kept of a run.
struct Kept {
  std::size_t number = 0;
  std::string mask;              ///< as it was applied
  Hash128 run, model, clip;      ///< of `latent::Run`, the model and the window's pixels
  int hidden = 0, tokens = 0;
  latent::TokenErrors mean;      ///< over hidden tokens
  std::string baseline;          ///< the simple guess with the least error, by the metric as trained
  latent::TokenErrors guess;     ///< means of the simple guesses: by each metric that of the best by it
  std::vector<int> ids;          ///< hidden tokens
  std::vector<latent::TokenErrors> errors;  ///< of these
  double seconds = 0;
};

/// The finished runs of one sweep in an SQLite database. Each is a transaction: a process that is killed loses none but the one
/// it was at. Several processes may add to one store.
class Store {
 public:
  /// Opens it, or makes it with the spec. Throws `Failure`: Refused where it is of another sweep or no such store, Unreadable
  /// with the database's reason.
  Store(const std::string& path, const Spec& spec);
  /// How many runs the sweep of a store has that are finished; nothing where it cannot be read or is of another sweep. Makes
  /// no file.
  static std::optional<std::size_t> finishedIn(const std::string& path, const Spec& spec);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  std::set<std::size_t> finished() const;
  /// What the runs here were made with, whoever added them, and what `expect` told.
  const MadeWith& madeWith() const;
  /// What the sweep's runs in other stores were made with: no others are added here.
  void expect(const MadeWith& elsewhere);
  /// One that is there already stays. Throws `Failure`, and then nothing was added: Unreadable, as with a full disk; Mismatch where
  /// it was made with another checkpoint or clip than the others.
  void add(const Kept& kept);
  /// As `add`, with the mismatch returned.
  std::optional<Error> tryAdd(const Kept& kept);
  /// By number, without the errors of tokens.
  std::vector<Kept> all() const;
  /// What another store of this sweep has and this one has not, tokens too. Throws as `add` does;
  /// those that were added before stay.
  void addFrom(const Store& other);
  /// With them. Throws `Failure` (NotFound).
  Kept one(std::size_t number) const;

 private:
  struct File;
  std::unique_ptr<File> file_;
};

}  // namespace lacuna::sweep
