#pragma once

#include <QColor>
#include <QImage>
#include <QOpenGLExtraFunctions>
#include <QOpenGLShaderProgram>
#include <QRectF>
#include <QRegion>
#include <array>
#include <memory>
#include <vector>

namespace lacuna::widgets {

/// The GL part of the clip canvas: six textures mixed to a picture by shaders/canvas.frag, which is kept, and the marks over
/// it by shaders/canvas_marks.frag. All calls need the canvas's context current.
class CanvasRenderer : protected QOpenGLExtraFunctions {
 public:
  enum Map { Frame, Hidden, Error, Features, Predicted, Attention, Marks };

  /// What the shader needs besides the textures. Rectangles in device pixels, y down.
  struct Look {
    QSizeF viewport;
    QRectF frame_rect;
    QRectF crop_in_frame{0, 0, 1, 1};
    QSize grid;  ///< columns x rows; empty: none
    qreal device_pixel_ratio = 1;
    bool show_mask = true, show_marks = true;
    double error_opacity = 0, features_opacity = 0, attention_opacity = 0, grid_opacity = 0;
    bool features_predicted = false;  ///< the features of map Predicted
    QColor ground, hidden_edge;
    bool operator==(const Look&) const = default;
    QRect whole() const { return {QPoint(), viewport.toSize()}; }
  };

  /// A part of the picture that is drawn with a look of its own; device pixels, y down.
  struct Side {
    Look look;
    QRect area;
    bool operator==(const Side&) const = default;
  };

  void initialise();
  void release();
  /// Empty when the shaders work, else what the driver says.
  const QString& problem() const { return problem_; }

  /// Replaces a texture's content; its storage is kept while the size stays the same.
  void upload(Map map, const QImage& image) { upload(map, image, image.rect()); }
  /// Replaces a part, pixels of the image; what is outside it is as last uploaded.
  void upload(Map map, const QImage& image, const QRegion& part);
  /// Makes a part of the picture anew, and shows a part of it with its marks; device pixels. The rest stays as it was last.
  /// The sides have one viewport and share it among them.
  void draw(const std::vector<Side>& sides, const QRegion& changed, const QRegion& shown);

 private:
  struct Texture {
    GLuint id = 0;
    QSize size;
  };
  void newTexture(Texture& texture, GLint filter);
  void buildProgram(QOpenGLShaderProgram& program, const QString& fragment_shader);
  void setUniforms(const Look& look);
  void fitPicture(const QSize& size);
  void bindPictureMaps(const Look& look);
  void drawParts(const Look& look, const QRegion& parts);
  void bindTexture(int unit, GLuint texture, QOpenGLShaderProgram& program, const char* name);

  std::unique_ptr<QOpenGLShaderProgram> program_, marks_program_;
  std::array<Texture, Marks + 1> textures_;
  Texture picture_;
  GLuint picture_buffer_ = 0, vertex_array_ = 0;
  QString problem_;
};

}  // namespace lacuna::widgets
