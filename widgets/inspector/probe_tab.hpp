#pragma once

#include "core/session/probe_study.hpp"
#include "core/session/session.hpp"
#include "widgets/inspector/class_shares.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

class ProbeCurve;
class ProbeFigures;
class ProbeFit;

/// What a probe reads from the clip: classes by an attentive probe, or a linear probe that is fitted here; with what is hidden, without
/// it, and as more is hidden.
class ProbeTab : public Tab {
  Q_OBJECT
 public:
  ProbeTab(session::Session& session, ThemeStore& themes, QWidget* parent);

 Q_SIGNALS:
  void openWanted();  ///< the user asks for a probe's file

 protected:
  void refresh() override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void buildKind();
  void buildEmpty();
  void buildNow();
  void refreshNow();
  void chooseKind(session::ProbeStudy::Kind kind);

  session::Session& session_;
  session::ProbeStudy& study_;
  SegmentedControl* kind_ = nullptr;
  StateView* empty_ = nullptr;
  Section *kind_section_ = nullptr, *now_ = nullptr;
  ValueRow* from_ = nullptr;
  SegmentedControl* way_ = nullptr;
  ClassShares* shares_ = nullptr;
  Label *state_ = nullptr, *meaning_ = nullptr;
  ProbeFit* fit_;
  ProbeFigures* figures_;
  ProbeCurve* curve_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
