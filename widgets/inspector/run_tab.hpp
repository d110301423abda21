#pragma once

#include <QGridLayout>

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/view_state.hpp"

namespace lacuna::widgets {

class ErrorSections;

/// The last run: means of every metric against the baselines, where and when it errs, times, and the settings that made it.
class RunTab : public Tab {
  Q_OBJECT
 public:
  RunTab(session::Session& session, ViewState& view, ThemeStore& themes, QWidget* parent);

 protected:
  void refresh() override;

 private:
  void buildTable();
  void buildTimes();
  void buildSettings();
  void followKept();
  void showEmpty();
  void fillTable(const latent::Run& run);
  void fillTimes(const latent::RunTimes& times);
  void fillSettings(const latent::Run& run);
  Label* cell(int row, int column);

  session::Session& session_;
  session::Connection runs_connection_;
  ViewState& view_;
  StateView* empty_;
  Section *head_ = nullptr, *table_ = nullptr, *times_ = nullptr, *made_by_ = nullptr, *end_ = nullptr;
  ValueRow *number_ = nullptr, *state_ = nullptr, *hidden_ = nullptr, *before_ = nullptr, *now_there_ = nullptr;
  Label* metric_words_ = nullptr;
  ErrorSections* where_ = nullptr;
  QGridLayout* grid_ = nullptr;
  std::vector<std::vector<Label*>> cells_;  ///< [row][column]
  ValueRow *targets_ = nullptr, *context_ = nullptr, *predict_ = nullptr, *errors_ = nullptr, *total_ = nullptr;
  ValueRow *clip_ = nullptr, *frames_ = nullptr, *size_ = nullptr, *clip_hash_ = nullptr, *mask_hash_ = nullptr,
           *model_name_ = nullptr;
  ValueRow *model_hash_ = nullptr, *computed_ = nullptr, *mask_token_ = nullptr, *weights_ = nullptr;
};

/// "Up to date", "Running 42 %", "Out of date" ...: the state of the prediction in words.
QString stateText(const session::PredictionStatus& status);

}  // namespace lacuna::widgets
