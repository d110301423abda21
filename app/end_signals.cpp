#include "app/end_signals.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QSocketNotifier>
#include <atomic>
#include <cerrno>
#include <system_error>

#include "core/base/error.hpp"

namespace lacuna::app {
namespace {

constexpr int end_signals[] = {SIGTERM, SIGINT, SIGHUP};

/// A handler is given nothing but the signal, so where it writes has to be known to the whole process.
std::atomic<int> signalled = -1;
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int signal) {
  const int before = errno;
  const auto byte = static_cast<unsigned char>(signal);
  [[maybe_unused]] const auto full = write(signalled, &byte, 1);  // then the first is there already
  errno = before;
}

void listenTo(int signal) {
  struct sigaction before = {};
  sigaction(signal, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction listening = {};
  listening.sa_handler = onSignal;
  listening.sa_flags = SA_RESTART;
  sigemptyset(&listening.sa_mask);
  sigaction(signal, &listening, nullptr);
}

void letGoOf(int signal) {
  struct sigaction now = {};
  sigaction(signal, nullptr, &now);
  if (now.sa_handler == onSignal) ::signal(signal, SIG_DFL);
}

}  // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent) {
  if (pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0)
    fail(ErrorKind::Refused, "The program cannot listen to the system's signals: " + std::generic_category().message(errno) + ".");
  arrived_ = new QSocketNotifier(pipe_[0], QSocketNotifier::Read, this);
  connect(arrived_, &QSocketNotifier::activated, this, &EndSignals::read);
  signalled = pipe_[1];
  for (const int signal : end_signals) listenTo(signal);
}

EndSignals::~EndSignals() {
  for (const int signal : end_signals) letGoOf(signal);
  signalled = -1;
  close(pipe_[0]);
  close(pipe_[1]);
}

void EndSignals::read() {
  unsigned char signal = 0;
  if (::read(pipe_[0], &signal, 1) != 1) return;
  arrived_->setEnabled(false);
  Q_EMIT asked(signal);
}

void endWhenAsked(const EndSignals& signals, widgets::SessionFiles& sessions) {
  constexpr int ended_by_signal = 128;
  QObject::connect(&signals, &EndSignals::asked, &sessions, [&sessions](int signal) {
    sessions.endKeeping([signal] { QCoreApplication::exit(ended_by_signal + signal); });
  });
}

}  // namespace lacuna::app
