#include "widgets/controls/keep_whole.hpp"

#include <QEvent>
#include <QLabel>
#include <QTimer>

namespace lacuna::widgets {
namespace {

class Keeper : public QObject {
 public:
  explicit Keeper(QLabel& label) : QObject(&label), label_(label) { label.installEventFilter(this); }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    // A new text is painted, and need not change the size before.
    if (event->type() == QEvent::Resize || event->type() == QEvent::Paint) {
      if (label_.heightForWidth(label_.width()) != label_.minimumHeight()) QTimer::singleShot(0, &label_, [this] { follow(); });
    }
    return QObject::eventFilter(watched, event);
  }

 private:
  void follow() { label_.setMinimumHeight(label_.heightForWidth(label_.width())); }
  QLabel& label_;
};

}  // namespace

void keepWhole(QLabel& label) { new Keeper(label); }

}  // namespace lacuna::widgets
