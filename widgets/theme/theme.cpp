#include "widgets/theme/theme.hpp"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <cmath>

namespace lacuna::widgets {
namespace {

QByteArray resource(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("resource %s is not in the program", qPrintable(path));
  return file.readAll();
}

QFont font(const char* family, double size_px, int weight) {
  QFont result;
  result.setFamilies(qstrcmp(family, "mono") == 0 ? QStringList{"JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "Noto Sans CJK SC"}
                                                  : QStringList{"Inter", "Noto Sans", "Noto Sans CJK SC", "DejaVu Sans"});
  result.setPixelSize(static_cast<int>(std::lround(size_px)));
  result.setWeight(static_cast<QFont::Weight>(weight));
  return result;
}

std::array<QColor, 9> colorMap(const QJsonArray& stops) {
  std::array<QColor, 9> map;
  for (int i = 0; i < 9; ++i) map[static_cast<std::size_t>(i)] = QColor(stops[i].toString());
  return map;
}

QColor mapped(const std::array<QColor, 9>& map, double share) {
  const double place = share * 8.0;
  const auto below = static_cast<std::size_t>(std::min(7.0, std::floor(place)));
  const double f = place - static_cast<double>(below);
  const QColor &a = map[below], &b = map[below + 1];
  return QColor::fromRgbF(static_cast<float>(a.redF() + f * (b.redF() - a.redF())),
                          static_cast<float>(a.greenF() + f * (b.greenF() - a.greenF())),
                          static_cast<float>(a.blueF() + f * (b.blueF() - a.blueF())));
}

}  // namespace

Theme Theme::load(Look look) {
  const bool dark = look == Look::Dark;
  const QJsonObject file = QJsonDocument::fromJson(resource(":/theme.json")).object();
  const QJsonObject colors = file["themes"][dark ? "dark" : "light"].toObject();
  const auto color = [&colors](const char* role) { return QColor(colors[QLatin1String(role)].toString()); };
  Theme t;
  t.dark = dark;
  const QHash<QString, QColor*> roles = {
      {"gutter", &t.gutter},         {"panel", &t.panel},       {"raised", &t.raised},   {"hover", &t.hover},
      {"active", &t.active},         {"line", &t.line},         {"line2", &t.line2},     {"text", &t.text},
      {"text2", &t.text2},           {"text3", &t.text3},       {"accent", &t.accent},   {"accentFill", &t.accent_fill},
      {"onAccent", &t.on_accent},    {"truth", &t.truth},       {"pred", &t.pred},       {"accentSoft", &t.accent_soft},
      {"hidden", &t.hidden},         {"select", &t.select},     {"ok", &t.ok},           {"warn", &t.warn},
      {"bad", &t.bad},               {"runA", &t.run_a},        {"runB", &t.run_b},      {"canvas", &t.canvas},
      {"view0", &t.view_top},        {"view1", &t.view_bottom}, {"ctl", &t.ctl},         {"grid3", &t.floor_grid},
      {"visible", &t.visible},       {"hud", &t.hud}};
  for (auto role = roles.begin(); role != roles.end(); ++role) *role.value() = color(role.key().toLatin1().constData());
  if (look == Look::Projector) t.text = Qt::black;
  t.hidden_edge = dark ? QColor("#B3AAFF") : t.hidden;
  t.hud.setAlphaF(dark ? 0.86F : 0.90F);
  t.hud_edge = dark ? QColor(255, 255, 255, 23) : QColor(20, 24, 34, 33);
  t.ember = colorMap(file["ember"].toArray());
  t.frost = colorMap(file["frost"].toArray());
  t.tide = colorMap(file["tide"].toObject()[dark ? "dark" : "light"].toArray());
  const QJsonObject eights = file["eight"].toObject();
  const QJsonArray eight = eights[dark ? "dark" : "light"].toArray(), on_video = eights["dark"].toArray();
  for (int i = 0; i < 8; ++i) {
    t.eight[static_cast<std::size_t>(i)] = QColor(eight[i].toString());
    t.eight_on_video[static_cast<std::size_t>(i)] = QColor(on_video[i].toString());
  }
  t.ember_low = dark ? 0.24 : 0.10;
  t.ember_span = dark ? 0.70 : 0.53;
  return t;
}

QColor Theme::emberAt(double share) const { return mapped(ember, ember_low + ember_span * std::clamp(share, 0.0, 1.0)); }
QColor Theme::frostAt(double share) const { return mapped(frost, std::clamp(share, 0.0, 1.0)); }
QColor Theme::tideAt(double place) const { return mapped(tide, 0.5 + 0.5 * std::clamp(place, -1.0, 1.0)); }

QColor groupColor(const Theme& theme, int group) {
  const auto count = static_cast<int>(theme.eight.size());
  const QColor& color = theme.eight[static_cast<std::size_t>(group % count)];
  const int round = group / count;
  if (round == 0) return color;
  const float paler = round % 3 == 1 ? 0.45F : round % 3 == 2 ? 0.70F : 0.0F;
  const auto mix = [paler](float from, float to) { return from + paler * (to - from); };
  return QColor::fromRgbF(mix(color.redF(), theme.text.redF()), mix(color.greenF(), theme.text.greenF()), mix(color.blueF(), theme.text.blueF()));
}

namespace fonts {
QFont figure() { return font("words", 26, QFont::DemiBold); }
QFont state() { return font("words", 15, QFont::DemiBold); }
QFont title() { return font("words", 12.5, QFont::DemiBold); }
QFont body() { return font("words", 12.5, QFont::Normal); }
QFont value() { return font("words", 12.5, QFont::Medium); }
QFont caption() { return font("words", 11, QFont::Normal); }
QFont number() { return font("mono", 12, QFont::Normal); }
QFont axis() { return font("mono", 10.5, QFont::Normal); }
}  // namespace fonts

QPixmap iconPixmap(const QString& name, const QColor& color, int side, qreal device_pixel_ratio) {
  const QString key = QString("lacuna/%1/%2/%3/%4").arg(name, color.name(QColor::HexArgb)).arg(side).arg(device_pixel_ratio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  QByteArray svg = resource(":/icons/" + name + ".svg");
  svg.replace("currentColor", color.name().toLatin1());
  QSvgRenderer renderer(svg);
  pixmap = QPixmap(QSize(side, side) * device_pixel_ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter);
  painter.end();
  pixmap.setDevicePixelRatio(device_pixel_ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

QIcon icon(const QString& name, const QColor& color) {
  QIcon result;
  for (const qreal scale : {1.0, 1.25, 1.5, 2.0}) result.addPixmap(iconPixmap(name, color, 20, scale));
  return result;
}

void ThemeStore::setLook(Look look) {
  if (look == look_) return;
  look_ = look;
  theme_ = Theme::load(look);
  Q_EMIT changed();
}

}  // namespace lacuna::widgets
