#include "app/mpi_ranks.hpp"

#define OMPI_SKIP_MPICXX
#define MPICH_SKIP_MPICXX
#include <mpi.h>
#include <sched.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

namespace lacuna::app {
namespace {

constexpr int message_tag = 1;

/// mpirun of OpenMPI and of MPICH, and Slurm's srun with either.
bool startedTogether() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "PMIX_RANK"})
    if (std::getenv(name) != nullptr) return true;
  return false;
}

int allowedProcessors() {
  cpu_set_t set;
  CPU_ZERO(&set);
  const int all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return sched_getaffinity(0, sizeof set, &set) == 0 ? std::clamp(CPU_COUNT(&set), 1, all) : all;
}

}  // namespace

MpiRanks::MpiRanks() {
  if (!startedTogether()) return;
  int given = 0;
  MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &given);  // our own threads compute, this one alone talks
  begun_ = true;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
  MPI_Comm_size(MPI_COMM_WORLD, &size_);
}

MpiRanks::~MpiRanks() {
  if (begun_) MPI_Finalize();
}

int MpiRanks::threadsFor(int asked) const {
  if (asked > 0 || !begun_) return asked;
  MPI_Comm machine = MPI_COMM_NULL;
  int beside = 1;
  MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, rank_, MPI_INFO_NULL, &machine);
  MPI_Comm_size(machine, &beside);
  MPI_Comm_free(&machine);
  const int all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return std::min(allowedProcessors(), std::max(1, all / beside));
}

std::string MpiRanks::fromFirst(const std::string& text) const {
  if (size_ == 1) return text;
  int bytes = static_cast<int>(text.size());
  MPI_Bcast(&bytes, 1, MPI_INT, 0, MPI_COMM_WORLD);
  std::string shared = text;
  shared.resize(static_cast<std::size_t>(bytes));
  MPI_Bcast(shared.data(), bytes, MPI_BYTE, 0, MPI_COMM_WORLD);
  return shared;
}

void MpiRanks::sendToFirst(const std::string& bytes) const {
  MPI_Send(bytes.data(), static_cast<int>(bytes.size()), MPI_BYTE, 0, message_tag, MPI_COMM_WORLD);
}

std::string MpiRanks::receiveFrom(int rank) const {
  MPI_Status status;
  int bytes = 0;
  MPI_Probe(rank, message_tag, MPI_COMM_WORLD, &status);
  MPI_Get_count(&status, MPI_BYTE, &bytes);
  std::string text(static_cast<std::size_t>(bytes), '\0');
  MPI_Recv(text.data(), bytes, MPI_BYTE, rank, message_tag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  return text;
}

void MpiRanks::meet() const {
  if (size_ > 1) MPI_Barrier(MPI_COMM_WORLD);
}

void MpiRanks::abort(int exit_code) const {
  if (begun_) MPI_Abort(MPI_COMM_WORLD, exit_code);
  std::_Exit(exit_code);
}

}  // namespace lacuna::app
