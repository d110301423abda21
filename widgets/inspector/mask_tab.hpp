#pragma once

#include <QGridLayout>

#include "core/session/session.hpp"
#include "widgets/inspector/mask_check.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/inspector/spot_over_time.hpp"
#include "widgets/layers/generator_button.hpp"
#include "widgets/layers/layer_list.hpp"
#include "widgets/layers/layer_settings.hpp"
#include "widgets/layers/saved_masks.hpp"

namespace lacuna::widgets {

/// What is hidden: counts, coverage rule, how far that is from training, layers, the chosen layer's settings, generators.
class MaskTab : public Tab {
  Q_OBJECT
 public:
  MaskTab(session::Session& session, ViewState& view, ThemeStore& themes, SavedMaskStore& saved, jobs::JobRunner& jobs, QWidget* parent);

 protected:
  void refresh() override;

 private:
  void buildCounts();
  void buildGenerators();
  void buildLayers();
  void refreshCounts();
  void refreshGenerators();

  session::Session& session_;
  ViewState& view_;
  Label* figure_ = nullptr;
  StepBars* bars_ = nullptr;
  SegmentedControl* coverage_ = nullptr;
  MaskCheck* check_ = nullptr;
  SavedMasks* saved_ = nullptr;
  QPushButton* save_ = nullptr;
  Section *layers_section_ = nullptr, *check_section_ = nullptr;
  LayerList* layers_ = nullptr;
  LayerSettings* settings_ = nullptr;
  QPushButton *invert_ = nullptr, *clear_ = nullptr;
  std::vector<GeneratorButton*> makers_;
};

}  // namespace lacuna::widgets
