#include "widgets/scene/cloud_prop.hpp"

#include <vtkObjectFactory.h>
#include <vtkOpenGLQuadHelper.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkShaderProgram.h>
#include <vtkTextureObject.h>

#include <QOpenGLFunctions>

#include "widgets/scene/cloud_painter.hpp"
#include "widgets/scene/scene_layers.hpp"

namespace lacuna::widgets {

vtkStandardNewMacro(CloudProp);

CloudProp::CloudProp() = default;
CloudProp::~CloudProp() = default;

void CloudProp::upload() {
  if (std::exchange(fresh_, true)) return;
  const auto width = static_cast<unsigned>(painter_->size().width()), height = static_cast<unsigned>(painter_->size().height());
  const std::vector<Rgba>& picture = painter_->picture();
  picture_->Create2DFromRaw(width, height, 4, VTK_UNSIGNED_CHAR, const_cast<Rgba*>(picture.data()));
  depths_->Create2DFromRaw(width, height, 1, VTK_FLOAT, const_cast<float*>(painter_->depths().data()));
}

int CloudProp::RenderOpaqueGeometry(vtkViewport* viewport) {
  if (!painter_ || painter_->cloud().size() == 0 || painter_->size().isEmpty()) return 0;
  auto* window = vtkOpenGLRenderWindow::SafeDownCast(static_cast<vtkRenderer*>(viewport)->GetRenderWindow());
  for (vtkTextureObject* texture : {picture_.Get(), depths_.Get()}) texture->SetContext(window);
  upload();
  if (!quad_) quad_ = std::make_unique<vtkOpenGLQuadHelper>(window, nullptr, shader("cloud.frag.glsl").constData(), "");
  else window->GetShaderCache()->ReadyShaderProgram(quad_->Program);
  if (!quad_->Program) return 0;
  vtkOpenGLState* state = window->GetState();
  const vtkOpenGLState::ScopedglEnableDisable blending(state, GL_BLEND);
  const vtkOpenGLState::ScopedglBlendFuncSeparate blend_function(state);
  const vtkOpenGLState::ScopedglDepthFunc depth_function(state);
  state->vtkglEnable(GL_BLEND);
  state->vtkglBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  state->vtkglDepthFunc(GL_ALWAYS);  // only the floor has been drawn
  picture_->Activate();
  depths_->Activate();
  quad_->Program->SetUniformi("picture", picture_->GetTextureUnit());
  quad_->Program->SetUniformi("depths", depths_->GetTextureUnit());
  quad_->Render();
  depths_->Deactivate();
  picture_->Deactivate();
  return 1;
}

void CloudProp::ReleaseGraphicsResources(vtkWindow* window) {
  quad_.reset();
  picture_->ReleaseGraphicsResources(window);
  depths_->ReleaseGraphicsResources(window);
  fresh_ = false;
  vtkProp::ReleaseGraphicsResources(window);
}

}  // namespace lacuna::widgets
