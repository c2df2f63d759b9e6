// @ts-check
// Draws the body in its scene with WebGL2, in one light, on its mat.

const SHADOW_SIZE = 256;
const HALO_SIZE = 256;
/** Metres from the middle of the floor to the edge of the shadow's picture. */
const SHADOW_REACH = 1.5;

/** @typedef {{right: number[], up: number[], near: number[], frame: number[]}} Eye */
/** @typedef {{program: WebGLProgram, of: (name: string) => WebGLUniformLocation | null}} Program */
/** @typedef {{frame: WebGLFramebuffer, texture: WebGLTexture}} Target */

class Painter {
  /** @param {HTMLCanvasElement} canvas @param {Figure} figure @param {ArrayBuffer} blob
   * @param {WebGL2RenderingContext} gl */
  constructor(canvas, figure, blob, gl) {
    this.canvas = canvas;
    this.gl = gl;
    this.figure = figure;
    this.skinned = program(gl, BODY_VERTEX(figure.bones), BODY_FRAGMENT);
    this.moving = program(gl, MOVING_VERTEX(figure.bones), MOVING_FRAGMENT);
    this.shadow = program(gl, SHADOW_VERTEX(figure.bones), SHADOW_FRAGMENT);
    this.blur = program(gl, WHOLE_VERTEX, BLUR_FRAGMENT);
    this.ground = program(gl, GROUND_VERTEX, GROUND_FRAGMENT);
    this.over = program(gl, WHOLE_VERTEX, OVER_FRAGMENT);
    this.body = this.bodyArrays(figure.mesh, blob);
    this.corners = figure.mesh.faces * 3;
    this.things = this.thingArrays();
    this.held = this.thingArrays();
    this.floor = this.floorArrays();
    this.nothing = gl.createVertexArray();
    // Things follow no bone; the shader wants whole numbers all the same.
    gl.vertexAttribI4ui(4, 0, 0, 0, 0);
    this.shadowMaps = [this.map(SHADOW_SIZE, true), this.map(SHADOW_SIZE, false)];
    this.haloMaps = [this.map(HALO_SIZE, true), this.map(HALO_SIZE, false)];
    this.size = [0, 0];
    this.scene = -1;
  }

  /** @param {Mesh} mesh @param {ArrayBuffer} blob */
  bodyArrays(mesh, blob) {
    const { gl } = this;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const many = mesh.points;
    const bytes = (/** @type {number} */ from, /** @type {number} */ size) =>
      new Uint8Array(blob, from, many * size);
    this.attribute(0, new Int16Array(blob, mesh.place, many * 3), 3, gl.SHORT, true);
    this.attribute(1, new Int8Array(blob, mesh.normal, many * 3), 3, gl.BYTE, true);
    this.attribute(2, bytes(mesh.material, 1), 1, gl.UNSIGNED_BYTE, false);
    this.attribute(3, bytes(mesh.limb, 1), 1, gl.UNSIGNED_BYTE, false);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, bytes(mesh.bone, 4), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(4);
    gl.vertexAttribIPointer(4, 4, gl.UNSIGNED_BYTE, 0, 0);
    this.attribute(5, bytes(mesh.weight, 4), 4, gl.UNSIGNED_BYTE, true);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    const corners = new Uint16Array(blob, mesh.corners, mesh.faces * 3);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, corners, gl.STATIC_DRAW);
    return array;
  }

  /** @param {number} place @param {ArrayBufferView<ArrayBuffer>} values @param {number} each
   * @param {number} kind @param {boolean} shares */
  attribute(place, values, each, kind, shares) {
    const { gl } = this;
    const buffer = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(place);
    gl.vertexAttribPointer(place, each, kind, shares, 0, 0);
    return buffer;
  }

  thingArrays() {
    const { gl } = this;
    const array = gl.createVertexArray();
    gl.bindVertexArray(array);
    const empty = new Float32Array(0);
    const buffers = [3, 3, 1].map((each, place) =>
      this.attribute(place, empty, each, gl.FLOAT, false));
    const corners = gl.createBuffer();
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, corners);
    return { array, buffers, corners, count: 0 };
  }

  /** @param {ReturnType<Painter["thingArrays"]>} arrays @param {Solid} solid */
  fill(arrays, solid) {
    const { gl } = this;
    gl.bindVertexArray(arrays.array);
    [solid.place, solid.normal, solid.material].forEach((values, place) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, arrays.buffers[place]);
      gl.bufferData(gl.ARRAY_BUFFER, values, gl.DYNAMIC_DRAW);
    });
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, solid.corners, gl.DYNAMIC_DRAW);
    arrays.count = solid.corners.length;
  }

  floorArrays() {
    const array = this.gl.createVertexArray();
    this.gl.bindVertexArray(array);
    const buffer = this.attribute(0, new Float32Array(0), 3, this.gl.FLOAT, false);
    return { array, buffer };
  }

  /** A small picture to draw into. @param {number} size @param {boolean} deep @returns {Target} */
  map(size, deep) {
    const { gl } = this;
    const texture = picture(gl, gl.RGBA8, size, size, gl.LINEAR);
    const frame = /** @type {WebGLFramebuffer} */ (gl.createFramebuffer());
    gl.bindFramebuffer(gl.FRAMEBUFFER, frame);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    if (deep) this.store(gl.DEPTH_ATTACHMENT, gl.DEPTH_COMPONENT24, size, size, 0);
    return { frame, texture };
  }

  /** @param {number} to @param {number} kind @param {number} wide @param {number} high
   * @param {number} samples */
  store(to, kind, wide, high, samples) {
    const { gl } = this;
    const store = gl.createRenderbuffer();
    gl.bindRenderbuffer(gl.RENDERBUFFER, store);
    gl.renderbufferStorageMultisample(gl.RENDERBUFFER, samples, kind, wide, high);
    gl.framebufferRenderbuffer(gl.FRAMEBUFFER, to, gl.RENDERBUFFER, store);
    return store;
  }

  /** Room for the body's picture, with soft edges, and its depth.
   * @param {number} wide @param {number} high */
  resize(wide, high) {
    const { gl } = this;
    if (this.size[0] === wide && this.size[1] === high) return;
    this.size = [wide, high];
    this.free();
    const samples = Math.min(4, gl.getParameter(gl.MAX_SAMPLES));
    const fine = /** @type {WebGLFramebuffer} */ (gl.createFramebuffer());
    gl.bindFramebuffer(gl.FRAMEBUFFER, fine);
    const stores = [
      this.store(gl.COLOR_ATTACHMENT0, gl.RGBA8, wide, high, samples),
      this.store(gl.DEPTH_ATTACHMENT, gl.DEPTH_COMPONENT24, wide, high, samples),
    ];
    const plain = /** @type {WebGLFramebuffer} */ (gl.createFramebuffer());
    gl.bindFramebuffer(gl.FRAMEBUFFER, plain);
    const colour = picture(gl, gl.RGBA8, wide, high, gl.LINEAR);
    const depth = picture(gl, gl.DEPTH_COMPONENT24, wide, high, gl.NEAREST);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, colour, 0);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, depth, 0);
    this.room = { fine, plain, colour, depth, stores };
  }

  free() {
    const { gl, room } = this;
    if (!room) return;
    for (const frame of [room.fine, room.plain]) gl.deleteFramebuffer(frame);
    for (const texture of [room.colour, room.depth]) gl.deleteTexture(texture);
    for (const store of room.stores) gl.deleteRenderbuffer(store);
  }

  /**
   * Draw a picture over a whole canvas of so many pixels.
   * @param {Picture} what @param {Float32Array} bones @param {Eye} eye
   * @param {Record<string, any>} palette @param {number} wide @param {number} high
   */
  draw(what, bones, eye, palette, wide, high) {
    const { gl } = this;
    this.resize(wide, high);
    const scene = this.figure.scenes[what.scene];
    if (this.scene !== what.scene) this.fill(this.things, solidOf(scene.things));
    this.scene = what.scene;
    this.fillHeld(what.moment);
    const middle = scene.mat ? scene.mat.slice(0, 2) : [scene.middle[0], scene.middle[2]];
    const ground = [...middle, SHADOW_REACH];
    this.drawShadow(bones, eye, ground);
    this.drawHalo(what, bones, eye);
    this.drawBody(bones, eye, palette, wide, high);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.viewport(0, 0, wide, high);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.disable(gl.DEPTH_TEST);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    this.drawGround(scene, eye, palette, ground);
    this.drawOver(what.seen, palette, wide, high);
    gl.disable(gl.BLEND);
  }

  /** @param {Between} moment */
  fillHeld([one, other, share]) {
    const a = this.figure.held[one];
    const b = this.figure.held[other];
    if (a && b) this.fill(this.held, solidOf(mixedThings(a, b, share)));
    else this.held.count = 0;
  }

  /** @param {Program} used @param {Float32Array} bones @param {Eye} eye */
  solids(used, bones, eye) {
    const { gl } = this;
    gl.uniform3fv(used.of("right"), eye.right);
    gl.uniform3fv(used.of("up"), eye.up);
    gl.uniform3fv(used.of("near"), eye.near);
    gl.uniform4fv(used.of("frame"), eye.frame);
    gl.uniform4fv(used.of("bones"), bones);
    gl.uniform1i(used.of("skinned"), 1);
    gl.bindVertexArray(this.body);
    gl.drawElements(gl.TRIANGLES, this.corners, gl.UNSIGNED_SHORT, 0);
    gl.uniform1i(used.of("skinned"), 0);
    for (const { array, count } of [this.things, this.held]) {
      gl.bindVertexArray(array);
      if (count) gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_SHORT, 0);
    }
  }

  /** @param {Target} target @param {number} size */
  into(target, size) {
    const { gl } = this;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.frame);
    gl.viewport(0, 0, size, size);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
  }

  /** @param {Float32Array} bones @param {Eye} eye @param {number[]} ground */
  drawShadow(bones, eye, ground) {
    const { gl, shadow } = this;
    this.into(this.shadowMaps[0], SHADOW_SIZE);
    gl.enable(gl.DEPTH_TEST);
    gl.useProgram(shadow.program);
    gl.uniform3fv(shadow.of("ground"), ground);
    this.solids(shadow, bones, eye);
    gl.disable(gl.DEPTH_TEST);
    this.soften(this.shadowMaps, SHADOW_SIZE, [2.9, 1.0]);
  }

  /** @param {Picture} what @param {Float32Array} bones @param {Eye} eye */
  drawHalo(what, bones, eye) {
    const { gl, moving } = this;
    this.into(this.haloMaps[0], HALO_SIZE);
    if (!what.moving.length) return;
    gl.enable(gl.DEPTH_TEST);
    gl.useProgram(moving.program);
    const limbs = [0, 1, 2, 3, 4].map((limb) => (what.moving.includes(limb - 1) ? 1 : 0));
    gl.uniform1fv(moving.of("moving"), limbs);
    this.solids(moving, bones, eye);
    gl.disable(gl.DEPTH_TEST);
    this.soften(this.haloMaps, HALO_SIZE, [2.4, 1.0]);
  }

  /** @param {Target[]} maps @param {number} size @param {number[]} reach */
  soften([one, other], size, reach) {
    const { gl, blur } = this;
    gl.useProgram(blur.program);
    gl.bindVertexArray(this.nothing);
    gl.uniform2fv(blur.of("reach"), reach);
    const ways = [[1 / size, 0], [0, 1 / size]];
    [[one, other], [other, one]].forEach(([from, to], turn) => {
      gl.bindFramebuffer(gl.FRAMEBUFFER, to.frame);
      gl.viewport(0, 0, size, size);
      this.texture(blur, "picture", 0, from.texture);
      gl.uniform2fv(blur.of("along"), ways[turn]);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    });
  }

  /** @param {Program} used @param {string} name @param {number} unit @param {WebGLTexture} texture */
  texture(used, name, unit, texture) {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(used.of(name), unit);
  }

  /** @param {Float32Array} bones @param {Eye} eye @param {Record<string, any>} palette
   * @param {number} wide @param {number} high */
  drawBody(bones, eye, palette, wide, high) {
    const { gl, room, skinned } = this;
    if (!room) return;
    gl.bindFramebuffer(gl.FRAMEBUFFER, room.fine);
    gl.viewport(0, 0, wide, high);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.enable(gl.DEPTH_TEST);
    gl.useProgram(skinned.program);
    const colours = this.figure.materials.flatMap((name) => part255(palette[name]));
    gl.uniform3fv(skinned.of("colours"), colours);
    gl.uniform3fv(skinned.of("shade"), part255(palette.shade));
    gl.uniform3fv(skinned.of("glow"), part255(palette.glow));
    this.solids(skinned, bones, eye);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, room.fine);
    gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, room.plain);
    const both = gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT;
    gl.blitFramebuffer(0, 0, wide, high, 0, 0, wide, high, both, gl.NEAREST);
  }

  /** The mat with its edge, and the shadow. @param {Scene} scene @param {Eye} eye
   * @param {Record<string, any>} palette @param {number[]} ground */
  drawGround(scene, eye, palette, ground) {
    const { gl, floor } = this;
    const used = this.ground;
    gl.useProgram(used.program);
    gl.bindVertexArray(floor.array);
    gl.uniform3fv(used.of("right"), eye.right);
    gl.uniform3fv(used.of("up"), eye.up);
    gl.uniform3fv(used.of("near"), eye.near);
    gl.uniform4fv(used.of("frame"), eye.frame);
    gl.uniform3fv(used.of("ground"), ground);
    this.texture(used, "picture", 0, this.shadowMaps[0].texture);
    const fan = (/** @type {Float32Array<ArrayBuffer>} */ points, /** @type {number[]} */ tint, /** @type {number} */ shadow) => {
      gl.bindBuffer(gl.ARRAY_BUFFER, floor.buffer);
      gl.bufferData(gl.ARRAY_BUFFER, points, gl.DYNAMIC_DRAW);
      gl.uniform3fv(used.of("tint"), part255(tint));
      gl.uniform1i(used.of("shadow"), shadow);
      gl.drawArrays(gl.TRIANGLE_FAN, 0, points.length / 3);
    };
    if (scene.mat) {
      fan(matFan(scene.mat, -0.012), palette.mat_edge, 0);
      fan(matFan(scene.mat, 0), palette.mat, 0);
    }
    const [x, z, r] = ground;
    const square = [x - r, 0, z - r, x + r, 0, z - r, x + r, 0, z + r, x - r, 0, z + r];
    fan(new Float32Array(square), palette.shadow, 1);
  }

  /** @param {number} seen @param {Record<string, any>} palette @param {number} wide
   * @param {number} high */
  drawOver(seen, palette, wide, high) {
    const { gl, over, room } = this;
    if (!room) return;
    gl.useProgram(over.program);
    gl.bindVertexArray(this.nothing);
    this.texture(over, "picture", 0, room.colour);
    this.texture(over, "depth", 1, room.depth);
    this.texture(over, "halo", 2, this.haloMaps[0].texture);
    gl.uniform2fv(over.of("pixel"), [1 / wide, 1 / high]);
    gl.uniform3fv(over.of("shade"), part255(palette.shade));
    gl.uniform3fv(over.of("accent"), part255(palette.accent));
    gl.uniform1f(over.of("seen"), seen);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.activeTexture(gl.TEXTURE0);
  }
}

/** @param {number[]} colour */
function part255(colour) { return colour.map((value) => value / 255); }

/** @param {WebGL2RenderingContext} gl @param {number} kind @param {number} wide
 * @param {number} high @param {number} filter @returns {WebGLTexture} */
function picture(gl, kind, wide, high, filter) {
  const texture = /** @type {WebGLTexture} */ (gl.createTexture());
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, kind, wide, high);
  for (const way of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
    gl.texParameteri(gl.TEXTURE_2D, way, filter);
  }
  for (const way of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) {
    gl.texParameteri(gl.TEXTURE_2D, way, gl.CLAMP_TO_EDGE);
  }
  return texture;
}

/** @param {WebGL2RenderingContext} gl @param {string} vertex @param {string} fragment
 * @returns {Program} */
function program(gl, vertex, fragment) {
  const made = /** @type {WebGLProgram} */ (gl.createProgram());
  const both = /** @type {const} */ ([[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]);
  for (const [kind, text] of both) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS)) {
    const shaders = gl.getAttachedShaders(made) || [];
    const why = shaders.map((one) => gl.getShaderInfoLog(one)).join(" ");
    throw new Error(`the light cannot be drawn here: ${gl.getProgramInfoLog(made)} ${why}`);
  }
  /** @type {Map<string, WebGLUniformLocation | null>} */
  const known = new Map();
  const of = (/** @type {string} */ name) => {
    if (!known.has(name)) known.set(name, gl.getUniformLocation(made, name));
    return known.get(name) || null;
  };
  return { program: made, of };
}
