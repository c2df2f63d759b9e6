// @ts-check
// One run of the plan. Where it is follows from noted times of a clock; nothing is counted up.

/** @typedef {"ready" | "running" | "leading" | "waiting" | "paused" | "finished" | "stopped"} State */
/** @typedef {{kind: "begin" | "rep" | "finish", segment: number, held: number}} Happening */

const GAP = 2;
const LEAD_IN = 3;
const BACK_WITHIN = 3;
const MOST_REPEATS = 9;
/** Kinds without time to get ready: a count leads in when a press goes there. */
const LED = ["move", "hold", "ask"];

class Session {
  /**
   * @param {Segment[]} segments @param {Step[]} steps
   * @param {() => number} clock seconds that only go up
   * @param {() => number} wall seconds that go on while the device sleeps
   * @param {number} speed seconds of the plan for each second of the clock
   */
  constructor(segments, steps, clock, wall, speed) {
    this.segments = segments;
    this.steps = steps;
    this.clock = clock;
    this.wall = wall;
    this.speed = speed;
    /** @type {State} */
    this.state = "ready";
    this.pauseReason = "";
    this.index = 0;
    this.repeatsLeft = 0;
    /** The line goes on whatever is pressed: seconds of the plan that were lived through. */
    this.entered = 0;
    this.stepEntered = 0;
    this.held = 0;
    this.noted = 0;
    this.notedWall = 0;
    this.from = { clock: 0, line: 0, rate: 0 };
    this.leadFrom = 0;
    /** Whether a count led to where it runs. */
    this.led = false;
    this.spent = { active: 0, paused: 0, waiting: 0 };
    this.spentFrom = 0;
    /** @type {Set<number>} */
    this.passed = new Set();
    /** @type {Set<number>} */
    this.finished = new Set();
    /** @type {Happening[]} */
    this.pending = [];
    /** Grows each time the way on changes, so that what was to sound is worked out anew. */
    this.turn = 0;
  }

  get segment() { return this.segments[this.index]; }
  get step() { return this.segment.step; }
  get length() { return this.segment.length; }
  get live() { return !["ready", "finished", "stopped"].includes(this.state); }
  get moving() { return this.state === "running" || this.state === "leading"; }

  /** Seconds of the line at a time of the clock. @param {number} now */
  lineAt(now) { return this.from.line + (now - this.from.clock) * this.from.rate; }
  get line() { return this.lineAt(this.noted); }
  get offset() { return Math.min(Math.max(0, this.line - this.entered), this.length); }
  get remaining() { return this.length - this.offset; }
  get leadRemaining() {
    return this.state === "leading" ? Math.max(0, this.leadFrom + LEAD_IN - this.noted) : 0;
  }
  /** Seconds on the plan's line. */
  get position() { return this.segment.start + this.offset; }

  /** @param {number} step */
  begin(step = 0) {
    if (this.state !== "ready") return;
    this.noted = this.spentFrom = this.clock();
    this.notedWall = this.wall();
    this.enter(this.steps[step].first, 0);
    this.rate(this.noted, 0);
    this.carryOn(this.noted, step > 0 && LED.includes(this.segment.kind));
  }

  /** Read the clock, go on to there, and return what happened since. @returns {Happening[]} */
  update() {
    this.catchUp();
    const due = this.pending;
    this.pending = [];
    return due;
  }

  catchUp() {
    if (!this.live) return false;
    const now = Math.max(this.noted, this.clock());
    const wall = this.wall();
    const slept = Math.max(now - this.noted, wall - this.notedWall);
    this.notedWall = wall;
    if (this.moving && slept > GAP) this.halt(this.noted, "gap");
    while (this.advance(now));
    this.noted = now;
    return this.live;
  }

  /** Do the next thing that fell due by `now`; whether there was one. @param {number} now */
  advance(now) {
    if (this.state === "leading") {
      const due = this.leadFrom + LEAD_IN;
      if (due > now) return false;
      this.run(due);
      return true;
    }
    if (this.state !== "running") return false;
    const due = this.from.clock + (this.entered + this.length - this.from.line) / this.from.rate;
    if (due > now) return false;
    this.passEnd(due);
    return true;
  }

  /** Go over the end of a segment at a time of the clock. @param {number} at */
  passEnd(at) {
    const segment = this.segment;
    const end = this.entered + this.length;
    if (segment.kind === "hold") this.held += this.length;
    if (segment.endsRep) {
      this.finished.add(segment.step);
      this.pending.push({ kind: "rep", segment: this.index, held: this.held });
      this.held = 0;
    }
    const following = this.after(this.index, this.repeatsLeft);
    if (following < 0) return this.finish(at);
    if (following <= this.index) this.repeatsLeft -= 1;
    this.enter(following, end);
    if (this.step !== segment.step) this.stepEntered = end;
    if (this.segment.ready) this.carryOn(at, false);
  }

  /** The segment after one, with so many repeats to come; -1 at the end.
   * @param {number} index @param {number} repeats */
  after(index, repeats) {
    const step = this.steps[this.segments[index].step];
    if (repeats && index === step.last) return step.again;
    return index + 1 < this.segments.length ? index + 1 : -1;
  }

  /** @param {number} index @param {number} line */
  enter(index, line) {
    this.index = index;
    this.entered = line;
    this.pending.push({ kind: "begin", segment: index, held: 0 });
  }

  /** @param {number} at @param {boolean} lead */
  carryOn(at, lead) {
    this.turn += 1;
    this.led = lead && !this.segment.ready;
    if (this.segment.ready) {
      this.from = { clock: at, line: this.entered, rate: 0 };
      this.set("waiting", at);
    } else if (lead) {
      this.rate(at, 0);
      this.leadFrom = at;
      this.set("leading", at);
    } else {
      this.run(at);
    }
  }

  /** @param {number} at */
  run(at) {
    this.rate(at, this.speed);
    this.set("running", at);
  }

  /** @param {number} at @param {number} rate */
  rate(at, rate) { this.from = { clock: at, line: this.lineAt(at), rate }; }

  /** @param {number} at @param {string} reason */
  halt(at, reason) {
    this.rate(at, 0);
    this.set("paused", at);
    this.pauseReason = reason;
    this.turn += 1;
  }

  /** @param {number} at */
  finish(at) {
    this.repeatsLeft = 0;
    this.rate(at, 0);
    this.set("finished", at);
    this.pending.push({ kind: "finish", segment: this.index, held: 0 });
  }

  /** @param {State} state @param {number} at */
  set(state, at) {
    const spent = at - this.spentFrom;
    if (this.state === "running") this.spent.active += spent;
    if (this.state === "leading" || this.state === "paused") this.spent.paused += spent;
    if (this.state === "waiting") this.spent.waiting += spent;
    this.spentFrom = at;
    this.state = state;
    this.pauseReason = "";
  }

  pause() { if (this.catchUp() && this.state !== "paused") this.halt(this.noted, "key"); }
  resume() { if (this.catchUp() && this.state === "paused") this.carryOn(this.noted, true); }
  toggle() { if (this.state === "paused") this.resume(); else this.pause(); }

  /** The person is ready: go on from a start that waits. */
  go() {
    if (!this.catchUp() || this.state !== "waiting") return;
    this.turn += 1;
    this.run(this.noted);
    this.passEnd(this.noted);
  }

  next() {
    if (!this.catchUp()) return;
    this.passed.add(this.step);
    this.goOrFinish(this.step + 1);
  }

  /** In the first 3 s of a step to the one before it, later to its own start. */
  back() {
    if (!this.catchUp()) return;
    const early = this.line - this.stepEntered < BACK_WITHIN;
    this.goTo(early ? Math.max(0, this.step - 1) : this.step);
  }

  /** Past all steps of this exercise. */
  skipExercise() {
    if (!this.catchUp()) return;
    const number = this.segment.number;
    let step = this.step;
    const isHere = () => this.segments[this.steps[step].first].number === number;
    while (step < this.steps.length && isHere()) this.passed.add(step++);
    this.goOrFinish(step);
  }

  /** @param {number} step */
  goOrFinish(step) {
    this.turn += 1;
    if (step < this.steps.length) this.goTo(step);
    else this.finish(this.noted);
  }

  repeat() {
    if (!this.catchUp()) return;
    this.repeatsLeft = Math.min(MOST_REPEATS, this.repeatsLeft + 1);
    this.turn += 1;
  }

  stop() {
    if (!this.catchUp()) return;
    this.rate(this.noted, 0);
    this.set("stopped", this.noted);
  }

  /** @param {number} step */
  goTo(step) {
    if (step !== this.step) this.repeatsLeft = 0;
    const line = this.line;
    this.enter(this.steps[step].first, line);
    this.stepEntered = line;
    this.held = 0;
    this.turn += 1;
    if (this.state !== "paused") this.carryOn(this.noted, LED.includes(this.segment.kind));
  }

  /** Segments from here on with the line at which each begins, until a line is reached.
   * @param {number} until @returns {[number, number, boolean][]} */
  coming(until) {
    /** @type {[number, number, boolean][]} */
    const found = [];
    let [index, line, repeats] = [this.index, this.entered, this.repeatsLeft];
    while (index >= 0 && line <= until) {
      found.push([index, line, repeats > 0]);
      const segment = this.segments[index];
      if (segment.ready && index !== this.index) break;
      const following = this.after(index, repeats);
      if (following >= 0 && following <= index) repeats -= 1;
      line += segment.length;
      index = following;
    }
    return found;
  }
}
