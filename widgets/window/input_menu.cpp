#include "widgets/window/input_menu.hpp"

#include <QActionGroup>
#include <QSpinBox>
#include <QWidgetAction>
#include <algorithm>
#include <limits>
#include <set>

#include "widgets/controls/controls.hpp"

namespace lacuna::widgets {
namespace {

void setInput(session::Session& session, const std::function<void(media::Sampling&, int&)>& change) {
  media::Sampling sampling = session.document().sampling;
  int crop = session.document().crop;
  change(sampling, crop);
  if (sampling == session.document().sampling && crop == session.document().crop) return;
  session.run(session::setInput(sampling, crop));
}

/// A submenu of numbers, the present one checked; `text` has one place for the number.
template <class Number>
void addNumbers(QMenu& menu, const QString& title, const QString& text, const std::set<Number>& numbers, Number present,
                const std::function<void(Number)>& choose) {
  QMenu* choices = menu.addMenu(title);
  auto* group = new QActionGroup(choices);
  for (const Number number : numbers) {
    QAction* action = choices->addAction(text.arg(number));
    action->setCheckable(true);
    action->setChecked(number == present);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, choices, [choose, number] { choose(number); });
  }
}

/// "First frame" with a number field, counted from 1.
void addStart(QMenu& menu, session::Session& session, ThemeStore& themes) {
  const auto& window = session.window();
  if (!window) return;
  auto* holder = new QWidget(&menu);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(38, 2, 12, 2);
  row->addWidget(new Label(QObject::tr("First frame"), fonts::body(), &Theme::text, themes, holder));
  row->addStretch();
  auto* field = new QSpinBox(holder);
  const auto limit = std::min<std::int64_t>(window->info.frames, std::numeric_limits<int>::max());
  field->setRange(1, static_cast<int>(std::max<std::int64_t>(1, limit)));
  field->setValue(static_cast<int>(window->sampling.start_frame) + 1);
  field->setSuffix(QObject::tr(" of %1").arg(window->info.frames));
  field->setKeyboardTracking(false);
  field->setAccessibleName(QObject::tr("First frame"));
  row->addWidget(field);
  QObject::connect(field, &QSpinBox::valueChanged, &menu, [&session](int frame) {
    setInput(session, [frame](media::Sampling& sampling, int&) { sampling.start_frame = frame - 1; });
  });
  auto* action = new QWidgetAction(&menu);
  action->setDefaultWidget(holder);
  menu.addAction(action);
  const auto jump = [&](const QString& text, std::int64_t frame) {
    QAction* choice = menu.addAction(text);
    choice->setEnabled(frame != window->sampling.start_frame);
    QObject::connect(choice, &QAction::triggered, &menu, [&session, frame] {
      setInput(session, [frame](media::Sampling& sampling, int&) { sampling.start_frame = frame; });
    });
  };
  jump(QObject::tr("Start at the playhead"), window->frame_in_clip[static_cast<std::size_t>(session.playhead())]);
  jump(QObject::tr("Start at the first frame"), 0);
}

}  // namespace

void addInputChoices(QMenu& menu, session::Session& session, ThemeStore& themes) {
  if (!session.window()) return;
  const auto& document = session.document();
  const auto& model = session.model();
  const int patch = model ? model->description().patch : 16;
  addStart(menu, session, themes);
  std::set<int> frames = {document.sampling.frames};
  const auto fits = [&](int count, int side) { return !model || model->description().takes(count, side); };
  for (const int count : {1, 4, 8, 16, 24, 32, 64})
    if (count > 1 ? fits(count, document.crop) : model && fits(1, document.crop)) frames.insert(count);
  addNumbers<int>(
      menu, QObject::tr("Frames the model sees"), QObject::tr("%1 frames"), frames, document.sampling.frames,
      [&session](int count) { setInput(session, [count](media::Sampling& sampling, int&) { sampling.frames = count; }); });
  std::set<double> rates = {1, 2, 4, 6, 8, 12, document.sampling.rate_fps};
  addNumbers<double>(
      menu, QObject::tr("Frame rate"), QObject::tr("%1 frames a second"), rates, document.sampling.rate_fps,
      [&session](double rate) { setInput(session, [rate](media::Sampling& sampling, int&) { sampling.rate_fps = rate; }); });
  std::set<int> sides = {document.crop};
  for (const int cells : {8, 12, 14, 16, 20, 24})
    if (fits(document.sampling.frames, cells * patch)) sides.insert(cells * patch);
  addNumbers<int>(menu, QObject::tr("Picture size"), QObject::tr("%1 pixels"), sides, document.crop,
                  [&session](int side) { setInput(session, [side](media::Sampling&, int& crop) { crop = side; }); });
}

void addCoverageChoices(QMenu& menu, session::Session& session) {
  QMenu* choices = menu.addMenu(QObject::tr("A token is hidden when"));
  auto* group = new QActionGroup(choices);
  const std::pair<mask::CoverageRule, QString> rules[] = {{mask::CoverageRule::Touched, QObject::tr("touched")},
                                                          {mask::CoverageRule::Half, QObject::tr("half covered")},
                                                          {mask::CoverageRule::Full, QObject::tr("fully covered")}};
  for (const auto& [rule, text] : rules) {
    QAction* action = choices->addAction(text);
    action->setCheckable(true);
    action->setChecked(session.document().coverage == rule);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, choices,
                     [&session, rule = rule] { session.run(session::setCoverage(rule)); });
  }
}

}  // namespace lacuna::widgets
