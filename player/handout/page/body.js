// @ts-check
// Where the bones are at each moment, as dual quaternions that blend from one to the next.

class Bones {
  /** @param {Figure} figure @param {ArrayBuffer} blob */
  constructor(figure, blob) {
    this.count = figure.bones;
    const kept = new Int16Array(blob, figure.samples, figure.count * figure.bones * 7);
    this.samples = new Float32Array(figure.count * figure.bones * 8);
    for (let bone = 0; bone < figure.count * figure.bones; bone++) {
      const [from, to] = [bone * 7, bone * 8];
      const [w, x, y, z] = [0, 1, 2, 3].map((part) => kept[from + part] / 32767);
      const [a, b, c] = [4, 5, 6].map((part) => kept[from + part] / 8000);
      this.samples.set([w, x, y, z], to);
      this.samples.set([
        -0.5 * (a * x + b * y + c * z),
        0.5 * (a * w + b * z - c * y),
        0.5 * (b * w + c * x - a * z),
        0.5 * (c * w + a * y - b * x),
      ], to + 4);
    }
    this.mixed = new Float32Array(figure.bones * 8);
  }

  /** The bones between two of the kept moments. @param {number} one @param {number} other
   * @param {number} share @returns {Float32Array} */
  between(one, other, share) {
    const size = this.count * 8;
    const [a, b] = [one * size, other * size];
    const { samples, mixed } = this;
    for (let at = 0; at < size; at += 8) {
      let near = 0;
      for (let part = 0; part < 4; part++) near += samples[a + at + part] * samples[b + at + part];
      const part2 = near < 0 ? -share : share;
      for (let part = 0; part < 8; part++) {
        mixed[at + part] =
          samples[a + at + part] * (1 - share) + samples[b + at + part] * part2;
      }
    }
    return mixed;
  }
}

/** Two kept moments and how far between them. @typedef {[number, number, number]} Between */

/** Where a movement is. @param {[number, number]} way the first moment, and how many there are; a
 * number below zero for the way back @param {number} share 0 to 1 @returns {Between} */
function onTheWay([first, count], share) {
  const parts = Math.abs(count) - 1;
  const at = Math.min(Math.max(0, count < 0 ? 1 - share : share), 1) * parts;
  const whole = Math.min(Math.floor(at), parts - 1);
  return [first + whole, first + whole + 1, at - whole];
}

/** Slow at both ends. @param {number} t */
function ease(t) {
  const s = Math.min(1, Math.max(0, t));
  return Math.min(1, s * s * s * (s * (6 * s - 15) + 10));
}

/** A picture to draw: bones, the scene, and how much of it is seen.
 * @typedef {{moment: Between, scene: number, seen: number, moving: number[]}} Picture */

/** The figure at a moment of a segment. @param {Shown} shown @param {number} offset
 * @param {number} length @param {boolean} still whether movements fade @returns {Picture} */
function pictureAt(shown, offset, length, still) {
  const share = shown.takes > 0 ? Math.min(1, offset / shown.takes) : 1;
  if (shown.how === "still") return at(shown.to, shown.scene, 1);
  if (shown.how === "fade" || still || !shown.way) {
    const gone = ease(shown.how === "fade" ? share : Math.min(1, offset / 0.8));
    const before = shown.before === undefined ? shown.scene : shown.before;
    if (gone < 0.5) return at(shown.from, before, 1 - 2 * gone);
    return at(shown.to, shown.scene, 2 * gone - 1);
  }
  const moving = share < 1 ? shown.moving || [] : [];
  const moment = shown.how === "walk" && shown.other && shown.beat
    ? step(shown.way, shown.other, shown.beat, offset, length)
    : onTheWay(shown.way, ease(share));
  return { moment, scene: shown.scene, seen: 1, moving };
}

/** @param {number} moment @param {number} scene @param {number} seen @returns {Picture} */
function at(moment, scene, seen) {
  return { moment: [moment, moment, 0], scene, seen, moving: [] };
}

/** A walk on the spot: one knee up, down, the other up, down. @param {[number, number]} way
 * @param {[number, number]} other @param {number} beat @param {number} offset
 * @param {number} length @returns {Between} */
function step(way, other, beat, offset, length) {
  const strides = Math.max(1, Math.round((length / beat - 1) / 4));
  const beats = 4 * strides + 1;
  const passed = Math.min(Math.max(0, offset / length), 1) * beats;
  const which = Math.min(Math.floor(passed), beats - 1);
  const share = ease(passed - which);
  return onTheWay(which % 4 < 2 ? way : other, which % 2 ? 1 - share : share);
}
