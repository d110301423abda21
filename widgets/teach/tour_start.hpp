#pragma once

#include <QGridLayout>
#include <QScrollArea>

#include "widgets/preferences.hpp"
#include "widgets/teach/large_type.hpp"
#include "widgets/teach/tour_library.hpp"

namespace lacuna::widgets {

/// How far somebody got in a tour, as it is remembered from start to start.
struct TourProgress {
  int seen = 0;      ///< steps that were shown
  int last = 0;      ///< the one to go on with, from 0
  static TourProgress of(const Preferences& preferences, const QString& id);
  void keep(Preferences& preferences, const QString& id) const;
};

/// One tour: title, what it is about, how long it takes, how far one got. A click starts it, or goes on with it.
class TourCard : public QAbstractButton {
  Q_OBJECT
 public:
  TourCard(const TourEntry& entry, const TourProgress& progress, ThemeStore& themes, QWidget* parent);
  const QString& id() const { return id_; }
  QSize sizeHint() const override { return QSize(400, 190) * large::scaleOf(*this); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  const QString id_, title_, line_;
  QString minutes_, state_;
  bool own_;
  int seen_, steps_;
  ThemeStore& themes_;
};

/// The tours as cards.
class TourStart : public QWidget {
  Q_OBJECT
 public:
  TourStart(TourLibrary& library, Preferences& preferences, ThemeStore& themes, QWidget* parent = nullptr);
  void refresh();
  const std::vector<TourCard*>& cards() const { return cards_; }

 Q_SIGNALS:
  void chosen(const QString& id);
  void openAsked();
  void presentAsked();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();
  TourLibrary& library_;
  Preferences& preferences_;
  ThemeStore& themes_;
  QScrollArea* scroll_;
  QWidget* page_;
  QGridLayout* grid_;
  std::vector<TourCard*> cards_;
};

}  // namespace lacuna::widgets
