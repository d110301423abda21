#pragma once

#include <vtkNew.h>
#include <vtkProp.h>

#include <memory>

class vtkOpenGLQuadHelper;
class vtkTextureObject;

namespace lacuna::widgets {

class CloudPainter;

/// Lays what a painter has drawn over what VTK has drawn before, with its depths for what comes after.
class CloudProp : public vtkProp {
 public:
  static CloudProp* New();
  vtkTypeMacro(CloudProp, vtkProp);

  /// Not owned; outlives the prop. Nothing is shown of an empty cloud.
  void setPainter(CloudPainter* painter) { painter_ = painter; }
  void pictureChanged() { fresh_ = false; }

  int RenderOpaqueGeometry(vtkViewport* viewport) override;
  void ReleaseGraphicsResources(vtkWindow* window) override;

 protected:
  CloudProp();
  ~CloudProp() override;

 private:
  void upload();

  CloudPainter* painter_ = nullptr;
  bool fresh_ = false;  ///< the textures hold the painter's picture
  vtkNew<vtkTextureObject> picture_, depths_;
  std::unique_ptr<vtkOpenGLQuadHelper> quad_;
};

}  // namespace lacuna::widgets
