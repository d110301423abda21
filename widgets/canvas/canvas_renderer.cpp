#include "widgets/canvas/canvas_renderer.hpp"

#include <QVector2D>
#include <QVector3D>
#include <QVector4D>

namespace lacuna::widgets {
namespace {

constexpr std::array<const char*, 5> map_names = {"frame_map", "hidden_map", "error_map", "features_map", "marks_map"};

struct PixelFormat {
  GLint stored;
  GLenum given;
  QImage::Format image;
};

PixelFormat formatOf(CanvasRenderer::Map map) {
  if (map == CanvasRenderer::Frame) return {GL_RGB8, GL_RGB, QImage::Format_RGB888};
  if (map == CanvasRenderer::Hidden) return {GL_R8, GL_RED, QImage::Format_Grayscale8};
  const bool marks = map == CanvasRenderer::Marks;
  return {GL_RGBA8, GL_RGBA, marks ? QImage::Format_RGBA8888_Premultiplied : QImage::Format_RGBA8888};
}

QVector3D rgb(const QColor& color) { return {color.redF(), color.greenF(), color.blueF()}; }

}  // namespace

void CanvasRenderer::initialise() {
  initializeOpenGLFunctions();
  buildProgram();
  glGenVertexArrays(1, &vertex_array_);
  for (std::size_t i = 0; i < textures_.size(); ++i) {
    Texture& texture = textures_[i];
    glGenTextures(1, &texture.id);
    glBindTexture(GL_TEXTURE_2D, texture.id);
    const GLint filter = i == Frame ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  }
}

void CanvasRenderer::release() {
  for (Texture& texture : textures_) {
    glDeleteTextures(1, &texture.id);
    texture = {};
  }
  glDeleteVertexArrays(1, &vertex_array_);
  vertex_array_ = 0;
  program_.reset();
}

void CanvasRenderer::buildProgram() {
  program_ = std::make_unique<QOpenGLShaderProgram>();
  const bool built = program_->addShaderFromSourceFile(QOpenGLShader::Vertex, ":/shaders/canvas.vert") &&
                     program_->addShaderFromSourceFile(QOpenGLShader::Fragment, ":/shaders/canvas.frag") && program_->link();
  problem_ = built ? QString() : program_->log();
}

void CanvasRenderer::upload(Map map, const QImage& image) {
  if (image.isNull()) return;
  const PixelFormat format = formatOf(map);
  const QImage pixels = image.format() == format.image ? image : image.convertToFormat(format.image);
  Texture& texture = textures_[map];
  glBindTexture(GL_TEXTURE_2D, texture.id);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const int channels = pixels.depth() / 8;
  glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(pixels.bytesPerLine() / channels));
  if (texture.size != pixels.size()) {
    texture.size = pixels.size();
    glTexImage2D(GL_TEXTURE_2D, 0, format.stored, pixels.width(), pixels.height(), 0, format.given, GL_UNSIGNED_BYTE,
                 nullptr);
  }
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, pixels.width(), pixels.height(), format.given, GL_UNSIGNED_BYTE,
                  pixels.constBits());
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void CanvasRenderer::setUniforms(const Look& look) {
  QOpenGLShaderProgram& p = *program_;
  const QRectF& crop = look.crop_in_frame;
  const QRectF& frame = look.frame_rect;
  const auto number = [](double value) { return static_cast<GLfloat>(value); };
  p.setUniformValue("viewport", QVector2D(number(look.viewport.width()), number(look.viewport.height())));
  p.setUniformValue("frame_rect",
                    QVector4D(number(frame.x()), number(frame.y()), number(frame.width()), number(frame.height())));
  p.setUniformValue("crop_in_frame",
                    QVector4D(number(crop.left()), number(crop.top()), number(crop.right()), number(crop.bottom())));
  p.setUniformValue("grid", QVector2D(number(look.grid.width()), number(look.grid.height())));
  p.setUniformValue("dpr", number(look.device_pixel_ratio));
  p.setUniformValue("corner_radius", number(4 * look.device_pixel_ratio));
  p.setUniformValue("mask_share", look.show_mask ? 1.0F : 0.0F);
  p.setUniformValue("error_opacity", number(look.error_opacity));
  p.setUniformValue("features_opacity", number(look.features_opacity));
  p.setUniformValue("grid_opacity", number(look.grid_opacity));
  p.setUniformValue("marks_opacity", look.show_marks ? 1.0F : 0.0F);
  p.setUniformValue("ground", rgb(look.ground));
  p.setUniformValue("hidden_edge", rgb(look.hidden_edge));
}

void CanvasRenderer::draw(const Look& look) {
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_SCISSOR_TEST);
  glViewport(0, 0, static_cast<GLsizei>(look.viewport.width()), static_cast<GLsizei>(look.viewport.height()));
  program_->bind();
  setUniforms(look);
  for (std::size_t i = 0; i < textures_.size(); ++i) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(i));
    glBindTexture(GL_TEXTURE_2D, textures_[i].id);
    program_->setUniformValue(map_names[i], static_cast<GLint>(i));
  }
  glBindVertexArray(vertex_array_);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, 0);
  program_->release();
}

}  // namespace lacuna::widgets
