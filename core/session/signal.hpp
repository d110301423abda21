#pragma once

#include <functional>
#include <list>
#include <memory>
#include <utility>

namespace lacuna::session {

/// Disconnects when destroyed.
class Connection {
 public:
  Connection() = default;
  explicit Connection(std::function<void()> disconnect) : disconnect_(std::move(disconnect)) {}
  ~Connection() { reset(); }
  Connection(Connection&& other) noexcept : disconnect_(std::exchange(other.disconnect_, nullptr)) {}
  Connection& operator=(Connection&& other) noexcept {
    reset();
    disconnect_ = std::exchange(other.disconnect_, nullptr);
    return *this;
  }
  void reset() {
    if (disconnect_) std::exchange(disconnect_, nullptr)();
  }

 private:
  std::function<void()> disconnect_;
};

/// Calls its listeners in the order they came. They may connect and disconnect while they are called; connections may outlive
/// the signal. For one thread.
template <class... Args>
class Signal {
 public:
  [[nodiscard]] Connection connect(std::function<void(Args...)> call) {
    const auto listener = std::make_shared<Listener>(Listener{std::move(call)});
    all_->push_back(listener);
    return Connection([weak = std::weak_ptr(all_), listener] {
      listener->connected = false;  // also when the list is being walked over right now
      if (const auto all = weak.lock()) all->remove(listener);
    });
  }

  void send(Args... args) const {
    const auto all = *all_;  // a listener may connect or disconnect others, or itself
    for (const auto& listener : all)
      if (listener->connected) listener->call(args...);
  }

 private:
  struct Listener {
    std::function<void(Args...)> call;
    bool connected = true;
  };
  std::shared_ptr<std::list<std::shared_ptr<Listener>>> all_ = std::make_shared<std::list<std::shared_ptr<Listener>>>();
};

}  // namespace lacuna::session
