// @ts-check
// What the page was given: the plan, words, sound and figure, as Python laid them out.

/**
 * @typedef {{offset: number, anchor: "begin" | "middle" | "end", line: number | null,
 *   tone: string, ahead: boolean}} Cue
 * @typedef {"still" | "move" | "walk" | "fade"} How
 * @typedef {{from: number, to: number, scene: number, takes: number, how: How, before?: number,
 *   way?: [number, number], other?: [number, number], beat?: number,
 *   moving?: number[]}} Shown
 * @typedef {"start" | "move" | "hold" | "rest" | "switch" | "pause" | "ask"} Kind
 * @typedef {{start: number, length: number, kind: Kind, ink: string, step: number,
 *   number: number, exercise: string, title: string, side: "" | "left" | "right",
 *   sideWords: string, counts: string, dots: [number, number] | null, line: string,
 *   small: [number, string][], words: [number, string][], led: boolean, timed: boolean,
 *   breath: number[] | null, coming: string, comingDetail: string, ready: boolean, ask: string,
 *   countedInto: string, endsRep: boolean, rep: number, set: number, cues: Cue[], entry: number[],
 *   missed: number | null, figure: Shown | null, picture: string}} Segment
 * @typedef {{first: number, last: number, again: number, kind: string, exercise: string,
 *   side: string, set: number, rep: number}} Step
 * @typedef {{name: string, about: string, feel: string, mistakes: string[], stopIf: string[],
 *   careful: [string, string][]}} About
 * @typedef {{key: string, name: string, about: string, digest: string, equipment: string[],
 *   seconds: number, exerciseCount: number, planned: [string, string | null, number][],
 *   exercises: About[], madeWith: string}} Routine
 * @typedef {{short: string, more: string, whole: string, then: string, why: string,
 *   calls: boolean, endsToday: boolean, kind: string, strength: number}} Sign
 * @typedef {{heading: string, title: string, signs: Sign[], whose: string, footer: string,
 *   asked: Record<string, string>, kinds: [string, string][], scale: string[],
 *   places: [string, string][], mild: string, muchMore: string, endsFrom: number,
 *   mayGoOn: string, change: number, stopped: Record<string, string[]>,
 *   outcomes: Record<string, string>, outcomeWords: Record<string, string>, forPain: string,
 *   askLines: Record<string, string>}} Care
 * @typedef {[number, number, number]} Colour
 * @typedef {{ink: Record<string, Colour>, figure: Record<string, any>}} Look
 * @typedef {[number, [number, number, number, number][][]]} Thing
 * @typedef {{view: [number, number], extent: [number, number, number, number],
 *   mat: [number, number, number, number] | null, things: Thing[],
 *   beside: [number, number] | null, middle: [number, number, number]}} Scene
 * @typedef {{points: number, faces: number, place: number, normal: number, bone: number,
 *   weight: number, material: number, limb: number, corners: number}} Mesh
 * @typedef {{mesh: Mesh, bones: number, samples: number, count: number,
 *   held: Record<string, Thing[]>, scenes: Scene[], materials: string[]}} Figure
 * @typedef {{clips: {at: number, samples: number, rate: number}[], lines: number[][],
 *   tones: Record<string, number>}} SoundData
 * @typedef {{routine: Routine, segments: Segment[], steps: Step[], stopped: number[], care: Care,
 *   look: Record<"light" | "dark", Look>, figure: Figure, 
 *   pictures: [number, Record<string, string>][],
 *   sound: SoundData}} Data
 */

/** An element of the page by its id. @param {string} id @returns {HTMLElement} */
function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}

/** Bytes that stand in the page as Base64. @param {string} id @returns {ArrayBuffer} */
function bytesOf(id) {
  const text = atob(part(id).textContent || "");
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes.buffer;
}

/** @type {Data} */
const DATA = JSON.parse(part("data").textContent || "");

/**
 * An element with a class, a text and what it holds.
 * @param {string} tag @param {string} [name] @param {string} [text] @param {...Node} inside
 * @returns {HTMLElement}
 */
function made(tag, name = "", text = "", ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  element.append(...inside);
  return element;
}

/** Set a text only where it differs, so that nothing is laid out or read aloud again.
 * @param {HTMLElement} element @param {string} text */
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A length of time in words. @param {number} seconds @returns {string} */
function inWords(seconds) {
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (!minutes) return `${rest} s`;
  return rest ? `${minutes} min ${rest} s` : `${minutes} min`;
}
