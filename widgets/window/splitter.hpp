#pragma once

#include <QSplitter>

namespace lacuna::widgets {

/// A splitter whose handles take a double click: it asks for the usual sizes.
class Splitter : public QSplitter {
  Q_OBJECT
 public:
  Splitter(Qt::Orientation orientation, QWidget* parent);

 Q_SIGNALS:
  void usualWanted();

 protected:
  QSplitterHandle* createHandle() override;
};

}  // namespace lacuna::widgets
