// @ts-check
// The figure in its field: drawn and turned by a finger, or a picture of its pose instead.

const LEAST_HEIGHT = 2;
const MOST_HEIGHT = 85;
/** A canvas has no more pixels than so many for each of the page. */
const MOST_FINE = 2;

/** The eye of a view, with a picture in a canvas of so many pixels, where `box` is free.
 * @param {Scene} scene @param {[number, number]} turned degrees that a finger turned it
 * @param {[number, number, number, number]} box left, top, width and height
 * @param {number} wide @param {number} high @returns {Eye} */
function eyeOf(scene, turned, box, wide, high) {
  const [turn, height] = scene.view;
  const plain = axes(turn, height);
  const [left, bottom, right, top] = framed(scene, box[2], box[3]);
  const scale = Math.min(box[2] / (right - left), box[3] / (top - bottom));
  let x = box[0] + box[2] / 2 - (scale * (left + right)) / 2;
  let y = box[1] + box[3] / 2 + (scale * (bottom + top)) / 2;
  const least = Math.min(LEAST_HEIGHT, height);
  const eye = axes(
    turn + turned[0], Math.min(MOST_HEIGHT, Math.max(least, height + turned[1])));
  // The middle of the body stays where it is.
  x += scale * (dot(plain.right, scene.middle) - dot(eye.right, scene.middle));
  y -= scale * (dot(plain.up, scene.middle) - dot(eye.up, scene.middle));
  const frame = [(2 * scale) / wide, (2 * scale) / high, (2 * x) / wide - 1, 1 - (2 * y) / high];
  return { ...eye, frame };
}

/** @param {number} turn @param {number} height */
function axes(turn, height) {
  const [t, h] = [(turn * Math.PI) / 180, (height * Math.PI) / 180];
  return {
    right: [Math.cos(t), 0, -Math.sin(t)],
    up: [-Math.sin(t) * Math.sin(h), Math.cos(h), -Math.cos(t) * Math.sin(h)],
    near: [Math.sin(t) * Math.cos(h), Math.sin(h), Math.cos(t) * Math.cos(h)],
  };
}

/** @param {number[]} a @param {number[]} b */
function dot(a, b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

/** What is seen, moved aside where there is room, to show the things.
 * @param {Scene} scene @param {number} width @param {number} height */
function framed(scene, width, height) {
  const [left, bottom, right, top] = scene.extent;
  const wide = Math.max(right - left, ((top - bottom) * width) / height);
  const free = wide - (right - left);
  if (!scene.beside || free <= 0) return scene.extent;
  const [low, high] = scene.beside;
  let begin = Math.min(Math.max(left - free / 2, high - wide), low, left);
  begin = Math.max(begin, left - free);
  return [begin, bottom, begin + wide, top];
}

class FigureField {
  /** @param {Data} data @param {HTMLElement} field @param {HTMLCanvasElement} canvas
   * @param {HTMLImageElement} image */
  constructor(data, field, canvas, image) {
    this.data = data;
    this.field = field;
    this.canvas = canvas;
    this.image = image;
    this.pictures = new Map(data.pictures);
    /** @type {Painter | null} */
    this.painter = null;
    /** @type {Bones | null} */
    this.bones = null;
    /** @type {[number, number]} */
    this.turned = [0, 0];
    this.drawn = "";
    /** How high the heading is at most. */
    this.head = 0;
    /** Whether it is known by now that the body can be drawn here, or that it cannot. */
    this.opened = false;
    this.listen();
  }

  open() {
    this.opened = true;
    if (!this.data.figure.count) return;
    try {
      const gl = this.canvas.getContext("webgl2", { alpha: true, antialias: true });
      if (!gl) return;
      const blob = bytesOf("body");
      this.bones = new Bones(this.data.figure, blob);
      this.painter = new Painter(this.canvas, this.data.figure, blob, gl);
    } catch (error) {
      console.warn(error);
    }
  }

  /** A finger or the mouse turns the body; a double press turns it back. */
  listen() {
    const { canvas } = this;
    /** @type {{id: number, x: number, y: number} | null} */
    let held = null;
    canvas.addEventListener("pointerdown", (event) => {
      held = { id: event.pointerId, x: event.clientX, y: event.clientY };
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!held || held.id !== event.pointerId) return;
      this.turn((held.x - event.clientX) * 0.5, (event.clientY - held.y) * 0.35);
      held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    });
    for (const name of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(name, () => { held = null; });
    }
    canvas.addEventListener("dblclick", () => { this.turned = [0, 0]; });
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.painter = null;
      this.drawn = "";
    });
    canvas.addEventListener("webglcontextrestored", () => this.open());
  }

  /** @param {number} across @param {number} up degrees */
  turn(across, up) {
    this.turned = [this.turned[0] + across, Math.max(-60, Math.min(80, this.turned[1] + up))];
  }

  /** @param {Segment} segment @param {number} offset @param {boolean} still @param {Look} look */
  show(segment, offset, still, look) {
    const { figure: shown, picture: own } = segment;
    const drawn = Boolean(shown && this.painter && !own);
    this.canvas.hidden = !drawn;
    const plain = own || (shown && !this.painter ? this.plain(shown, look) : "");
    this.image.hidden = !plain;
    if (plain && this.image.currentSrc !== plain) {
      document.getElementById("dark")?.remove();
      this.image.src = plain;
    }
    if (drawn && shown) this.paint(pictureAt(shown, offset, segment.length, still), look);
  }

  /** The picture of where a segment ends. @param {Shown} shown @param {Look} look */
  plain(shown, look) {
    const theme = look === this.data.look.dark ? "dark" : "light";
    return (this.pictures.get(shown.to) || {})[theme] || "";
  }

  /** @param {Picture} what @param {Look} look */
  paint(what, look) {
    const fine = Math.min(MOST_FINE, window.devicePixelRatio || 1);
    const wide = Math.max(8, Math.round(this.field.clientWidth * fine));
    const high = Math.max(8, Math.round(this.field.clientHeight * fine));
    const key = JSON.stringify([what, this.turned, wide, high, look.figure.background]);
    if (key === this.drawn || !this.painter || !this.bones) return;
    this.drawn = key;
    if (this.canvas.width !== wide || this.canvas.height !== high) {
      [this.canvas.width, this.canvas.height] = [wide, high];
    }
    const box = this.box(fine);
    const eye = eyeOf(this.data.figure.scenes[what.scene], this.turned, box, wide, high);
    this.painter.draw(what, this.bones.between(...what.moment), eye, look.figure, wide, high);
  }

  /** A small picture of where a segment ends. @param {HTMLCanvasElement} canvas
   * @param {Shown} shown @param {Look} look */
  thumbnail(canvas, shown, look) {
    if (!this.painter || !this.bones) return;
    const [wide, high] = [300, 225];
    // The canvas of the field has as many pixels or more, or is made to for this moment.
    this.canvas.width = Math.max(this.canvas.width, wide);
    this.canvas.height = Math.max(this.canvas.height, high);
    const what = at(shown.to, shown.scene, 1);
    const eye = eyeOf(this.data.figure.scenes[what.scene], [0, 0], [6, 6, wide - 12, high - 12], wide, high);
    const { bones, painter } = this;
    painter.draw(what, bones.between(...what.moment), eye, look.figure, wide, high);
    [canvas.width, canvas.height] = [wide, high];
    const page = canvas.getContext("2d");
    if (page) page.drawImage(this.canvas, 0, this.canvas.height - high, wide, high, 0, 0, wide, high);
    this.drawn = "";
  }

  /** Where the body has room, in pixels of the canvas. @param {number} fine
   * @returns {[number, number, number, number]} */
  box(fine) {
    const aside = 0.04 * this.field.clientWidth + 12;
    const free = Math.max(60, this.field.clientHeight - this.head - 18);
    return [
      aside * fine, (this.head + 6) * fine,
      (this.field.clientWidth - 2 * aside) * fine, free * fine,
    ];
  }
}
