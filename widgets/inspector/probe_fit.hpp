#pragma once

#include <QPushButton>
#include <QSpinBox>

#include "core/session/probe_study.hpp"
#include "core/session/session.hpp"
#include "widgets/inspector/figure_table.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// Where the labels of a linear probe come from, how it is tested, and Fit.
class ProbeFit : public Section {
  Q_OBJECT
 public:
  ProbeFit(session::Session& session, ThemeStore& themes, QWidget* parent);
  void refresh();

 private:
  void change(const std::function<void(session::ProbeStudy::Wish&)>& edit);
  SegmentedControl* choice(const QString& name, const QStringList& choices, const QString& tip);
  QString labelLine() const;

  session::Session& session_;
  session::ProbeStudy& study_;
  ThemeStore& themes_;
  SegmentedControl *labels_, *fold_by_;
  Switch* rest_;
  QWidget* rest_row_;
  QSpinBox* folds_;
  QPushButton* fit_;
  Label *state_, *line_;
};

/// How good a linear probe is on tokens that it did not see, and what it says of hidden ones, beside simple guesses.
class ProbeFigures : public QWidget {
  Q_OBJECT
 public:
  ProbeFigures(session::ProbeStudy& study, ThemeStore& themes, QWidget* parent);
  void refresh();
  const FigureTable& heldOut() const { return *held_out_; }
  const FigureTable& hidden() const { return *hidden_; }

 private:
  void showConfusion(const probe::LinearProbe& probe);
  session::ProbeStudy& study_;
  ThemeStore& themes_;
  Section *held_out_section_, *hidden_section_, *confusion_section_;
  FigureTable *held_out_, *hidden_, *confusion_;
  Label *gain_, *note_, *hidden_note_, *stale_;
};

}  // namespace lacuna::widgets
