#pragma once

#include <QImage>
#include <memory>

#include "core/session/session.hpp"
#include "widgets/controls/controls.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class LatentView;
struct TokenColumn;

/// The Latent space panel: true and predicted latents in 3-D, joined by error lines, with the HUD on top.
class LatentPanel : public Panel {
  Q_OBJECT
 public:
  LatentPanel(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent = nullptr);
  ~LatentPanel() override;
  LatentView& view() { return *view_; }
  void openSettings();
  /// Colours by the numbers of a table's column; null: no table.
  void setColumn(std::shared_ptr<const TokenColumn> column);

 Q_SIGNALS:
  void pictureWanted(const QImage& picture, const QString& name);  ///< to be saved, under this name at first

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
  LatentView* view_;
};

}  // namespace lacuna::widgets
