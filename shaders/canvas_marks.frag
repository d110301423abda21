#version 150
// The picture of canvas.frag with the marks over it; both have a texel for each pixel of the viewport.

uniform sampler2D picture_map;  // first row: the lowest
uniform sampler2D marks_map;    // premultiplied, first row: the top one
uniform float marks_opacity;    // 0 or 1

out vec4 color_out;

void main() {
  ivec2 pos = ivec2(gl_FragCoord.xy);
  vec4 mark = texelFetch(marks_map, ivec2(pos.x, textureSize(marks_map, 0).y - 1 - pos.y), 0) * marks_opacity;
  color_out = vec4(texelFetch(picture_map, pos, 0).rgb * (1.0 - mark.a) + mark.rgb, 1.0);
}
