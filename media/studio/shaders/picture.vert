#version 330
invariant gl_Position;
uniform mat4 VP;
in vec3 p; in vec3 n; in vec3 r; in vec2 uv; in float m; in float g;
out vec3 P; out vec3 N; out vec3 Rr; out vec2 UV; out float G; flat out float M;
void main() { P = p; N = n; Rr = r; UV = uv; M = m; G = g; gl_Position = VP * vec4(p, 1); }
