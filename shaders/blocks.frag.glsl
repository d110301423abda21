//VTK::Color::Impl
// An edge of one pixel along each side of a face. Faces of few pixels keep their colour: they would be all edge.
vec2 pixel = max(fwidth(face_place), vec2(1e-6));
vec2 away = min(face_place, 1.0 - face_place) / pixel;
float line = 1.0 - smoothstep(0.35, 1.35, min(away.x, away.y));
float room = 1.0 - smoothstep(0.10, 0.34, max(pixel.x, pixel.y));
diffuseColor = mix(diffuseColor, diffuseColor * edge_share, line * mix(0.25, 1.0, room));
