#include "widgets/scene/scene_layers.hpp"

#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPointGaussianMapper.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>
#include <vtkUnsignedCharArray.h>

#include <QFile>

namespace lacuna::widgets {
namespace {

/// Places and colours that both layers have.
struct Arrays {
  vtkNew<vtkPolyData> data;
  vtkNew<vtkPoints> points;
  vtkNew<vtkUnsignedCharArray> colors;
  vtkNew<vtkActor> actor;

  Arrays(vtkRenderer& renderer, bool solid) {
    points->SetDataTypeToFloat();
    colors->SetNumberOfComponents(4);
    colors->SetName("color");
    data->SetPoints(points);
    data->GetPointData()->SetScalars(colors);
    actor->GetProperty()->LightingOff();
    actor->PickableOff();
    if (solid) actor->ForceOpaqueOn();
    else actor->ForceTranslucentOn();
    renderer.AddActor(actor);
  }

  void clear() {
    points->Reset();
    colors->Reset();
  }

  vtkIdType add(const QVector3D& at, const Rgba& color) {
    colors->InsertNextTypedTuple(color.data());
    return points->InsertNextPoint(at.x(), at.y(), at.z());
  }

  void finish() {
    points->Modified();
    colors->Modified();
    data->Modified();
    actor->SetVisibility(points->GetNumberOfPoints() > 0);
  }
};

}  // namespace

QByteArray shader(const char* name) {
  QFile file(QStringLiteral(":/shaders/") + QLatin1String(name));
  if (!file.open(QIODevice::ReadOnly)) qFatal("shader %s is not in the program", name);
  return file.readAll();
}

struct PointLayer::Parts : Arrays {
  using Arrays::Arrays;
  vtkNew<vtkFloatArray> radii;
  vtkSmartPointer<vtkPointGaussianMapper> mapper;
  QByteArray splat;
  double unit = 1;

  void makeMapper() {
    mapper = vtkSmartPointer<vtkPointGaussianMapper>::New();
    mapper->SetInputData(data);
    mapper->SetScaleArray("radius");
    mapper->SetScaleFactor(unit);
    mapper->EmissiveOff();
    mapper->SetTriangleScale(1.0F);
    mapper->SetSplatShaderCode(splat.constData());
    actor->SetMapper(mapper);
  }
};

PointLayer::PointLayer(vtkRenderer& renderer, Shape shape, bool solid) : parts_(std::make_unique<Parts>(renderer, solid)) {
  parts_->radii->SetName("radius");
  parts_->data->GetPointData()->AddArray(parts_->radii);
  parts_->splat = shader(shape == Shape::Sphere ? "points_sphere.glsl" : "points_ring.glsl");
  parts_->makeMapper();
  parts_->actor->VisibilityOff();
}

PointLayer::~PointLayer() = default;

void PointLayer::release() { parts_->makeMapper(); }

void PointLayer::clear() {
  parts_->clear();
  parts_->radii->Reset();
}

void PointLayer::add(const QVector3D& at, const Rgba& color, float radius) {
  parts_->add(at, color);
  parts_->radii->InsertNextValue(radius);
}

void PointLayer::finish() {
  parts_->radii->Modified();
  parts_->finish();
}

void PointLayer::setUnit(double scene_units) {
  parts_->unit = scene_units;
  parts_->mapper->SetScaleFactor(scene_units);
}

int PointLayer::size() const { return static_cast<int>(parts_->points->GetNumberOfPoints()); }

struct LineLayer::Parts : Arrays {
  using Arrays::Arrays;
  vtkNew<vtkCellArray> cells;
  vtkNew<vtkPolyDataMapper> mapper;
};

LineLayer::LineLayer(vtkRenderer& renderer, bool solid) : parts_(std::make_unique<Parts>(renderer, solid)) {
  parts_->data->SetLines(parts_->cells);
  parts_->mapper->SetInputData(parts_->data);
  parts_->actor->SetMapper(parts_->mapper);
  parts_->actor->VisibilityOff();
}

LineLayer::~LineLayer() = default;

void LineLayer::clear() {
  parts_->clear();
  parts_->cells->Reset();
}

void LineLayer::add(const QVector3D& from, const QVector3D& to, const Rgba& from_color, const Rgba& to_color) {
  const vtkIdType ends[] = {parts_->add(from, from_color), parts_->add(to, to_color)};
  parts_->cells->InsertNextCell(2, ends);
}

void LineLayer::finish() {
  parts_->cells->Modified();
  parts_->finish();
}

void LineLayer::setWidth(double device_pixels) { parts_->actor->GetProperty()->SetLineWidth(static_cast<float>(device_pixels)); }

int LineLayer::size() const { return static_cast<int>(parts_->cells->GetNumberOfCells()); }

}  // namespace lacuna::widgets
