#pragma once

#include "widgets/attention/attention_map.hpp"
#include "widgets/attention/shown_attention.hpp"
#include "widgets/attention/source_list.hpp"
#include "widgets/export/figure_part.hpp"
#include "widgets/export/filled_for_figure.hpp"
#include "widgets/inspector/parts.hpp"

namespace lacuna::widgets {

/// What the picked token reads from: the chosen head's map and its strongest sources. Asked for only while it is in sight: it takes a
/// pass of the encoder.
class ReadsFrom : public QWidget, public FigurePart, public FilledForFigure {
  Q_OBJECT
 public:
  ReadsFrom(session::Session& session, ViewState& view, ThemeStore& themes, Section& section);
  void follow();  ///< the inspector shows another token, or another part of its page
  void fillForFigure() override;
  void setInFigure(bool in_figure) override;  ///< its section is left out where nothing is known

 Q_SIGNALS:
  void openAsked();  ///< all of it, in the workspace Attention

 protected:
  void paintEvent(QPaintEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void refresh();
  void watch(bool watching);
  bool known() const { return !shown_.maps().empty() && !shown_.stale(); }
  session::Session& session_;
  Section& section_;
  ShownAttention shown_;
  AttentionMap* map_;
  SourceList* sources_;
  Label *words_, *others_;
  bool watching_ = false, left_out_ = false;
};

}  // namespace lacuna::widgets
