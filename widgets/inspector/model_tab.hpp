#pragma once

#include <QSpinBox>

#include "core/session/session.hpp"
#include "widgets/inspector/computing_section.hpp"

namespace lacuna::widgets {

/// What was read from the checkpoint, what it gets as input, and the clip.
class ModelTab : public Tab {
  Q_OBJECT
 public:
  ModelTab(session::Session& session, ThemeStore& themes, QWidget* parent);

 protected:
  void refresh() override;

 private:
  void buildModel();
  void buildInput();
  void buildClip();
  QSpinBox* addNumber(QVBoxLayout* body, const QString& name, const QString& tip, const QString& suffix);
  void refreshModel(const model::Model& model);
  void refreshMaskToken(const model::Model& model);
  void refreshInput();
  void refreshClip(const media::ClipInfo& info);
  void connectInput();
  void sendSampling(const media::Sampling& sampling);
  void sendSettings();

  session::Session& session_;
  StateView* empty_;
  ComputingSection* computing_ = nullptr;
  Section *model_ = nullptr, *input_ = nullptr, *clip_ = nullptr;
  Label* name_ = nullptr;
  ValueRow *family_ = nullptr, *layout_ = nullptr, *file_ = nullptr, *encoder_ = nullptr, *predictor_ = nullptr;
  ValueRow *encoder_parameters_ = nullptr, *predictor_parameters_ = nullptr;
  ValueRow *visible_weights_ = nullptr, *target_weights_ = nullptr, *trained_ = nullptr, *patch_ = nullptr,
           *heads_ = nullptr;
  ValueRow *missing_ = nullptr, *unused_ = nullptr, *memory_ = nullptr;
  QSpinBox* mask_token_ = nullptr;
  Label* token_note_ = nullptr;
  QWidget* same_weights_row_ = nullptr;
  Switch* same_weights_ = nullptr;
  QSpinBox *start_ = nullptr, *rate_ = nullptr, *size_ = nullptr;
  SegmentedControl* frames_ = nullptr;
  Label* frames_word_ = nullptr;
  Label* input_note_ = nullptr;
  ValueRow *clip_name_ = nullptr, *container_ = nullptr, *codec_ = nullptr, *pixels_ = nullptr, *length_ = nullptr;
  ValueRow *clip_rate_ = nullptr, *rotation_ = nullptr;
  Label* notes_ = nullptr;
};

}  // namespace lacuna::widgets
