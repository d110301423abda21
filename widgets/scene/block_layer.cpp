#include "widgets/scene/block_layer.hpp"

#include <vtkActor.h>
#include <vtkCellArray.h>
#include <vtkFloatArray.h>
#include <vtkNew.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkShaderProperty.h>
#include <vtkTypeInt32Array.h>
#include <vtkUniforms.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "widgets/scene/scene_layers.hpp"

namespace lacuna::widgets {

struct BlockLayer::Parts {
  vtkNew<vtkPolyData> data;
  vtkNew<vtkPoints> points;
  vtkNew<vtkFloatArray> places;      // where a corner is on its face
  vtkNew<vtkUnsignedCharArray> colors;
  vtkNew<vtkTypeInt32Array> offsets, corners;
  vtkNew<vtkCellArray> cells;
  vtkNew<vtkPolyDataMapper> mapper;
  vtkNew<vtkActor> actor;
  int faces = 0, numbered = 0;

  void setCount(int count);
  void useShaders();
};

BlockLayer::BlockLayer(vtkRenderer& renderer) : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  p.points->SetDataTypeToFloat();
  p.places->SetName("face_corner");
  p.places->SetNumberOfComponents(2);
  p.colors->SetName("color");
  p.colors->SetNumberOfComponents(4);
  p.setCount(0);
  p.offsets->SetValue(0, 0);
  p.cells->SetData(p.offsets, p.corners);
  p.data->SetPoints(p.points);
  p.data->SetPolys(p.cells);
  p.data->GetPointData()->SetScalars(p.colors);
  p.data->GetPointData()->AddArray(p.places);
  p.mapper->SetInputData(p.data);
  p.actor->SetMapper(p.mapper);
  p.actor->GetProperty()->LightingOff();
  p.actor->GetProperty()->BackfaceCullingOn();
  p.actor->ForceOpaqueOn();
  p.actor->PickableOff();
  p.actor->VisibilityOff();
  p.useShaders();
  setEdge(0.5F);
  renderer.AddActor(p.actor);
}

BlockLayer::~BlockLayer() = default;

void BlockLayer::Parts::useShaders() {
  mapper->MapDataArrayToVertexAttribute("face_corner", "face_corner", vtkDataObject::FIELD_ASSOCIATION_POINTS, -1);
  vtkShaderProperty* shaders = actor->GetShaderProperty();
  shaders->AddVertexShaderReplacement("//VTK::Color::Dec", true, "//VTK::Color::Dec\nin vec2 face_corner;\nout vec2 face_place;\n", false);
  shaders->AddVertexShaderReplacement("//VTK::Color::Impl", true, shader("blocks.vert.glsl").toStdString(), false);
  shaders->AddFragmentShaderReplacement("//VTK::Color::Dec", true, "//VTK::Color::Dec\nin vec2 face_place;\n", false);
  shaders->AddFragmentShaderReplacement("//VTK::Color::Impl", true, shader("blocks.frag.glsl").toStdString(), false);
}

void BlockLayer::Parts::setCount(int count) {
  const vtkIdType corner_count = 4 * static_cast<vtkIdType>(count);
  places->SetNumberOfTuples(corner_count);
  offsets->SetNumberOfValues(count + 1);
  corners->SetNumberOfValues(corner_count);
  points->SetNumberOfPoints(corner_count);
  colors->SetNumberOfTuples(corner_count);
  // Corners are counted on and on: a smaller mesh keeps the numbers it has. A larger one gets memory with no numbers in it,
  // also one that was as large before, for arrays that shrink give memory back.
  const bool larger = count > std::exchange(numbered, count);
  if (!larger) return;
  constexpr std::array<float, 8> square = {0, 0, 1, 0, 1, 1, 0, 1};
  for (int face = 0; face < count; ++face) {
    std::copy(square.begin(), square.end(), places->GetPointer(8 * static_cast<vtkIdType>(face)));
    offsets->SetValue(face + 1, 4 * (face + 1));
  }
  offsets->SetValue(0, 0);
  std::iota(corners->GetPointer(0), corners->GetPointer(0) + corner_count, 0);
}

void BlockLayer::set(const BlockFaces& faces) {
  Parts& p = *parts_;
  p.faces = faces.count();
  p.actor->SetVisibility(p.faces > 0);
  p.setCount(p.faces);
  std::copy(faces.points.begin(), faces.points.end(), static_cast<float*>(p.points->GetVoidPointer(0)));
  std::copy(faces.colors.begin(), faces.colors.end(), p.colors->GetPointer(0));
  p.cells->SetData(p.offsets, p.corners);
  for (vtkObject* changed : std::initializer_list<vtkObject*>{p.points, p.places, p.colors, p.cells, p.data}) changed->Modified();
}

void BlockLayer::setEdge(float share) { parts_->actor->GetShaderProperty()->GetFragmentCustomUniforms()->SetUniformf("edge_share", share); }

int BlockLayer::size() const { return parts_->faces; }

}  // namespace lacuna::widgets
