// @ts-check
// The light on body and things, as in the player's figure/light.py and shadow.py.

/** The place and the normal of a point of the skin, by the bones that it follows. */
const SKINNED = (/** @type {number} */ bones) => `
layout(location = 0) in vec3 place;
layout(location = 1) in vec3 normal;
layout(location = 2) in float material;
layout(location = 3) in float limb;
layout(location = 4) in uvec4 bone;
layout(location = 5) in vec4 weight;
uniform vec4 bones[${bones * 2}];
uniform bool skinned;
vec3 at, across;
void pose() {
  if (!skinned) { at = place; across = normal; return; }
  vec3 p = place * 3.2767;
  vec4 q = vec4(0.0), d = vec4(0.0);
  for (int i = 0; i < 4; i++) {
    q += bones[bone[i] * 2u] * weight[i];
    d += bones[bone[i] * 2u + 1u] * weight[i];
  }
  float size = length(q);
  q /= size; d /= size;
  vec3 v = q.yzw;
  at = p + 2.0 * cross(v, cross(v, p) + q.x * p)
    + 2.0 * (q.x * d.yzw - d.x * v + cross(v, d.yzw));
  across = normal + 2.0 * cross(v, cross(v, normal) + q.x * normal);
  at.y = max(at.y, 0.0);
}`;

const VIEWED = `
uniform vec3 right, up, near;
uniform vec4 frame;
vec4 seen(vec3 p) {
  return vec4(dot(p, right) * frame.x + frame.z, dot(p, up) * frame.y + frame.w,
    -dot(p, near) * 0.2, 1.0);
}`;

const BODY_VERTEX = (/** @type {number} */ bones) => `#version 300 es
${SKINNED(bones)}
${VIEWED}
out vec3 toward;
flat out int kind;
void main() {
  pose();
  toward = across;
  kind = int(material);
  gl_Position = seen(at);
}`;

const BODY_FRAGMENT = `#version 300 es
precision highp float;
in vec3 toward;
flat in int kind;
uniform vec3 right, near, shade, glow;
uniform vec3 colours[15];
out vec4 colour;
void main() {
  vec3 n = normalize(toward);
  vec3 sun = normalize(vec3(0.0, 0.80, 0.0) - 0.42 * right + 0.55 * near);
  float facing = clamp(dot(n, near), 0.0, 1.0);
  float light = 0.22 + 0.20 * (0.5 + 0.5 * n.y) + 0.60 * clamp(dot(n, sun), 0.0, 1.0)
    - 0.16 * pow(1.0 - facing, 3.0);
  light = clamp(light, 0.0, 1.0);
  vec3 own = colours[kind];
  own = light < 0.62 ? mix(own, shade, 0.72 * pow(1.0 - light / 0.62, 1.1))
    : mix(own, glow, 0.30 * (light - 0.62) / 0.38);
  colour = vec4(own, 1.0);
}`;

/** What moves, in white before the rest of the body in black. */
const MOVING_VERTEX = (/** @type {number} */ bones) => `#version 300 es
${SKINNED(bones)}
${VIEWED}
uniform float moving[5];
out float stressed;
void main() {
  pose();
  stressed = skinned ? moving[int(limb)] : 0.0;
  gl_Position = seen(at);
}`;

const MOVING_FRAGMENT = `#version 300 es
precision highp float;
in float stressed;
out vec4 colour;
void main() { colour = vec4(stressed > 0.5 ? 1.0 : 0.0, 0.0, 0.0, 1.0); }`;

/** On the floor as seen from above; the lowest part over a place decides how dark it is. */
const SHADOW_VERTEX = (/** @type {number} */ bones) => `#version 300 es
${SKINNED(bones)}
uniform vec3 right;
uniform vec3 ground;
out float height;
void main() {
  pose();
  height = max(at.y, 0.0);
  vec2 place = at.xz + height * 0.14 * right.xz - ground.xy;
  gl_Position = vec4(place / ground.z, clamp(height / 1.25 - 1.0, -1.0, 1.0), 1.0);
}`;

const SHADOW_FRAGMENT = `#version 300 es
precision highp float;
in float height;
out vec4 colour;
void main() {
  colour = vec4(clamp(1.0 - height / 0.9, 0.0, 1.0) * 0.361,
    clamp(1.0 - height / 0.05, 0.0, 1.0) * 0.471, 0.0, 1.0);
}`;

const WHOLE_VERTEX = `#version 300 es
out vec2 spot;
void main() {
  spot = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2));
  gl_Position = vec4(spot * 2.0 - 1.0, 0.0, 1.0);
}`;

/** Softens the red part widely and the green part a little, along one direction. */
const BLUR_FRAGMENT = `#version 300 es
precision highp float;
in vec2 spot;
uniform sampler2D picture;
uniform vec2 along;
uniform vec2 reach;
out vec4 colour;
void main() {
  vec2 sum = vec2(0.0), whole = vec2(0.0);
  for (int i = -9; i <= 9; i++) {
    vec2 part = exp(-0.5 * float(i * i) / (reach * reach));
    sum += texture(picture, spot + along * float(i)).rg * part;
    whole += part;
  }
  colour = vec4(sum / whole, 0.0, 1.0);
}`;

const GROUND_VERTEX = `#version 300 es
layout(location = 0) in vec3 place;
${VIEWED}
uniform vec3 ground;
out vec2 spot;
void main() {
  spot = (place.xz - ground.xy) / ground.z * 0.5 + 0.5;
  gl_Position = seen(place);
}`;

const GROUND_FRAGMENT = `#version 300 es
precision highp float;
in vec2 spot;
uniform sampler2D picture;
uniform vec3 tint;
uniform bool shadow;
out vec4 colour;
void main() {
  float alpha = 1.0;
  if (shadow) {
    vec2 dark = texture(picture, spot).rg;
    alpha = 1.0 - (1.0 - dark.x) * (1.0 - dark.y);
  }
  colour = vec4(tint * alpha, alpha);
}`;

/** The body over a light round what moves, and darker where it lies behind an edge. */
const OVER_FRAGMENT = `#version 300 es
precision highp float;
in vec2 spot;
uniform sampler2D picture, depth, halo;
uniform vec2 pixel;
uniform vec3 shade, accent;
uniform float seen;
out vec4 colour;
float beside(vec2 way, float own) {
  return own - texture(depth, spot + way * pixel).r;
}
void main() {
  vec4 body = texture(picture, spot);
  float own = texture(depth, spot).r;
  float most = max(max(beside(vec2(-3, 0), own), beside(vec2(3, 0), own)),
    max(beside(vec2(0, -3), own), beside(vec2(0, 3), own)));
  // The depth goes over ten metres.
  float edge = clamp((most * 10.0 - 0.03) * 8.0, 0.0, 1.0);
  body.rgb = mix(body.rgb, shade * body.a, 0.34 * edge);
  float round = clamp(texture(halo, spot).r * 1.7, 0.0, 1.0) * (1.0 - body.a);
  colour = (body + vec4(accent, 1.0) * round) * seen;
}`;
