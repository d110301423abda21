#include "widgets/stroke_words.hpp"

#include <QObject>

namespace lacuna::widgets {

QString textOf(StrokeSteps steps, int around) {
  switch (steps) {
    case StrokeSteps::This:
      return QObject::tr("This step");
    case StrokeSteps::Around:
      return QObject::tr("This step \u00b1 %1").arg(around);
    case StrokeSteps::FromHere:
      return QObject::tr("From here on");
    case StrokeSteps::All:
      return QObject::tr("All steps");
  }
  return {};
}

}  // namespace lacuna::widgets
