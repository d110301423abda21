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
  void choose();
  void refreshDeviation();

  session::Session& session_;
  ThemeStore& themes_;
  SegmentedControl *device_, *precision_;
  ValueRow *worst_, *mean_, *expected_, *working_;
  Label* note_;
  QString refused_;  ///< why the last choice was not taken
};

}  // namespace lacuna::widgets
