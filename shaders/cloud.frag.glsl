//VTK::System::Dec
in vec2 texCoord;
uniform sampler2D picture;
uniform sampler2D depths;
//VTK::Output::Dec
void main() {
  vec4 color = texture(picture, texCoord);
  if (color.a <= 0.0) { discard; }
  gl_FragData[0] = color;
  gl_FragDepth = texture(depths, texCoord).r;
}
