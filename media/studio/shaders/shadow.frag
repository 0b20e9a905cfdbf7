#version 330
in vec3 Rr; flat in float M;
//COMMON
void main() { if (gone(M, Rr)) discard; }
