// @ts-check
// The play screen: puts what the plan says at a moment where it stands on the screen.

const MOST_BLOCKS = 60;
const MESSAGE_SECONDS = 6;

class PlayScreen {
  /** @param {Data} data @param {FigureField} field */
  constructor(data, field) {
    this.data = data;
    this.field = field;
    this.dial = new Dial();
    this.message = { text: "", until: 0 };
    this.told = "";
    this.shown = -1;
    this.nextDrawn = "";
    this.blocks = this.bar();
    this.marker = made("span");
    part("bar").append(this.marker);
  }

  /** Blocks of the plan: its segments, or its exercises where there are many. */
  bar() {
    const { segments } = this.data;
    const few = segments.length <= MOST_BLOCKS;
    /** @type {{start: number, end: number, fill: HTMLElement}[]} */
    const blocks = [];
    let before = -1;
    for (const one of segments) {
      const number = one.number || before;
      const last = blocks[blocks.length - 1];
      if (!few && last && number === before) {
        last.end = one.start + one.length;
      } else if (one.length > 0) {
        const fill = made("b");
        const block = made("i", "", "", fill);
        block.dataset.ink = few ? one.ink : "hold";
        part("bar").append(block);
        blocks.push({ start: one.start, end: one.start + one.length, fill });
      }
      before = number;
    }
    for (const { start, end, fill } of blocks) {
      const block = /** @type {HTMLElement} */ (fill.parentElement);
      block.style.flexGrow = String(end - start);
    }
    return blocks;
  }

  /** Room for the longest words of the plan, so that the figure never changes its size. */
  makeRoom() {
    const [words, heading] = [part("words"), part("heading")];
    words.style.height = "auto";
    let [lines, head] = [0, 0];
    const seen = new Set();
    for (const one of this.data.segments) {
      for (const [, text] of one.small) {
        const key = [one.line, text, one.title, one.sideWords, one.counts, one.dots].join("\n");
        if (seen.has(key)) continue;
        seen.add(key);
        this.words(one);
        part("small").textContent = text;
        lines = Math.max(lines, words.scrollHeight);
        head = Math.max(head, heading.offsetHeight);
      }
    }
    this.shown = -1;
    words.style.height = `${Math.min(lines, 0.36 * window.innerHeight)}px`;
    this.field.head = Math.min(head, 0.25 * window.innerHeight);
  }

  /** @param {string} text @param {number} now */
  tell(text, now) {
    this.message = { text, until: now + MESSAGE_SECONDS };
  }

  /** @param {Session} session @param {boolean} still @param {Look} look @param {number} now */
  show(session, still, look, now) {
    const { segment, offset } = session;
    if (this.shown !== session.index) this.words(segment);
    this.shown = session.index;
    say(part("small"), lastOf(segment.small, offset));
    this.face(session);
    this.field.show(segment, offset, still, look);
    this.progress(session.position);
    this.next(session, look);
    const paused = session.pauseReason === "gap"
      ? "Paused: the device was away for a moment." : "";
    say(part("message"), paused || (now < this.message.until ? this.message.text : ""));
  }

  /** @param {Segment} segment */
  words(segment) {
    say(part("title"), segment.title);
    say(part("side"), segment.sideWords);
    say(part("counts"), segment.counts);
    say(part("line"), segment.line);
    const edge = part("edge");
    edge.className = segment.side;
    say(edge, segment.side.slice(0, 1).toUpperCase());
    this.dots(segment.dots);
    const canvas = part("canvas");
    canvas.setAttribute("aria-label", `A figure doing ${segment.title}. Drag to turn it.`);
    const rating = part("rating");
    rating.hidden = !segment.ask;
    rating.setAttribute("aria-label", segment.line);
    for (const one of rating.children) one.setAttribute("aria-pressed", "false");
  }

  /** @param {[number, number] | null} dots */
  dots(dots) {
    const place = part("dots");
    place.replaceChildren();
    if (!dots) return;
    for (let at = 0; at < dots[1]; at++) place.append(made("i", at < dots[0] ? "full" : ""));
    place.setAttribute("aria-label", `Repetition ${dots[0]} of ${dots[1]}`);
  }

  /** @param {Session} session */
  face(session) {
    const { segment, offset, length } = session;
    const numbered = length > 0 && !segment.led;
    const remaining = Math.max(1, Math.ceil(session.remaining - 1e-6));
    const face = {
      number: numbered ? String(remaining) : "",
      word: lastOf(segment.words, offset),
      kind: segment.kind, ink: segment.ink,
      done: length > 0 ? offset / length : 0,
      led: segment.led, timed: segment.timed, still: false,
      breath: breathAt(segment.breath, offset),
    };
    if (session.state === "paused") Object.assign(face, { word: "Paused", breath: null, still: true });
    if (session.state === "leading") {
      const lead = session.leadRemaining;
      Object.assign(face, {
        number: String(Math.max(1, Math.ceil(lead - 1e-6))), word: "Get ready", kind: "start",
        ink: "rest", done: 1 - lead / LEAD_IN, led: false, timed: true, breath: null,
      });
    }
    if (session.state === "waiting") {
      Object.assign(face, { number: "", word: "When you are ready", kind: "start", ink: "rest", done: 0 });
    }
    this.dial.show(face);
    this.announce(session, face.word);
  }

  /** For a screen reader: what begins. @param {Session} session @param {string} word */
  announce(session, word) {
    const { segment } = session;
    const paused = session.state === "paused";
    const seconds = segment.length > 0 && segment.kind !== "move" ? `${Math.round(segment.length)} seconds.` : "";
    const parts = paused ? ["Paused."] : [segment.title, segment.sideWords, `${word}.`, segment.line, seconds];
    const told = parts.filter(Boolean).join(" ");
    if (told !== this.told && session.live) part("live").textContent = told;
    this.told = told;
  }

  /** @param {number} position */
  progress(position) {
    for (const { start, end, fill } of this.blocks) {
      const share = Math.min(1, Math.max(0, (position - start) / (end - start)));
      const way = `scaleX(${share.toFixed(3)})`;
      if (fill.style.transform !== way) fill.style.transform = way;
    }
    const block = this.blocks.find((one) => position < one.end) || this.blocks[this.blocks.length - 1];
    if (!block) return;
    const box = /** @type {HTMLElement} */ (block.fill.parentElement);
    const share = Math.min(1, Math.max(0, (position - block.start) / (block.end - block.start)));
    this.marker.style.left = `${(box.offsetLeft + share * box.offsetWidth).toFixed(1)}px`;
    const whole = this.data.routine.seconds;
    part("bar").setAttribute("aria-label", `${inWords(whole - position)} left of ${inWords(whole)}`);
  }

  /** What comes next, in words and as a small figure. @param {Session} session @param {Look} look */
  next(session, look) {
    const { segment } = session;
    say(part("coming"), session.repeatsLeft ? "Once more" : segment.coming);
    say(part("comingdetail"), session.repeatsLeft ? "" : segment.comingDetail);
    const coming = this.comingShown(session.index);
    const canvas = /** @type {HTMLCanvasElement} */ (part("nextcanvas"));
    const image = /** @type {HTMLImageElement} */ (part("nextimage"));
    const drawn = Boolean(coming && this.field.painter);
    canvas.hidden = !drawn;
    image.hidden = drawn || !coming || !this.field.opened;
    if (!coming || !this.field.opened) return;
    const key = `${coming.to} ${coming.scene} ${look.figure.background}`;
    if (key === this.nextDrawn) return;
    this.nextDrawn = key;
    if (drawn) this.field.thumbnail(canvas, coming, look);
    else image.src = this.field.plain(coming, look);
  }

  /** The figure of the first following segment with another one. @param {number} index */
  comingShown(index) {
    const { segments } = this.data;
    const here = segments[index].figure;
    const following = segments.slice(index + 1, index + 4).map((one) => one.figure);
    return following.find((one) => one && (!here || one.to !== here.to)) || following[0] || null;
  }
}
