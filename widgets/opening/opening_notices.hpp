#pragma once

#include <QObject>
#include <QString>
#include <functional>

#include "core/session/session.hpp"

namespace lacuna::widgets {

/// Says once, in a line, what is worth to know of a clip or a model that was just opened: a clip shorter than the model
/// wants, a file without a predictor.
class OpeningNotices : public QObject {
  Q_OBJECT
 public:
  OpeningNotices(session::Session& session, std::function<void(const QString& line)> tell, QObject* parent);

 private:
  void followClip();
  void followModel();
  session::Session& session_;
  const std::function<void(const QString&)> tell_;
  std::weak_ptr<const media::ClipWindow> window_;  ///< that was told of; it keeps neither clip nor model
  std::weak_ptr<const model::Model> model_;
  session::Connection connection_;
};

/// "This clip has 11 frames and the model wants 16. The last frame is repeated."; empty where none is.
QString shortClipLine(const media::ClipWindow& window);

}  // namespace lacuna::widgets
