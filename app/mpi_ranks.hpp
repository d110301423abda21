#pragma once

#include <string>

namespace lacuna::app {

/// The processes that mpirun started together, this one among them; they are numbered from 0 and talk by messages. Started
/// otherwise there is one, and MPI is not even begun. One of these a process; used on the thread that made it.
class MpiRanks {
 public:
  MpiRanks();
  ~MpiRanks();
  MpiRanks(const MpiRanks&) = delete;
  MpiRanks& operator=(const MpiRanks&) = delete;

  int rank() const { return rank_; }
  int size() const { return size_; }
  bool first() const { return rank_ == 0; }

  /// Processor threads for this one: its share of its machine, or no more than mpirun binds it to. `asked`: what the user
  /// wants each to have; 0: nothing was said.
  int threadsFor(int asked) const;

  /// The first one's text, everywhere.
  std::string fromFirst(const std::string& text) const;
  /// One message to the first; it takes those of each rank in the order they were sent.
  void sendToFirst(const std::string& bytes) const;
  std::string receiveFrom(int rank) const;
  /// Waits until all have come here.
  void meet() const;

  /// Ends all of them: for one that cannot go on, so that the others do not wait for it.
  [[noreturn]] void abort(int exit_code) const;

 private:
  int rank_ = 0, size_ = 1;
  bool begun_ = false;
};

}  // namespace lacuna::app
