#include "widgets/canvas/lenses.hpp"

#include "widgets/canvas/lens_strip.hpp"

namespace lacuna::widgets {

QString nameOf(LensKind lens) {
  switch (lens) {
    case LensKind::Error:
      return LensStrip::tr("Error");
    case LensKind::TrueFeatures:
      return LensStrip::tr("True features");
    case LensKind::Predicted:
      return LensStrip::tr("Predicted");
    case LensKind::Attention:
      return LensStrip::tr("Attention");
    default:
      return LensStrip::tr("Frame");
  }
}

LensKind lensOn(const ViewState& view) {
  if (view.show_features) return view.features_predicted ? LensKind::Predicted : LensKind::TrueFeatures;
  if (view.show_error) return LensKind::Error;
  return view.show_attention ? LensKind::Attention : LensKind::Frame;
}

void putOn(LensKind lens, ViewState& view) {
  view.show_error = lens == LensKind::Error;
  view.show_features = lens == LensKind::TrueFeatures || lens == LensKind::Predicted;
  view.features_predicted = lens == LensKind::Predicted;
  view.show_attention = lens == LensKind::Attention;
  view.notify();
}

}  // namespace lacuna::widgets
