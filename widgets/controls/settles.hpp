#pragma once

class QWidget;

namespace lacuna::widgets {

/// What comes on show at once and is filled afterwards, a piece a turn of the event loop or by a job. A widget is one, or a child
/// of one that works for it.
class Settles {
 public:
  virtual bool settled() const = 0;  ///< all that there is to be seen is there

 protected:
  ~Settles() = default;
};

/// Whether all is filled that is on show in `view`.
bool isSettled(const QWidget& view);

}  // namespace lacuna::widgets
