// @ts-check
// What was done, kept on this device where the browser allows it, as lines for a history.

/**
 * @typedef {{step: number, exercise: string, side: string | null, set: number, rep: number,
 *   hold_seconds: number, finished: string}} Repetition
 * @typedef {{at: string, where: string, strength: number, kind: string, exercise: string,
 *   side: string | null}} Pain
 * @typedef {{kind: "session", routine: string, name: string, digest: string, started: string,
 *   ended: string | null, local_day: string, outcome: string | null, active_seconds: number,
 *   paused_seconds: number, waiting_seconds: number, planned_seconds: number, speed: number,
 *   silent: boolean, note: string, at_step: number, exercises: object[],
 *   repetitions: Repetition[], pains: Pain[],
 *   answers: {at: string, what: string, value: number}[]}} Kept
 */

const DAY_BEGINS_HOURS = 4;
/** An unfinished session can be gone on with for so many hours. */
const GOES_ON_HOURS = 12;
const MOST_SESSIONS = 1000;

/** A time with its offset, such as 2026-03-01T12:00:00.000+01:00. @param {Date} time */
function iso(time) {
  const away = -time.getTimezoneOffset();
  const here = new Date(time.getTime() + away * 60000).toISOString().slice(0, -1);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(Math.abs(away) / 60), Math.abs(away) % 60];
  return `${here}${away < 0 ? "-" : "+"}${two(hours)}:${two(minutes)}`;
}

/** The person's day, which begins at four. @param {Date} time */
function localDay(time) {
  return iso(new Date(time.getTime() - DAY_BEGINS_HOURS * 3600000)).slice(0, 10);
}

/** Values by name on this device; a browser that keeps nothing gives back nothing. */
const shelf = {
  works: true,
  /** @param {string} name @returns {any} */
  get(name) {
    try {
      return JSON.parse(localStorage.getItem(`untwist:${name}`) || "null");
    } catch {
      return null;
    }
  },
  /** @param {string} name @param {unknown} value */
  set(name, value) {
    try {
      localStorage.setItem(`untwist:${name}`, JSON.stringify(value));
    } catch {
      this.works = false;
    }
  },
};

class Records {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.name = `sessions:${data.routine.key}`;
    const found = shelf.get(this.name);
    /** @type {Kept[]} */
    this.all = Array.isArray(found)
      ? found.filter((one) => one && one.started && Array.isArray(one.repetitions)) : [];
    /** @type {Kept | null} */
    this.now = null;
    for (const one of this.all) if (!one.ended && one !== this.unfinished) this.interrupt(one);
    this.save();
  }

  /** The session that can be gone on with. @returns {Kept | null} */
  get unfinished() {
    const last = this.all[this.all.length - 1];
    if (!last || last.ended || last.digest !== this.data.routine.digest) return null;
    const age = Date.now() - Date.parse(last.started);
    return age < GOES_ON_HOURS * 3600000 && last.at_step > 0 ? last : null;
  }

  /** @param {Kept} one */
  interrupt(one) {
    const last = one.repetitions[one.repetitions.length - 1];
    one.ended = last ? last.finished : one.started;
    one.outcome = "interrupted";
  }

  /** @param {boolean} silent @param {number} speed */
  begin(silent, speed) {
    for (const one of this.all) if (!one.ended) this.interrupt(one);
    const { routine } = this.data;
    const now = new Date();
    this.now = {
      kind: "session", routine: routine.key, name: routine.name, digest: routine.digest,
      started: iso(now), ended: null, local_day: localDay(now), outcome: null,
      active_seconds: 0, paused_seconds: 0, waiting_seconds: 0,
      planned_seconds: routine.seconds, speed, silent, note: "", at_step: 0,
      exercises: [], repetitions: [], pains: [], answers: [],
    };
    this.all.push(this.now);
    this.all.splice(0, this.all.length - MOST_SESSIONS);
    this.save();
  }

  /** Go on with the session that was left. @param {Session} session */
  goOn(session) {
    this.now = this.unfinished;
    if (!this.now) return;
    session.spent = {
      active: this.now.active_seconds,
      paused: this.now.paused_seconds,
      waiting: this.now.waiting_seconds,
    };
    for (const one of this.now.repetitions) session.finished.add(one.step);
  }

  /** @param {Happening[]} happened @param {Session} session */
  take(happened, session) {
    if (!this.now || !happened.length) return;
    for (const one of happened) {
      const at = session.segments[one.segment].step;
      const step = session.steps[at];
      if (one.kind === "begin") this.now.at_step = at;
      if (one.kind === "rep" && step.exercise) {
        this.now.repetitions.push({
          step: at, exercise: step.exercise, side: step.side || null, set: step.set,
          rep: step.rep, hold_seconds: one.held, finished: iso(new Date()),
        });
      }
    }
    this.count(session);
    this.save();
  }

  /** @param {string} kind @param {number} strength @param {string} where @param {Segment} segment */
  pain(kind, strength, where, segment) {
    if (!this.now) return;
    const { exercise, side } = segment;
    this.now.pains.push({ at: iso(new Date()), where, strength, kind, exercise, side: side || null });
    this.save();
  }

  /** @param {string} what @param {number} value */
  answer(what, value) {
    if (!this.now) return;
    this.now.answers = this.now.answers.filter((one) => one.what !== what);
    this.now.answers.push({ at: iso(new Date()), what, value });
    this.save();
  }

  /** @param {Session} session @param {string} outcome @param {boolean} silent @param {string} note */
  end(session, outcome, silent, note = "") {
    if (!this.now) return;
    this.count(session);
    const planned = this.data.routine.planned.reduce((sum, one) => sum + one[2], 0);
    const skipped = this.skipped(session).length;
    const whole = session.state === "finished" && skipped * 2 <= planned;
    this.now.outcome = outcome || (whole ? "completed" : "stopped");
    this.now.ended = iso(new Date());
    this.now.silent = silent;
    this.now.note = note;
    this.save();
  }

  /** Steps that were passed over and never finished. @param {Session} session */
  skipped(session) {
    return [...session.passed].filter((at) => {
      const step = session.steps[at];
      return step.exercise && session.segments[step.last].endsRep && !session.finished.has(at);
    });
  }

  /** @param {Session} session */
  count(session) {
    const kept = this.now;
    if (!kept) return;
    [kept.active_seconds, kept.paused_seconds, kept.waiting_seconds] =
      [session.spent.active, session.spent.paused, session.spent.waiting];
    const skipped = this.skipped(session).map((at) => session.steps[at]);
    kept.exercises = this.data.routine.planned.map(([name, side, reps]) => {
      const same = (/** @type {{exercise: string, side: string | null}} */ one) =>
        one.exercise === name && (one.side || null) === side;
      const done = kept.repetitions.filter(same);
      return {
        name, side, reps_planned: reps, reps_done: done.length,
        hold_seconds: done.reduce((sum, one) => sum + one.hold_seconds, 0),
        skipped: skipped.filter(same).length,
      };
    });
  }

  save() { shelf.set(this.name, this.all); }

  /** What has ended, as lines that `untwist history import` reads. */
  lines() {
    const over = this.all.filter((one) => one.ended);
    return over.map((one) => `${JSON.stringify(one)}\n`).join("");
  }
}
