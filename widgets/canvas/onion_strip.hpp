#pragma once

#include <QAbstractButton>
#include <QHash>
#include <QImage>
#include <array>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

/// A step's picture with what it hides, and its name; blue for the one before, white for now, amber for the one after.
class OnionTile : public QAbstractButton {
  Q_OBJECT
 public:
  OnionTile(int away, ThemeStore& themes, QWidget* parent);  ///< steps from the playhead's: -1, 0 or 1
  void show(const QImage& picture, const QString& caption);  ///< null: there is no such step
  QSize sizeHint() const override;
  int away() const { return away_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ThemeStore& themes_;
  const int away_;
  QImage picture_;
};

/// Beside the frame where masks are made, in place of the lenses: the step before, this one and the one after with their masks, and
/// what lies on the frame. A press on a step goes there.
class OnionStrip : public QWidget {
  Q_OBJECT
 public:
  OnionStrip(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);
  bool pathShown() const { return path_->isChecked(); }
  void showPath(bool shown) { path_->setChecked(shown); }

 Q_SIGNALS:
  void pathSwitched(bool shown);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void addHeading(const QString& words);
  Switch* addSwitch(const QString& name, const QString& tip);
  void readView();
  void readSteps();
  void forgetOther();  ///< pictures of another clip
  QImage pictureOf(int step);

  session::Session& session_;
  ViewState& view_;
  ThemeStore& themes_;
  std::array<OnionTile*, 3> tiles_;
  std::weak_ptr<const media::ClipWindow> window_;  ///< of `crops_`; it does not keep a closed clip
  QHash<int, QImage> crops_;                       ///< by frame: a stroke asks for the same ones at each move
  Switch *grid_, *path_, *error_;
  session::Connection connection_;
};

}  // namespace lacuna::widgets
