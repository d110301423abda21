#include "widgets/scene/vtk_window.hpp"

#include <vtkCamera.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkRenderer.h>

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLWidget>

#include "widgets/scene/scene_camera.hpp"
#include "widgets/theme/theme.hpp"

namespace lacuna::widgets {

namespace {
constexpr int smooth_samples = 4;
}

struct VtkWindow::Parts {
  vtkNew<vtkGenericOpenGLRenderWindow> window;
  vtkNew<vtkRenderer> renderer;
};

VtkWindow::VtkWindow() : parts_(std::make_unique<Parts>()) {
  parts_->window->AddRenderer(parts_->renderer);
  parts_->window->SetMultiSamples(smooth_samples);
  parts_->window->SetFrameBlitModeToNoBlit();
  parts_->window->SetReadyForRendering(false);
  parts_->renderer->GradientBackgroundOn();
}

VtkWindow::~VtkWindow() = default;

vtkRenderer* VtkWindow::renderer() const { return parts_->renderer; }

void VtkWindow::open() {
  parts_->window->SetMapped(true);
  parts_->window->SetReadyForRendering(true);
  parts_->window->SetIsCurrent(true);
  parts_->window->OpenGLInit();  // finds the functions of this context
}

void VtkWindow::close() {
  parts_->window->SetIsCurrent(true);
  parts_->window->Finalize();
  parts_->window->SetReadyForRendering(false);
  parts_->window->SetIsCurrent(false);
}

void VtkWindow::setColors(const Theme& theme) {
  // VTK's second background colour is the upper one.
  parts_->renderer->SetBackground(theme.view_bottom.redF(), theme.view_bottom.greenF(), theme.view_bottom.blueF());
  parts_->renderer->SetBackground2(theme.view_top.redF(), theme.view_top.greenF(), theme.view_top.blueF());
}

void VtkWindow::setCamera(const OrbitCamera& camera) {
  vtkCamera* target = parts_->renderer->GetActiveCamera();
  const QVector3D eye = camera.eye();
  target->SetPosition(eye.x(), eye.y(), eye.z());
  target->SetFocalPoint(camera.focal.x(), camera.focal.y(), camera.focal.z());
  target->SetViewUp(0, 1, 0);
  target->SetViewAngle(OrbitCamera::field_of_view);
  target->SetParallelProjection(camera.parallel);
  target->SetParallelScale(camera.halfHeight());
  target->SetWindowCenter(-camera.shift.x(), -camera.shift.y());
  const auto [near_plane, far_plane] = camera.clipping();
  target->SetClippingRange(near_plane, far_plane);
}

void VtkWindow::render(const QSize& device_size, bool smooth) {
  parts_->window->SetMultiSamples(smooth ? smooth_samples : 0);
  parts_->window->SetSize(device_size.width(), device_size.height());
  // Qt and ImGui have used the context since: VTK must not trust what it remembers of its state.
  parts_->window->SetIsCurrent(true);
  parts_->window->OpenGLInitState();
  parts_->window->Render();
}

void VtkWindow::blit(QOpenGLWidget& widget, const QSize& device_size) {
  vtkOpenGLFramebufferObject* picture = parts_->window->GetDisplayFramebuffer();
  QOpenGLExtraFunctions* gl = QOpenGLContext::currentContext()->extraFunctions();
  gl->glDisable(GL_SCISSOR_TEST);
  gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, picture->GetFBOIndex());
  gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, widget.defaultFramebufferObject());
  const int width = device_size.width(), height = device_size.height();
  gl->glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  gl->glBindFramebuffer(GL_FRAMEBUFFER, widget.defaultFramebufferObject());
  gl->glUseProgram(0);
  gl->glBindVertexArray(0);
  gl->glDisable(GL_DEPTH_TEST);
  gl->glViewport(0, 0, width, height);
}

}  // namespace lacuna::widgets
