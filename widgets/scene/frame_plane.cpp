#include "widgets/scene/frame_plane.hpp"

#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTexture.h>

#include <QImage>
#include <algorithm>
#include <array>

namespace lacuna::widgets {
namespace {

constexpr int largest_side = 512;  // of a texture, in pixels: a plane is a small part of the view

/// The wanted part of a picture at the size of a texture.
QImage texturePicture(const Image& picture, const QRectF& part) {
  const QImage whole(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888);
  const QRectF pixels(part.x() * picture.width, part.y() * picture.height, part.width() * picture.width, part.height() * picture.height);
  const QImage cut = whole.copy(pixels.toAlignedRect().intersected(whole.rect()));
  if (std::max(cut.width(), cut.height()) <= largest_side) return cut;
  return cut.scaled(largest_side, largest_side, Qt::KeepAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
}

}  // namespace

struct FramePlane::Parts {
  vtkNew<vtkPolyData> data;
  vtkNew<vtkPoints> points;
  vtkNew<vtkCellArray> cells;
  vtkNew<vtkFloatArray> places;
  vtkNew<vtkPolyDataMapper> mapper;
  vtkNew<vtkActor> actor;
  vtkNew<vtkTexture> texture;
  std::shared_ptr<const Image> picture;
  QRectF part;
};

FramePlane::FramePlane(vtkRenderer& renderer, double opacity) : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  p.points->SetDataTypeToFloat();
  p.points->SetNumberOfPoints(4);
  p.places->SetNumberOfComponents(2);
  constexpr std::array<std::array<float, 2>, 4> corners = {{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
  for (const auto& corner : corners) p.places->InsertNextTypedTuple(corner.data());
  constexpr std::array<vtkIdType, 4> ids = {0, 1, 2, 3};
  p.cells->InsertNextCell(4, ids.data());
  p.data->SetPoints(p.points);
  p.data->SetPolys(p.cells);
  p.data->GetPointData()->SetTCoords(p.places);
  p.mapper->SetInputData(p.data);
  p.texture->InterpolateOn();
  p.texture->EdgeClampOn();
  p.actor->SetMapper(p.mapper);
  p.actor->SetTexture(p.texture);
  p.actor->GetProperty()->LightingOff();
  p.actor->GetProperty()->SetOpacity(opacity);
  p.actor->GetProperty()->SetBackfaceCulling(opacity >= 1);
  p.actor->PickableOff();
  p.actor->VisibilityOff();
  renderer.AddActor(p.actor);
}

FramePlane::~FramePlane() = default;

void FramePlane::setPicture(const std::shared_ptr<const Image>& picture, const QRectF& part) {
  Parts& p = *parts_;
  if (picture == p.picture && part == p.part) return;
  p.picture = picture;
  p.part = part;
  if (!picture) return;
  const QImage image = texturePicture(*picture, part);
  vtkNew<vtkImageData> texels;
  texels->SetDimensions(image.width(), image.height(), 1);
  texels->AllocateScalars(VTK_UNSIGNED_CHAR, 3);
  auto* out = static_cast<unsigned char*>(texels->GetScalarPointer());
  for (int row = image.height() - 1; row >= 0; --row)  // VTK's first row is the lowest
    out = std::copy_n(image.constScanLine(row), 3 * image.width(), out);
  p.texture->SetInputDataObject(texels);
  p.texture->Modified();
}

void FramePlane::place(const QVector3D& half, float z) {
  vtkPoints* points = parts_->points;
  points->SetPoint(0, -half.x(), -half.y(), z);
  points->SetPoint(1, half.x(), -half.y(), z);
  points->SetPoint(2, half.x(), half.y(), z);
  points->SetPoint(3, -half.x(), half.y(), z);
  points->Modified();
  parts_->data->Modified();
}

void FramePlane::setLight(double share) { parts_->actor->GetProperty()->SetColor(share, share, share); }

void FramePlane::setVisible(bool visible) { parts_->actor->SetVisibility(visible && parts_->picture); }

}  // namespace lacuna::widgets
