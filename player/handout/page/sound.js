// @ts-check
// Voice and tones: decoded from four bits a sample, and started ahead by the clock of the sound.

const STEPS = [
  7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
  80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
  544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
  2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487,
  12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
];
const NEXT = [-1, -1, -1, -1, 2, 4, 6, 8];

/** Seconds ahead at which a sound is handed to the device. */
const AHEAD = 1.2;
/** Seconds between two sentences of a line, and between a tone and the voice after it. */
const BETWEEN = 0.12;
const AFTER_TONE = 0.2;
/** How late a cue may still begin; later it is dropped. */
const LATEST = 0.25;
/** A device that tells of a longer way than this is not believed. */
const LONGEST_LATENCY = 0.5;
const CHIMES = ["start", "switch", "rest", "done"];
const LOWERED = 0.4;

/** Samples from -1 to 1. @param {Uint8Array} codes @param {number} count @returns {Float32Array} */
function unpacked(codes, count) {
  const samples = new Float32Array(count);
  let guess = 0;
  let index = 0;
  for (let at = 0; at < count; at++) {
    const code = at & 1 ? codes[at >> 1] >> 4 : codes[at >> 1] & 15;
    const step = STEPS[index];
    let change = step >> 3;
    if (code & 1) change += step >> 2;
    if (code & 2) change += step >> 1;
    if (code & 4) change += step;
    guess = Math.max(-32768, Math.min(32767, code & 8 ? guess - change : guess + change));
    index = Math.max(0, Math.min(STEPS.length - 1, index + NEXT[code & 7]));
    samples[at] = guess / 32768;
  }
  return samples;
}

/** When it was due by the clock of the session, and when it begins by that of the sound.
 * @typedef {{due: number, begun: number, what: string}} Sounded */

class Sound {
  /** @param {SoundData} data */
  constructor(data) {
    this.data = data;
    this.voiceOn = true;
    this.tonesOn = true;
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {Uint8Array | null} */
    this.bytes = null;
    /** @type {Map<string, AudioBuffer>} */
    this.buffers = new Map();
    /** @type {{source: AudioBufferSourceNode, gain: GainNode, voice: boolean}[]} */
    this.playing = [];
    this.voiceUntil = 0;
    this.turn = -1;
    this.doneTo = -Infinity;
    /** What was started, for who checks its times. @type {Sounded[]} */
    this.log = [];
  }

  get silent() { return !this.context || this.context.state !== "running"; }

  /** Open the device; only a press may do this. */
  open() {
    if (!this.context) {
      const wider = /** @type {any} */ (window);
      const Kind = window.AudioContext || wider.webkitAudioContext;
      if (!Kind) return;
      this.context = /** @type {AudioContext} */ (new Kind());
    }
    if (this.context.state !== "running") this.context.resume().catch(() => {});
  }

  /** Seconds from the clock of the sound to the ear, as far as the device tells. */
  get latency() {
    const { context } = this;
    if (!context || !context.getOutputTimestamp) return 0;
    const { contextTime, performanceTime } = context.getOutputTimestamp();
    if (!contextTime || !performanceTime) return 0;
    const heard = contextTime + (performance.now() - performanceTime) / 1000;
    const late = context.currentTime - heard;
    return late > 0 && late < LONGEST_LATENCY ? late : 0;
  }

  /** @param {number} clip @returns {Float32Array} */
  samples(clip) {
    this.bytes = this.bytes || new Uint8Array(bytesOf("sound"));
    const { at, samples } = this.data.clips[clip];
    return unpacked(this.bytes.subarray(at, at + ((samples + 1) >> 1)), samples);
  }

  /** Clips one after the other. @param {string} key @param {number[]} clips @param {number} gap
   * @returns {AudioBuffer | null} */
  buffer(key, clips, gap) {
    const known = this.buffers.get(key);
    if (known || !this.context || !clips.length) return known || null;
    const rate = this.data.clips[clips[0]].rate;
    const parts = clips.map((clip) => this.samples(clip));
    const pause = Math.round(gap * rate);
    const size = parts.reduce((sum, one) => sum + one.length + pause, -pause);
    const buffer = this.context.createBuffer(1, size, rate);
    let at = 0;
    for (const one of parts) {
      buffer.copyToChannel(/** @type {Float32Array<ArrayBuffer>} */ (one), 0, at);
      at += one.length + pause;
    }
    if (this.buffers.size > 60) this.buffers.clear();
    this.buffers.set(key, buffer);
    return buffer;
  }

  /** @param {string} name */
  tone(name) {
    const clip = this.data.tones[name];
    return clip === undefined ? null : this.buffer(`tone ${name}`, [clip], 0);
  }

  /** @param {number[]} lines */
  lines(lines) {
    const clips = lines.flatMap((line) => this.data.lines[line]);
    return this.buffer(`lines ${lines}`, clips, BETWEEN);
  }

  /** @param {AudioBuffer | null} buffer @param {number} wait seconds from now @param {boolean} voice
   * @param {string} what */
  play(buffer, wait, voice, what) {
    if (!buffer || !this.context) return 0;
    const at = this.context.currentTime + Math.max(0, wait);
    const source = this.context.createBufferSource();
    const gain = this.context.createGain();
    source.buffer = buffer;
    source.connect(gain).connect(this.context.destination);
    gain.gain.value = (voice ? this.voiceOn : this.tonesOn) ? (voice ? 1 : 0.8) : 0;
    if (!voice && CHIMES.includes(what) && at < this.voiceUntil) gain.gain.value *= LOWERED;
    source.start(at);
    const one = { source, gain, voice };
    this.playing.push(one);
    source.onended = () => { this.playing = this.playing.filter((other) => other !== one); };
    if (voice) this.lower(at);
    if (voice) this.voiceUntil = at + buffer.duration;
    return at;
  }

  /** Lower what still rings when the voice begins. @param {number} at */
  lower(at) {
    for (const one of this.playing) {
      if (!one.voice && this.tonesOn) one.gain.gain.setTargetAtTime(0.8 * LOWERED, at, 0.05);
    }
  }

  hush() {
    for (const one of this.playing) one.source.stop();
    this.playing = [];
    this.voiceUntil = 0;
  }

  /** Silence or sound at once what is playing. */
  setGains() {
    for (const one of this.playing) {
      one.gain.gain.cancelScheduledValues(0);
      one.gain.gain.value = (one.voice ? this.voiceOn : this.tonesOn) ? 0.9 : 0;
    }
  }

  /** Start what falls due soon. To be called more often than every `AHEAD` seconds.
   * @param {Session} session */
  follow(session) {
    if (session.turn !== this.turn) {
      if (this.turn >= 0) this.hush();
      this.turn = session.turn;
      this.doneTo = -Infinity;
      this.enter(session);
    }
    if (session.state === "running") this.ahead(session);
  }

  /** What is said and sounded where a press led. @param {Session} session */
  enter(session) {
    const segment = session.segment;
    if (session.state === "leading") {
      for (const wait of [0, 1, 2]) this.play(this.tone("tick"), wait, false, "tick");
      const last = segment.countedInto;
      if (last) this.play(this.tone(last), LEAD_IN, false, last);
      const lines = segment.missed === null ? segment.entry : [...segment.entry, segment.missed];
      this.play(this.lines(lines), AFTER_TONE, true, "entry");
    } else if (session.state === "waiting") {
      let wait = 0;
      for (const cue of segment.cues) {
        if (cue.line === null) this.play(this.tone(cue.tone), 0, false, cue.tone);
        else {
          const buffer = this.lines([cue.line]);
          this.play(buffer, wait + AFTER_TONE, true, "line");
          wait += buffer ? buffer.duration + BETWEEN : 0;
        }
      }
    }
  }

  /** @param {Session} session */
  ahead(session) {
    const { rate } = session.from;
    const until = session.line + AHEAD * rate;
    const counted = session.from.line;
    for (const [index, begin, again] of session.coming(until)) {
      const segment = session.segments[index];
      if (segment.ready) continue;
      for (const cue of segment.cues) {
        const due = begin + dueIn(cue, segment.length);
        // Each once: what lies between the last look and this one.
        if (due > until || due <= this.doneTo || (again && cue.ahead)) continue;
        const wait = (due - session.line) / rate - (session.clock() - session.noted);
        // The count that led here has sounded this already.
        const afterCount = due === counted && cue.tone === segment.countedInto && session.led;
        if (wait < -LATEST || afterCount) continue;
        this.give(cue, wait, session.noted + (due - session.line) / rate);
      }
    }
    this.doneTo = until;
  }

  /** @param {Cue} cue @param {number} wait seconds from now @param {number} due by the clock */
  give(cue, wait, due) {
    if (!this.context) return;
    const voice = cue.line !== null;
    // Never over another phrase.
    if (voice && this.context.currentTime + wait < this.voiceUntil - 0.02) return;
    const buffer = cue.line === null ? this.tone(cue.tone) : this.lines([cue.line]);
    const begun = this.play(buffer, wait - this.latency, voice, cue.tone || "line");
    if (buffer) this.log.push({ due, begun, what: cue.tone || `line ${cue.line}` });
    if (this.log.length > 4000) this.log.splice(0, 2000);
  }
}

/** Seconds from the start of its segment. @param {Cue} cue @param {number} length */
function dueIn(cue, length) {
  if (cue.anchor === "end") return length - cue.offset;
  return cue.anchor === "middle" ? length / 2 + cue.offset : cue.offset;
}
