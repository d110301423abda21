//VTK::Color::Impl
float reach = length(offsetVCVSOutput.xy);
float pixel = fwidth(reach);
float inside = 1.0 - smoothstep(1.0 - pixel, 1.0, reach);
if (inside <= 0.02) { discard; }
float toward = sqrt(max(0.0, 1.0 - reach * reach));
vec3 normal = vec3(offsetVCVSOutput.xy, toward);
float light = max(0.0, dot(normal, normalize(vec3(-0.45, 0.60, 0.66))));
float shine = 0.28 * smoothstep(0.90, 1.0, light);
// A point of few pixels stays flat: shading would only make it dull.
float roundness = 1.0 - smoothstep(0.20, 0.45, pixel);
vec3 shaded = (ambientColor + diffuseColor) * mix(1.0, 0.62 + 0.44 * light, roundness) + shine * roundness;
ambientColor = shaded * mix(1.0, 0.55 + 0.45 * smoothstep(0.0, 0.55, toward), roundness);
diffuseColor = vec3(0.0);
opacity *= inside;
