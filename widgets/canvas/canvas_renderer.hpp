#pragma once

#include <QColor>
#include <QImage>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>
#include <QRectF>
#include <array>
#include <memory>

namespace lacuna::widgets {

/// The GL part of the clip canvas: four textures mixed by shaders/canvas.frag. All calls need the canvas's context current.
class CanvasRenderer : protected QOpenGLExtraFunctions {
 public:
  enum Map { Frame, Hidden, Error, Features, Marks };

  /// What the shader needs besides the textures. Rectangles in device pixels, y down.
  struct Look {
    QSizeF viewport;
    QRectF frame_rect;
    QRectF crop_in_frame{0, 0, 1, 1};
    QSize grid;  ///< columns x rows; empty: none
    qreal device_pixel_ratio = 1;
    bool show_mask = true, show_marks = true;
    double error_opacity = 0, features_opacity = 0, grid_opacity = 0;
    QColor ground, hidden_edge;
  };

  void initialise();
  void release();
  /// Empty when the shaders work, else what the driver says.
  const QString& problem() const { return problem_; }

  /// Replaces a texture's content; its storage is kept while the size stays the same.
  void upload(Map map, const QImage& image);
  void draw(const Look& look);

 private:
  struct Texture {
    GLuint id = 0;
    QSize size;
  };
  void buildProgram();
  void setUniforms(const Look& look);

  std::unique_ptr<QOpenGLShaderProgram> program_;
  std::array<Texture, 5> textures_;
  GLuint vertex_array_ = 0;
  QString problem_;
};

}  // namespace lacuna::widgets
