#version 150
// The clip canvas: frame, features, attention, error, hatch, grid and outline, bottom to top.
// Positions and widths are device pixels, y down, unless a name says otherwise.

uniform sampler2D frame_map;
uniform sampler2D hidden_map;    // grid size, 1 = hidden
uniform sampler2D error_map;     // grid size, alpha 0 = no error there
uniform sampler2D features_map;  // grid size
uniform sampler2D attention_map; // grid size, alpha 0 = not looked at

uniform vec2 viewport;        // width, height
uniform vec4 frame_rect;      // x, y, width, height of the frame
uniform vec4 crop_in_frame;   // x0, y0, x1, y1, fractions of the frame
uniform vec2 grid;            // columns, rows; 0 = no grid
uniform float dpr;            // device pixels per logical pixel
uniform float corner_radius;
uniform float mask_share;     // 0 or 1
uniform float error_opacity;
uniform float features_opacity;
uniform float attention_opacity;
uniform float grid_opacity;
uniform vec3 ground;          // around the frame
uniform vec3 hidden_edge;

out vec4 color_out;

const float dimmed = 0.65;
const float outside_crop = 0.40;
const vec3 casing = vec3(0.04, 0.04, 0.06);

float hiddenAt(vec2 cell) {
  if (any(lessThan(cell, vec2(0.0))) || any(greaterThanEqual(cell, grid))) return 0.0;
  return texelFetch(hidden_map, ivec2(cell), 0).r;
}

// Distance to the nearest edge between a hidden and a visible cell, for edges that end at the corner nearest to `place`.
float distanceToOutline(vec2 place, vec2 cell_size) {
  vec2 cell = floor(place);
  vec2 inside = place - cell;
  vec2 toward = vec2(inside.x < 0.5 ? -1.0 : 1.0, inside.y < 0.5 ? -1.0 : 1.0);
  vec2 gap = min(inside, 1.0 - inside) * cell_size;
  if (min(gap.x, gap.y) > 3.0 * dpr) return 1e6;
  float own = hiddenAt(cell);
  float beside = hiddenAt(cell + vec2(toward.x, 0.0));
  float above = hiddenAt(cell + vec2(0.0, toward.y));
  float across = hiddenAt(cell + toward);
  float corner = max(gap.x, gap.y);
  float nearest = 1e6;
  if (own != beside) nearest = min(nearest, gap.x);
  if (own != above) nearest = min(nearest, gap.y);
  if (above != across || beside != across) nearest = min(nearest, corner);
  return nearest;
}

// 1 inside a line of this half width, falling to 0 over one pixel.
float line(float distance_px, float half_width) { return 1.0 - smoothstep(half_width - 0.5, half_width + 0.5, distance_px); }

float roundedBox(vec2 pos, vec4 rect, float radius) {
  vec2 half_size = rect.zw * 0.5;
  vec2 q = abs(pos - rect.xy - half_size) - half_size + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

vec4 visibleRect() {
  vec2 low = max(frame_rect.xy, vec2(0.0));
  vec2 high = min(frame_rect.xy + frame_rect.zw, viewport);
  return vec4(low, max(high - low, vec2(0.0)));
}

vec3 cropped(vec3 color, vec2 pos, vec2 in_frame) {
  vec2 low = crop_in_frame.xy, high = crop_in_frame.zw;
  bool inside = all(greaterThanEqual(in_frame, low)) && all(lessThanEqual(in_frame, high));
  if (!inside) color *= outside_crop;
  vec4 crop_rect = vec4(frame_rect.xy + low * frame_rect.zw, (high - low) * frame_rect.zw);
  bool whole = all(lessThan(low, vec2(0.001))) && all(greaterThan(high, vec2(0.999)));
  float edge = whole ? 0.0 : line(abs(roundedBox(pos, crop_rect, 0.0)), 0.5 * dpr);
  return mix(color, vec3(1.0), 0.45 * edge);
}

vec3 hatched(vec3 color, vec2 pos) {
  float period = 8.0 * dpr;
  float across = mod(pos.x + pos.y, period) * 0.70710678;
  float width = period * 0.70710678;
  float gap = min(across, width - across);
  return mix(color, hidden_edge, 0.55 * line(gap, 0.6 * dpr));
}

vec3 gridLines(vec3 color, vec2 place, vec2 cell_size) {
  vec2 gap = abs(place - floor(place + 0.5)) * cell_size;
  float pixels = min(cell_size.x, cell_size.y) / dpr;
  float fade = clamp((pixels - 8.0) / 4.0, 0.0, 1.0);
  return mix(color, vec3(1.0), 0.10 * fade * grid_opacity * line(min(gap.x, gap.y), 0.5 * dpr));
}

vec3 tokens(vec3 color, vec2 pos, vec2 place, vec2 cell_size) {
  vec2 cell = floor(place);
  bool inside = all(greaterThanEqual(cell, vec2(0.0))) && all(lessThan(cell, grid));
  if (!inside) return color;
  float hidden = hiddenAt(cell);
  float heat = 0.0;
  vec4 error = vec4(0.0);
  if (error_opacity > 0.0) {
    error = texelFetch(error_map, ivec2(cell), 0);
    heat = error.a * error_opacity * hidden;
  }
  hidden *= mask_share;
  if (heat <= 0.0 && features_opacity <= 0.0 && attention_opacity <= 0.0) color *= mix(1.0, dimmed, hidden);
  if (features_opacity > 0.0) color = mix(color, texelFetch(features_map, ivec2(cell), 0).rgb, features_opacity);
  if (attention_opacity > 0.0) {
    vec4 attention = texelFetch(attention_map, ivec2(cell), 0);
    color = mix(color, attention.rgb, attention.a * attention_opacity);
  }
  color = mix(color, error.rgb, heat);
  if (heat <= 0.0 && attention_opacity <= 0.0 && hidden > 0.5) color = hatched(color, pos);
  return gridLines(color, place, cell_size);
}

void main() {
  vec2 pos = vec2(gl_FragCoord.x, viewport.y - gl_FragCoord.y);
  vec2 in_frame = (pos - frame_rect.xy) / frame_rect.zw;
  vec3 color = cropped(texture(frame_map, in_frame).rgb, pos, in_frame);
  vec2 crop_size = (crop_in_frame.zw - crop_in_frame.xy) * frame_rect.zw;
  vec2 cell_size = crop_size / max(grid, vec2(1.0));
  vec2 place = (in_frame - crop_in_frame.xy) / (crop_in_frame.zw - crop_in_frame.xy) * grid;
  bool has_grid = grid.x > 0.0;
  if (has_grid) color = tokens(color, pos, place, cell_size);
  float outside = smoothstep(-0.5, 0.5, roundedBox(pos, visibleRect(), corner_radius));
  color = mix(color, ground, outside);
  if (has_grid && mask_share > 0.0) {
    float gap = distanceToOutline(place, cell_size);
    color = mix(color, casing, 0.75 * line(gap, 2.0 * dpr));
    color = mix(color, hidden_edge, line(gap, 1.0 * dpr));
  }
  color_out = vec4(color, 1.0);
}
