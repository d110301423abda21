#include "widgets/window/arrangement.hpp"

#include <array>

namespace lacuna::widgets {
namespace {

constexpr int timeline_px = 263, short_timeline_px = 190, short_window_px = 820;
constexpr int attention_timeline_px = 128;  // transport, ruler and one track
constexpr int least_px = 60, most_px = 4000;
constexpr double least_share = 0.1, most_share = 0.9;

struct Switch {
  const char* name;
  bool Arrangement::*on;
};
constexpr std::array<Switch, 5> switches = {{{"inspector", &Arrangement::inspector},
                                             {"timeline", &Arrangement::timeline},
                                             {"inspector_left", &Arrangement::inspector_left},
                                             {"timeline_above", &Arrangement::timeline_above},
                                             {"clip_right", &Arrangement::clip_right}}};

/// Nothing for what is no number, or out of range.
template <class Number>
std::optional<Number> within(const QString& text, Number least, Number most) {
  bool read = false;
  const double value = text.toDouble(&read);
  if (!read || !(value >= least && value <= most)) return std::nullopt;
  return static_cast<Number>(value);
}

}  // namespace

QStringList Arrangement::toText() const {
  const Arrangement usual;
  QStringList parts;
  if (inspector_px) parts << QString("inspector_px=%1").arg(*inspector_px);
  if (timeline_px) parts << QString("timeline_px=%1").arg(*timeline_px);
  if (clip_share) parts << QString("clip_share=%1").arg(*clip_share, 0, 'f', 4);
  for (const Switch& part : switches)
    if (this->*part.on != usual.*part.on) parts << QString("%1=%2").arg(part.name).arg(this->*part.on ? 1 : 0);
  if (!tab.isEmpty() && tab != "start") parts << "tab=" + tab;  // Start is there when the program shows it
  return parts;
}

Arrangement Arrangement::fromText(const QStringList& parts) {
  Arrangement read;
  for (const QString& part : parts) {
    const QString name = part.section('=', 0, 0), value = part.section('=', 1);
    if (name == "inspector_px") read.inspector_px = within(value, least_px, most_px);
    if (name == "timeline_px") read.timeline_px = within(value, least_px, most_px);
    if (name == "clip_share") read.clip_share = within(value, least_share, most_share);
    if (name == "tab") read.tab = value.toLower();
    for (const Switch& known : switches)
      if (const auto on = within(value, 0, 1); on && name == known.name) read.*known.on = *on == 1;
  }
  return read;
}

QString keyOf(Workspace workspace) {
  switch (workspace) {
    case Workspace::Explore: return "explore";
    case Workspace::Masks: return "masks";
    case Workspace::Attention: return "attention";
    case Workspace::Compare: return "compare";
    case Workspace::Teach: return "teach";
  }
  return {};
}

double usualClipShare(Workspace workspace) {
  if (workspace == Workspace::Masks) return 0.6;
  return workspace == Workspace::Attention ? 0.4 : 0.5;
}

int usualTimelinePx(Workspace workspace, int window_height_px) {
  if (workspace == Workspace::Attention) return attention_timeline_px;
  return window_height_px < short_window_px ? short_timeline_px : timeline_px;
}

bool standsAlone(Workspace workspace) { return workspace == Workspace::Compare; }

}  // namespace lacuna::widgets
