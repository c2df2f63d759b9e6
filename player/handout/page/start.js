// @ts-check
// What joins them: the loop, the presses, and the order of the pages.

const PRESS_SECONDS = 0.3;
const TWICE_SECONDS = 3;
const AWAKE_SECONDS = 600;

/** Outlines of the signs on the buttons, in a square of 24. @type {Record<string, string>} */
const ICONS = {
  back: "M5 5h2.5v14H5z M20 5v14L9 12z",
  next: "M16.500 5h2.500v14h-2.500z M4 5l11 7-11 7z",
  pause: "M6 5h4v14H6z M14 5h4v14h-4z",
  play: "M7 4l13 8-13 8z",
  repeat: "M12 5V1L7 6l5 5V7.200a5 5 0 1 1-5 5H4.800A7.200 7.200 0 1 0 12 5z",
  hurts: "M6 3.500l6 6 6-6L20.500 6l-6 6 6 6-2.500 2.500-6-6-6 6L3.500 18l6-6-6-6z",
  signs: "M8 2h8l6 6v8l-6 6H8l-6-6V8z M10.800 6.500v7h2.400v-7z M10.800 15.500V18h2.400v-2.500z",
  more: "M4 5.500h16V8H4z M4 10.800h16v2.400H4z M4 16h16v2.500H4z",
};

/** @param {string} name */
function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const outline = document.createElementNS(space, "path");
  outline.setAttribute("d", ICONS[name]);
  outline.setAttribute("fill-rule", "evenodd");
  drawing.append(outline);
  return drawing;
}

class Visit {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    const [speed, first] = [this.rehearsal("speed", 1), this.rehearsal("step", 0)];
    this.speed = speed > 0 && speed <= 100 ? speed : 1;
    this.firstStep = Math.min(Math.max(0, Math.floor(first)), data.steps.length - 1);
    this.records = new Records(data);
    this.sound = new Sound(data.sound);
    const kept = shelf.get("choices") || {};
    this.choices = {
      theme: ["light", "dark"].includes(kept.theme) ? kept.theme : "",
      voice: kept.voice !== false,
      tones: kept.tones !== false,
    };
    this.still = matchMedia("(prefers-reduced-motion: reduce)");
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.field = new FigureField(
      data, part("field"),
      /** @type {HTMLCanvasElement} */ (part("canvas")),
      /** @type {HTMLImageElement} */ (part("image")));
    this.screen = new PlayScreen(data, this.field);
    this.session = this.fresh();
    /** @type {Record<string, number>} */
    this.pressed = {};
    this.stopAsked = -Infinity;
    this.pausedAt = -1;
    /** @type {any} */
    this.lock = null;
    this.over = false;
    this.buttons = this.controls();
    this.ratings();
    this.dress();
  }

  /** A number behind the address, for a rehearsal. @param {string} name @param {number} usual */
  rehearsal(name, usual) {
    const found = new URLSearchParams(location.hash.slice(1)).get(name);
    const value = found === null ? usual : Number(found);
    return Number.isFinite(value) ? value : usual;
  }

  get now() { return performance.now() / 1000; }
  get theme() { return this.choices.theme || (this.dark.matches ? "dark" : "light"); }
  get look() { return this.data.look[/** @type {"light" | "dark"} */ (this.theme)]; }

  fresh() {
    const { segments, steps } = this.data;
    const clock = () => performance.now() / 1000;
    return new Session(segments, steps, clock, () => Date.now() / 1000, this.speed);
  }

  /** Put the chosen colours and sounds on. */
  dress() {
    const root = document.documentElement;
    root.style.colorScheme = this.theme;
    for (const [name, colour] of Object.entries(this.look.ink)) {
      root.style.setProperty(`--${name}`, `rgb(${colour.join(" ")})`);
    }
    this.sound.voiceOn = this.choices.voice;
    this.sound.tonesOn = this.choices.tones;
    this.sound.setGains();
    shelf.set("choices", this.choices);
  }

  /** @returns {Record<string, HTMLElement>} */
  controls() {
    const rows = [
      ["back", "Back", ""], ["pause", "Pause", "main"], ["next", "Next", ""],
      ["repeat", "Repeat", ""], ["hurts", "It hurts", "alert"],
      ["signs", "Stop signs", "alert"], ["more", "More", ""],
    ];
    /** @type {Record<string, HTMLElement>} */
    const found = {};
    for (const [name, text, kind] of rows) {
      const button = made("button", kind, "", icon(name), made("span", "", text));
      button.onclick = (event) => {
        // After a finger or the mouse, Space is the pause again.
        if (event.detail > 0) button.blur();
        this.press(name);
      };
      found[name] = button;
      part("controls").append(button);
    }
    return found;
  }

  ratings() {
    for (let value = 0; value <= 10; value++) {
      const button = made("button", "", String(value));
      button.onclick = () => {
        this.records.answer(this.session.segment.ask, value);
        for (const one of part("rating").children) {
          one.setAttribute("aria-pressed", String(one === button));
        }
      };
      part("rating").append(button);
    }
  }

  /** @param {string} name */
  press(name) {
    if (this.now - (this.pressed[name] || -1) < PRESS_SECONDS) return;
    this.pressed[name] = this.now;
    const { session } = this;
    this.sound.open();
    if (!session.live) return;
    if (name === "pause") {
      if (session.state === "waiting") session.go();
      else session.toggle();
    }
    if (name === "next") session.next();
    if (name === "back") session.back();
    if (name === "repeat") {
      session.repeat();
      this.screen.tell("This step comes once more.", this.now);
    }
    if (name === "hurts") this.hurts();
    if (name === "signs") this.signs();
    if (name === "more") this.more();
    if (name === "stop") this.stop();
    this.frame();
  }

  /** Esc, twice within three seconds. */
  stop() {
    if (this.now - this.stopAsked < TWICE_SECONDS) return this.finish("stopped");
    this.stopAsked = this.now;
    this.screen.tell("Press once more to stop. What you did is kept.", this.now);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const dialog = /** @type {HTMLDialogElement} */ (part("page"));
    if (dialog.open || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    /** @type {Record<string, string>} */
    const keys = {
      " ": "pause", MediaPlayPause: "pause", ArrowRight: "next", PageDown: "next", n: "next",
      MediaTrackNext: "next", ArrowLeft: "back", PageUp: "back", b: "back",
      MediaTrackPrevious: "back", r: "repeat", x: "hurts", s: "signs", Escape: "stop", "?": "more",
    };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === " " && event.target instanceof HTMLButtonElement) return;
    if (key === "f") this.fullScreen();
    else if (key === "m") this.choose({ voice: !this.choices.voice, tones: !this.choices.voice });
    else if (keys[key]) this.press(keys[key]);
    else return;
    event.preventDefault();
  }

  /** @param {Partial<Visit["choices"]>} changed */
  choose(changed) {
    Object.assign(this.choices, changed);
    this.dress();
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen().catch(() => {});
    }
  }

  /** One turn: time passes, sounds are started, the picture follows. */
  frame() {
    const { session } = this;
    const happened = session.update();
    this.records.take(happened, session);
    this.sound.follow(session);
    this.screen.show(session, this.still.matches, this.look, this.now);
    this.label();
    this.awake();
    if (session.state === "finished" && !this.over) this.finish("");
  }

  /** What the large button does now. */
  label() {
    const words = { paused: "Go on", waiting: "I am ready" };
    const text = words[/** @type {"paused"} */ (this.session.state)] || "Pause";
    const [drawing, word] = this.buttons.pause.children;
    if (word.textContent === text) return;
    word.textContent = text;
    drawing.replaceWith(icon(text === "Pause" ? "pause" : "play"));
  }

  /** The screen stays on while playing, and in a pause of up to ten minutes. */
  awake() {
    const { session } = this;
    if (session.state === "paused" && this.pausedAt < 0) this.pausedAt = this.now;
    if (session.state !== "paused") this.pausedAt = -1;
    const long = this.pausedAt >= 0 && this.now - this.pausedAt > AWAKE_SECONDS;
    const wanted = session.live && !long && document.visibilityState === "visible";
    const wake = /** @type {any} */ (navigator).wakeLock;
    if (wanted && wake && !this.lock) {
      this.lock = "asked";
      wake.request("screen").then((/** @type {any} */ lock) => {
        this.lock = lock;
        lock.addEventListener("release", () => { this.lock = null; });
      }, () => {});
    } else if (!wanted && this.lock && this.lock.release) {
      this.lock.release();
    }
  }

  async hurts() {
    const { session } = this;
    const { segment } = session;
    session.pause();
    this.frame();
    const hurt = await askHurt(this.data.care);
    if (!hurt) return;
    this.records.pain(hurt.kind, hurt.strength, hurt.where, segment);
    if (!hurt.then) return this.finish(this.data.care.forPain, hurt.kind);
    if (hurt.then === "stop") return this.finish("stopped");
    if (hurt.then === "skip") session.skipExercise();
    session.resume();
  }

  async signs() {
    const { session } = this;
    const { segment } = session;
    session.pause();
    this.frame();
    const chosen = await askSigns(this.data.care, "None of these, go on");
    if (chosen !== "none") await this.sign(this.data.care.signs[Number(chosen)], segment);
  }

  /** What follows from a sign. @param {Sign} sign @param {Segment} segment */
  async sign(sign, segment) {
    if (sign.kind) this.records.pain(sign.kind, sign.strength, sign.short.toLowerCase(), segment);
    const note = sign.kind ? "" : `Stopped at a sign: ${sign.whole}.`;
    if (sign.endsToday) this.end(this.data.care.forPain, true, note);
    await ask({
      title: sign.short,
      parts: [line(sign.then, "alert"), line(sign.why)],
      rows: [{ text: sign.endsToday ? "Close" : "Go on after this exercise", value: "", name: "main" }],
      escape: "",
    });
    if (sign.endsToday) return this.after("");
    this.session.skipExercise();
    this.session.resume();
  }

  async more() {
    this.session.pause();
    this.frame();
    for (;;) {
      const { voice, tones } = this.choices;
      const chosen = await ask({
        title: this.data.routine.name,
        parts: [line("Space pause · ← → step · R repeat · X it hurts · S stop signs · M sound · F full screen · Esc twice stop", "quiet")],
        rows: [
          { text: "Go on", value: "on", name: "main" },
          { text: `Voice: ${voice ? "on" : "off"}`, value: "voice" },
          { text: `Tones: ${tones ? "on" : "off"}`, value: "tones" },
          { text: `Colours: ${this.theme}`, value: "theme" },
          { text: document.fullscreenElement ? "Leave full screen" : "Full screen", value: "full" },
          { text: "About the exercises", value: "about" },
          { text: "Stop here", below: "What you did is kept.", value: "stop" },
        ],
        many: true, escape: "stay",
      });
      if (chosen === "voice") this.choose({ voice: !voice });
      else if (chosen === "tones") this.choose({ tones: !tones });
      else if (chosen === "theme") this.choose({ theme: this.theme === "dark" ? "light" : "dark" });
      else if (chosen === "full") this.fullScreen();
      else if (chosen === "about") await this.about();
      else if (chosen === "stop") return this.finish("stopped");
      else if (chosen === "on") return this.session.resume();
      else return;
      this.frame();
    }
  }

  about() {
    return ask({
      title: "About the exercises", parts: aboutParts(this.data),
      rows: [{ text: "Back", value: "", name: "main" }], escape: "",
    });
  }

  /** @param {string} outcome "" where the plan tells @param {string} [pain] */
  finish(outcome, pain = "") {
    if (this.over) return;
    this.end(outcome, false, "");
    this.after(pain);
  }

  /** The session is over, and kept. @param {string} outcome @param {boolean} quiet
   * @param {string} note */
  end(outcome, quiet, note) {
    this.over = true;
    const { session } = this;
    const ended = session.state === "finished";
    session.stop();
    this.records.take(session.update(), session);
    this.records.end(session, outcome, this.sound.silent, note);
    if (ended) return;
    this.sound.hush();
    if (!quiet) this.sound.play(this.sound.lines(this.data.stopped), 0.2, true, "stopped");
  }

  /** @param {string} pain */
  async after(pain) {
    const { care } = this.data;
    const kept = this.records.now;
    if (!kept || !kept.outcome) return;
    const planned = this.data.routine.planned.reduce((sum, one) => sum + one[2], 0);
    const done = kept.repetitions.length;
    const counted = done < planned ? `${done} of ${planned} repetitions` : `${done} repetitions`;
    const where = shelf.works ? "It is kept on this device." : "";
    for (;;) {
      const chosen = await ask({
        title: care.outcomes[kept.outcome],
        parts: [
          ...(pain ? care.stopped[pain].map((text) => line(text)) : []),
          line(`${counted} in ${inWords(kept.active_seconds)}. ${where}`),
        ],
        rows: [
          { text: "Close", value: "close", name: "main" },
          { text: "What I did, to take along", value: "records" },
        ],
        escape: "close",
      });
      if (chosen === "close") break;
      await askRecords(this.records, "");
    }
    this.begin();
  }

  /** The card before the start. */
  async begin() {
    this.session = this.fresh();
    this.over = false;
    this.screen.shown = -1;
    this.frame();
    const { routine, care } = this.data;
    for (;;) {
      const chosen = await ask(this.card(routine, care));
      if (chosen === "signs") await askSigns(care, "Back");
      else if (chosen === "about") await this.about();
      else if (chosen === "records") await askRecords(this.records, "");
      else if (chosen === "theme") this.choose({ theme: this.theme === "dark" ? "light" : "dark" });
      else if (chosen === "start" || chosen === "on") {
        this.sound.open();
        if (await this.safe()) return this.go(chosen === "on");
      }
      this.frame();
    }
  }

  /** @param {Routine} routine @param {Care} care @returns {Page} */
  card(routine, care) {
    const unfinished = this.records.unfinished;
    const hand = routine.equipment.length ? ` · At hand: ${routine.equipment.join(", ")}` : "";
    return {
      title: routine.name, sheet: true, escape: "stay",
      parts: [
        ...(routine.about ? [line(routine.about)] : []),
        line(`${inWords(routine.seconds)}${hand}`, "quiet"),
      ],
      rows: [
        ...(unfinished ? [{ text: "Go on where you stopped", value: "on", name: "main" }] : []),
        { text: unfinished ? "Start anew" : "Start", value: "start", name: unfinished ? "" : "main" },
        { text: "When to stop", value: "signs", name: "alert" },
        { text: "About the exercises", below: "What to feel, what goes wrong, who should take care", value: "about" },
        { text: "What I did", value: "records" },
        { text: `Colours: ${this.theme}`, value: "theme" },
      ],
      foot: `${care.footer} ${routine.madeWith}`,
    };
  }

  /** Whether it is safe to start: the signs are read once on each day. */
  async safe() {
    const today = localDay(new Date());
    if (shelf.get("signs") === today) return true;
    const chosen = await askSigns(this.data.care, "None of these, start");
    this.sound.open();
    if (chosen !== "none") {
      const sign = this.data.care.signs[Number(chosen)];
      await ask({
        title: sign.short, parts: [line(sign.then, "alert"), line(sign.why)],
        rows: [{ text: "Close", value: "", name: "main" }], escape: "",
      });
      return false;
    }
    shelf.set("signs", today);
    return true;
  }

  /** @param {boolean} again whether an unfinished session goes on */
  go(again) {
    const left = this.records.unfinished;
    if (again && left) this.records.goOn(this.session);
    else this.records.begin(this.sound.silent, this.speed);
    this.session.begin(again && left ? Math.min(left.at_step, this.data.steps.length - 1) : this.firstStep);
    this.frame();
  }

  run() {
    const turn = () => {
      this.frame();
      requestAnimationFrame(turn);
    };
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => { this.lock = null; });
    this.dark.addEventListener("change", () => this.dress());
    part("dial").addEventListener("click", () => this.press("pause"));
    window.addEventListener("resize", () => this.screen.makeRoom());
    this.screen.makeRoom();
    // A hidden page has no frames; its sounds go on.
    setInterval(() => { if (document.hidden) this.frame(); }, 250);
    this.begin();
    requestAnimationFrame(turn);
    // The light takes a moment to prepare, in which nothing is shown: a picture is seen first.
    const seen = () => performance.getEntriesByType("paint").length > 0;
    const since = this.now;
    const wait = () => {
      if (seen() || this.now - since > 0.8) this.field.open();
      else setTimeout(wait, 20);
    };
    setTimeout(wait, 20);
  }
}

const visit = new Visit(DATA);
// For who checks what was shown and sounded, and when.
Object.assign(window, { untwist: visit });
visit.run();
