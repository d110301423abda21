#pragma once

#include <QCoreApplication>
#include <QMetaObject>

#include "core/jobs/executor.hpp"

namespace lacuna::app {

/// Brings results to the GUI thread through Qt's event queue.
class GuiExecutor : public jobs::Executor {
 public:
  explicit GuiExecutor(QObject& context) : context_(context) {}
  void post(std::function<void()> task) override { QMetaObject::invokeMethod(&context_, std::move(task), Qt::QueuedConnection); }

 private:
  QObject& context_;
};

}  // namespace lacuna::app
