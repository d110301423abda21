#pragma once

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// Where and how exactly the model computes, how far that is from fp32 on the CPU on this clip, and what a run will take.
class ComputingSection : public Section {
  Q_OBJECT
 public:
  ComputingSection(session::Session& session, ThemeStore& themes, QWidget* parent);
  void refresh();

 private:
  SegmentedControl* addChoice(const QString& name, const QStringList& choices, const QString& tip);
  ValueRow* addOnly(const QString& name);
  void choose();
  void refreshChoices();
  void refreshDeviation();

  session::Session& session_;
  ThemeStore& themes_;
  SegmentedControl *device_, *precision_;
  ValueRow *device_only_, *precision_only_;
  ValueRow *worst_, *mean_, *expected_, *working_;
  Label* note_;
};

}  // namespace lacuna::widgets
