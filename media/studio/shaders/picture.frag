#version 330
in vec3 P; in vec3 N; in vec3 Rr; in vec2 UV; in float G; flat in float M;
out vec4 C;
uniform vec3 cam; uniform float eyeX; uniform float glow; uniform float beard;
uniform mat4 LVP[3]; uniform vec3 Ld[6]; uniform vec3 Lc[6];
uniform sampler2DShadow S0; uniform sampler2DShadow S1; uniform sampler2DShadow S2; uniform sampler2D skinmask;
uniform vec3 backdrop; uniform vec2 middle;
uniform vec3 cSkin, cShirt, cShorts, cHair, cIris, cMat, cGround;
//COMMON
float h1(vec3 p) { p = fract(p * .1031); p += dot(p, p.zyx + 31.32); return fract((p.x + p.y) * p.z); }
float noise(vec3 p) {
  vec3 i = floor(p), f = fract(p); f = f * f * (3. - 2. * f);
  return mix(mix(mix(h1(i), h1(i + vec3(1,0,0)), f.x), mix(h1(i + vec3(0,1,0)), h1(i + vec3(1,1,0)), f.x), f.y),
             mix(mix(h1(i + vec3(0,0,1)), h1(i + vec3(1,0,1)), f.x), mix(h1(i + vec3(0,1,1)), h1(i + vec3(1,1,1)), f.x), f.y), f.z);
}
float lit(sampler2DShadow s, int i, vec3 p, vec3 n, int k) {
  vec4 q = LVP[i] * vec4(p + n * 0.012, 1); vec3 c = q.xyz * .5 + .5;
  if (c.x < 0. || c.x > 1. || c.y < 0. || c.y > 1.) return 1.;
  float a = 0., e = 2.2 / float(textureSize(s, 0).x);
  for (int x = -k; x <= k; x++) for (int y = -k; y <= k; y++) a += texture(s, vec3(c.xy + vec2(x, y) * e, c.z - 0.0012));
  float d = float(2 * k + 1); return a / (d * d);
}
void main() {
  if (gone(M, Rr)) discard;
  vec3 n = normalize(N), v = normalize(cam - P), a = vec3(.5), r = Rr; if (dot(n, v) < 0.) n = -n;
  float spec = 0., gl = 20., MM = M;
  if (M == 0.) { // skin that would show through a gap of the cloth is drawn as cloth
    float ax = abs(r.x);
    if (r.z > reg.x + 0.07 && r.z < reg.w - 0.02 && ax < reg.z + cut.y - 0.012 && (ax > 0.10 || r.z < reg.w - 0.05)) MM = 2.;
    else if (r.z <= reg.x + 0.09 && r.z > mix(reg.y, reg.x, cut.x) + 0.012 && ax < 0.36) MM = 3.;
  }
  if (MM == 0.) {
    vec4 k = texture(skinmask, vec2(UV.x, 1. - UV.y));
    a = cSkin * (0.90 + 0.13 * (noise(r * 55.) * .5 + noise(r * 170.) * .3 + noise(r * 12.) * .4));
    a = mix(a, cSkin * vec3(.86,.52,.52), k.r * .75); a = mix(a, cSkin * vec3(.80,.66,.64), k.g * .5); a = mix(a, cSkin * vec3(1.02,.88,.86), k.b * .6);
    vec3 q = r - eyes; float bx = abs(abs(q.x) - 0.034), bz = q.z - 0.024 + 0.25 * max(0., abs(q.x) - 0.045);
    a = mix(a, cHair * .9, smoothstep(.024, .017, bx) * smoothstep(.0075, .004, abs(bz)) * step(q.y, 0.03) * .85);
    if (beard > .5 && q.z < -0.035 && r.z > reg.w && q.y < 0.055 && k.r < .1)
      a = mix(a, cHair * 1.1, smoothstep(-.035, -.06, q.z) * smoothstep(0.065, 0.02, q.y) * (.5 + .5 * noise(r * 400.)) * .45);
    spec = .18; gl = 18.; a += cSkin * pow(1. - max(dot(n, v), 0.), 3.) * .10;
  } else if (MM == 1.) {
    vec3 q = r - eyes; float d = length(vec2(abs(q.x) - eyeX, q.z));
    a = mix(vec3(.86,.84,.82), cIris, smoothstep(.0068, .0060, d)); a = mix(a, vec3(.02), smoothstep(.0032, .0026, d)); spec = .6; gl = 60.;
  } else if (MM == 2.) a = cShirt * (.86 + .22 * noise(r * vec3(16, 16, 9)));
  else if (MM == 3.) a = cShorts * (.84 + .24 * noise(r * vec3(14, 14, 8)));
  else if (MM <= 6.) { a = cHair * (.55 + .8 * noise(vec3(r.x * 220., r.y * 40., r.z * 60.))); spec = .25; gl = 14.; }
  else if (MM == 7.) a = cGround;
  else if (MM == 8.) a = cMat * (.95 + .08 * noise(P * 120.));
  else if (MM == 9.) { a = vec3(.42,.28,.17) * (.85 + .25 * noise(vec3(P.x * 5., P.y * 5., P.z * 40.))); spec = .08; }
  else if (MM == 10.) a = vec3(.74,.76,.77);
  else if (MM == 11.) a = vec3(.24,.32,.38);
  else if (MM == 12.) a = vec3(.80,.34,.08);
  float mark = G * glow; // the muscle, through skin and cloth
  a = mix(a, vec3(.95,.20,.05), mark * .80);
  vec3 L = vec3(0); float s[3]; s[0] = lit(S0, 0, P, n, 1); s[1] = lit(S1, 1, P, n, 1); s[2] = lit(S2, 2, P, n, 1);
  for (int i = 0; i < 6; i++) {
    float d = max(dot(n, Ld[i]) * (i == 0 ? 1. : .75) + (i == 0 ? 0. : .25), 0.);
    if (M == 0. && i == 0) d = max(dot(n, Ld[i]) * .85 + .15, 0.);
    L += Lc[i] * d * (i < 3 ? mix(i == 0 ? .25 : .20, 1., s[i]) : 1.);
  }
  L += vec3(.10,.095,.09) * (.6 + .4 * n.z) + vec3(.06,.05,.04) * max(-n.z, 0.);
  vec3 c = a * L + spec * Lc[0] * pow(max(dot(n, normalize(Ld[0] + v)), 0.), gl) * s[0] * .6;
  c += vec3(1.0,.28,.06) * mark * .35;
  c = c / (1. + .18 * c); c = pow(clamp(c, 0., 1.), vec3(1. / 2.2));
  if (MM == 7.) c = mix(c, backdrop, smoothstep(1.0, 2.6, length(P.xy - middle))); // no horizon
  C = vec4(c, 1);
}
