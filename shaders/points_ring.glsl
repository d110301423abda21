//VTK::Color::Impl
float reach = length(offsetVCVSOutput.xy);
float pixel = fwidth(reach);
float inside = (1.0 - smoothstep(1.0 - pixel, 1.0, reach)) * smoothstep(0.50 - pixel, 0.50, reach);
if (inside <= 0.02) { discard; }
ambientColor += diffuseColor;
diffuseColor = vec3(0.0);
opacity *= inside;
