#pragma once

#include <QGridLayout>

#include "core/session/session.hpp"
#include "widgets/inspector/parts.hpp"
#include "widgets/inspector/spot_over_time.hpp"

namespace lacuna::widgets {

/// One shape of the document: hide or reveal, name, steps, delete.
class ShapeRow : public QWidget {
  Q_OBJECT
 public:
  ShapeRow(ThemeStore& themes, QWidget* parent);
  void setShape(const mask::MaskShape& shape, const std::vector<mask::TimeExtent>& steps);
  ShapeId id() const { return id_; }

 Q_SIGNALS:
  void deleteWanted(ShapeId id);

 private:
  void repaintMark();
  ThemeStore& themes_;
  QLabel* mark_;
  ValueLabel* name_;
  Label* extent_;
  IconButton* remove_;
  ShapeId id_{};
  bool hides_ = true;
};

/// What is hidden: counts, rule, shapes, generators.
class MaskTab : public Tab {
  Q_OBJECT
 public:
  MaskTab(session::Session& session, ThemeStore& themes, QWidget* parent);

 protected:
  void refresh() override;

 private:
  void buildCounts();
  void buildGenerators();
  void buildShapes();
  void refreshCounts();
  void refreshGenerators();
  void refreshShapes();
  void removeShape(ShapeId id);
  void generate(const std::string& kind, double ratio);
  const mask::Generated* generated() const;  ///< the form that makes the whole mask, or null

  static constexpr int most_rows = 40;  ///< newest shapes; older ones are counted in a line
  session::Session& session_;
  Label *figure_ = nullptr, *warning_ = nullptr, *older_ = nullptr, *seed_ = nullptr, *share_word_ = nullptr;
  StepBars* bars_ = nullptr;
  SegmentedControl *coverage_ = nullptr, *share_ = nullptr;
  Section* shapes_ = nullptr;
  QVBoxLayout* rows_layout_ = nullptr;
  std::vector<mask::MaskShape> listed_;  ///< shapes and steps that the rows show
  std::vector<mask::TimeExtent> listed_steps_;
  std::vector<ShapeRow*> rows_;
  QWidget* made_ = nullptr;
  QPushButton *invert_ = nullptr, *clear_ = nullptr;
  std::vector<std::pair<std::string, QPushButton*>> makers_;
};

}  // namespace lacuna::widgets
