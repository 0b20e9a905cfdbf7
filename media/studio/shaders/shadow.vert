#version 330
invariant gl_Position;
uniform mat4 VP;
in vec3 p; in vec3 r; in float m;
out vec3 Rr; flat out float M;
void main() { Rr = r; M = m; gl_Position = VP * vec4(p, 1); }
