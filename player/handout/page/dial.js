// @ts-check
// The dial: a number in a ring that fills, with a disc that grows and shrinks with the breath.

const RADIUS = 46;
const SMALLEST_DISC = 0.55;
const SIGNS = { start: "○", move: "▲", hold: "■", rest: "◆", switch: "⇄", pause: "◆", ask: "?" };

class Dial {
  constructor() {
    this.ring = part("ring");
    this.disc = part("disc");
    this.number = part("number");
    this.word = part("word");
    this.sign = part("sign");
    this.whole = part("dial");
    this.around = 2 * Math.PI * RADIUS;
  }

  /** @param {{number: string, word: string, kind: Kind, ink: string, done: number, led: boolean,
   *   breath: number | null, timed: boolean, still: boolean}} face */
  show(face) {
    const around = face.timed ? Math.min(1, Math.max(0, face.done)) : 0;
    this.ring.setAttribute("stroke-dashoffset", String(this.around * (1 - around)));
    this.ring.setAttribute("stroke-dasharray", String(this.around));
    this.ring.style.opacity = around > 0.004 ? "1" : "0";
    this.whole.dataset.ink = face.ink;
    this.whole.dataset.led = String(face.led);
    const disc = face.breath === null ? 0 : SMALLEST_DISC + (1 - SMALLEST_DISC) * face.breath;
    this.disc.setAttribute("r", String(disc * (face.led ? 44 : 38)));
    say(this.number, face.number);
    say(this.word, face.word);
    say(this.sign, face.led && !face.still ? "" : face.still ? "‖" : SIGNS[face.kind]);
  }
}

/** What was last true of some changes at a time. @param {[number, string][]} changes
 * @param {number} offset */
function lastOf(changes, offset) {
  let found = "";
  for (const [at, text] of changes) if (at <= offset + 1e-6) found = text;
  return found;
}

/** How full the breath is. @param {number[] | null} breaths four a second @param {number} offset */
function breathAt(breaths, offset) {
  if (!breaths || !breaths.length) return null;
  const at = Math.min(offset * 4, breaths.length - 1);
  const whole = Math.floor(at);
  const after = breaths[Math.min(whole + 1, breaths.length - 1)];
  // From an out-breath to the next in-breath the disc does not jump back.
  return breaths[whole] + (after - breaths[whole]) * (at - whole);
}
