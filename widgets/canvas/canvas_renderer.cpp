#include "widgets/canvas/canvas_renderer.hpp"

#include <QVector2D>
#include <QVector3D>
#include <QVector4D>

namespace lacuna::widgets {
namespace {


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
  program_ = std::make_unique<QOpenGLShaderProgram>();
  marks_program_ = std::make_unique<QOpenGLShaderProgram>();
  problem_.clear();
  buildProgram(*program_, ":/shaders/canvas.frag");
  buildProgram(*marks_program_, ":/shaders/canvas_marks.frag");
  glGenVertexArrays(1, &vertex_array_);
  glGenFramebuffers(1, &picture_buffer_);
  for (Texture& texture : textures_) newTexture(texture, &texture == &textures_[Frame] ? GL_LINEAR : GL_NEAREST);
  newTexture(picture_, GL_NEAREST);
}

void CanvasRenderer::newTexture(Texture& texture, GLint filter) {
  texture = {};
  glGenTextures(1, &texture.id);
  glBindTexture(GL_TEXTURE_2D, texture.id);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void CanvasRenderer::release() {
  for (Texture& texture : textures_) glDeleteTextures(1, &texture.id);
  glDeleteTextures(1, &picture_.id);
  glDeleteFramebuffers(1, &picture_buffer_);
  glDeleteVertexArrays(1, &vertex_array_);
  textures_ = {};
  picture_ = {};
  picture_buffer_ = vertex_array_ = 0;
  program_.reset();
  marks_program_.reset();
}

void CanvasRenderer::buildProgram(QOpenGLShaderProgram& program, const QString& fragment_shader) {
  const bool built = program.addShaderFromSourceFile(QOpenGLShader::Vertex, ":/shaders/canvas.vert") &&
                     program.addShaderFromSourceFile(QOpenGLShader::Fragment, fragment_shader) && program.link();
  if (!built) problem_ += program.log();
}

void CanvasRenderer::upload(Map map, const QImage& image, const QRegion& part) {
  if (image.isNull()) return;
  const PixelFormat format = formatOf(map);
  const QImage pixels = image.format() == format.image ? image : image.convertToFormat(format.image);
  Texture& texture = textures_[map];
  glBindTexture(GL_TEXTURE_2D, texture.id);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const int channels = pixels.depth() / 8;
  glPixelStorei(GL_UNPACK_ROW_LENGTH, static_cast<GLint>(pixels.bytesPerLine() / channels));
  const bool resized = texture.size != pixels.size();
  if (resized) {
    texture.size = pixels.size();
    glTexImage2D(GL_TEXTURE_2D, 0, format.stored, pixels.width(), pixels.height(), 0, format.given, GL_UNSIGNED_BYTE,
                 nullptr);
  }
  for (const QRect& rect : resized ? QRegion(pixels.rect()) : part)
    glTexSubImage2D(GL_TEXTURE_2D, 0, rect.x(), rect.y(), rect.width(), rect.height(), format.given, GL_UNSIGNED_BYTE,
                    pixels.constScanLine(rect.y()) + rect.x() * channels);
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
  p.setUniformValue("attention_opacity", number(look.attention_opacity));
  p.setUniformValue("grid_opacity", number(look.grid_opacity));
  p.setUniformValue("ground", rgb(look.ground));
  p.setUniformValue("hidden_edge", rgb(look.hidden_edge));
}

/// The texture that the picture is made in.
void CanvasRenderer::fitPicture(const QSize& size) {
  if (picture_.size == size) return;
  picture_.size = size;
  glBindTexture(GL_TEXTURE_2D, picture_.id);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width(), size.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture_.id, 0);
}

void CanvasRenderer::bindTexture(int unit, GLuint texture, QOpenGLShaderProgram& program, const char* name) {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, texture);
  program.setUniformValue(name, unit);
}

void CanvasRenderer::bindPictureMaps(const Look& look) {
  const std::array maps = {std::pair{Frame, "frame_map"}, std::pair{Hidden, "hidden_map"}, std::pair{Error, "error_map"},
                           std::pair{look.features_predicted ? Predicted : Features, "features_map"}, std::pair{Attention, "attention_map"}};
  for (std::size_t i = 0; i < maps.size(); ++i) bindTexture(static_cast<int>(i), textures_[maps[i].first].id, *program_, maps[i].second);
}

void CanvasRenderer::drawParts(const Look& look, const QRegion& parts) {
  const int height = look.whole().height();
  for (const QRect& rect : parts) {
    glScissor(rect.x(), height - rect.y() - rect.height(), rect.width(), rect.height());
    glDrawArrays(GL_TRIANGLES, 0, 3);
  }
}

void CanvasRenderer::draw(const std::vector<Side>& sides, const QRegion& changed, const QRegion& shown) {
  const Look& look = sides.front().look;
  GLint screen = 0;
  glGetIntegerv(GL_FRAMEBUFFER_BINDING, &screen);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glEnable(GL_SCISSOR_TEST);
  glViewport(0, 0, look.whole().width(), look.whole().height());
  glBindVertexArray(vertex_array_);
  glBindFramebuffer(GL_FRAMEBUFFER, picture_buffer_);
  fitPicture(look.whole().size());
  program_->bind();
  for (const Side& side : sides) {
    setUniforms(side.look);
    bindPictureMaps(side.look);
    drawParts(side.look, changed & side.area);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(screen));
  marks_program_->bind();
  marks_program_->setUniformValue("marks_opacity", look.show_marks ? 1.0F : 0.0F);
  bindTexture(0, picture_.id, *marks_program_, "picture_map");
  bindTexture(1, textures_[Marks].id, *marks_program_, "marks_map");
  drawParts(look, shown);
  glDisable(GL_SCISSOR_TEST);
  glBindVertexArray(0);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, 0);
  marks_program_->release();
}

}  // namespace lacuna::widgets
