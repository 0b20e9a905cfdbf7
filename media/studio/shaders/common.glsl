// Where cloth and hair end, in coordinates of the rest pose. reg: hip z, knee z, shoulder x, neck z; cut: shorts, sleeves.
uniform vec3 eyes; uniform vec3 ear; uniform vec4 reg; uniform vec2 cut;
bool gone(float M, vec3 r) {
  if (M == 2.) {
    if (r.z < reg.x + 0.03) return true;
    if (r.z > reg.w - 0.005 - 0.3 * max(0., -(r.y - ear.y) - 0.02) * 0.35 + 0.25 * max(0., abs(r.x) - 0.06)) { if (abs(r.x) < 0.12) return true; }
    return abs(r.x) > reg.z + cut.y && r.z < reg.w;
  }
  if (M == 3.) return r.z < mix(reg.y, reg.x, cut.x) || r.z > reg.x + 0.10;
  if (M == 5.) {
    float f = smoothstep(-0.07, 0.015, r.y - ear.y);
    float lim = mix(eyes.z + 0.055, eyes.z - 0.075, f);
    if (abs(r.x) > 0.055 && r.y < ear.y - 0.012 && r.y > ear.y - 0.07) lim = min(lim, eyes.z + 0.03 - (r.y - ear.y + 0.02) * 0.3);
    if (length((r - ear * sign(vec3(r.x, 1, 1))) * vec3(.6, 1, 1)) < 0.036 && abs(r.x) > 0.06 && r.z < eyes.z + 0.02 && r.y > ear.y - 0.035) return true;
    return r.z < lim;
  }
  if (M == 4.) return (r.y < ear.y + 0.012 && r.z < eyes.z + 0.052) || r.z < reg.w - 0.10;
  return false;
}
