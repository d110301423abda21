#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <array>

#include "core/session/session.hpp"
#include "core/session/sweep_study.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// What is varied, over what, and where it is kept: the fields of a sweep, and the sweeps that were made before.
class SweepForm : public Tab {
  Q_OBJECT
 public:
  SweepForm(session::Session& session, ThemeStore& themes, QWidget* parent);
  sweep::Plan plan() const;
  static QString home();  ///< the folder of the user's sweeps, remembered from one start to the next
  void setClipFolder(const QString& folder);
  void setHome(const QString& folder);
  void start();              ///< what the fields say, in a new folder
  QWidget* footer() const { return footer_; }  ///< how many runs, and Start: to be laid out below, where it does not scroll away
  bool canStart() const { return start_->isEnabled(); }

 Q_SIGNALS:
  void chooseClips();  ///< a folder is asked for
  void chooseHome();

 protected:
  void refresh() override;
  void showEvent(QShowEvent* event) override;

 private:
  struct AxisFields {
    QComboBox* name = nullptr;
    QLineEdit* values = nullptr;
    QString suggested;  ///< what stands there unless somebody typed
  };
  void buildVaried();
  void buildClips();
  void buildStart();
  void buildEarlier();
  void addField(Section* section, const QString& name, QWidget* control);
  void fillAxes();
  void suggest(AxisFields& fields);
  void check();
  void showEarlier();
  QString maskText() const;
  session::Session& session_;
  QComboBox* mask_ = nullptr;
  std::array<AxisFields, 2> axes_;
  QSpinBox* seeds_ = nullptr;
  SegmentedControl* clips_from_ = nullptr;
  QLineEdit* clips_ = nullptr;
  QPushButton *choose_clips_ = nullptr, *start_ = nullptr;
  Label *count_ = nullptr, *home_ = nullptr;
  Section *footer_ = nullptr, *earlier_ = nullptr;
  QWidget* earlier_list_ = nullptr;
  std::vector<session::SweepStudy::Found> shown_found_;
  bool was_busy_ = false;
  session::Connection on_study_, on_session_;
};

}  // namespace lacuna::widgets
