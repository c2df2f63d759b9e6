// @ts-check
// It hurts: what is asked, in the words of the player, and what follows by its rules.

/** @typedef {{kind: string, strength: number, where: string,
 *   then: "" | "skip" | "on" | "stop"}} Hurt */

/** Ask for a pain. Null where the person went back. @param {Care} care @returns {Promise<Hurt | null>} */
async function askHurt(care) {
  const back = { text: "Back", value: "", name: "" };
  const kinds = care.kinds.map(([value, text]) => ({ text, value }));
  const kind = await ask({
    title: care.asked.kind, parts: [line(care.asked.still)], rows: [...kinds, back], escape: "",
  });
  if (!kind) return null;
  const numbers = care.scale.map((word, value) => ({ text: `${value}  ${word}`, value: String(value) }));
  const strength = await ask({
    title: care.asked.strength, rows: [...numbers, back], many: true, close: true, escape: "",
  });
  if (!strength) return null;
  const places = care.places.map(([value, text]) => ({ text, value }));
  const where = await ask({
    title: care.asked.where, rows: [...places, back], many: true, escape: "",
  });
  if (!where) return null;
  const pain = { kind, strength: Number(strength), where };
  if (kind !== care.mayGoOn || pain.strength >= care.endsFrom) return { ...pain, then: "" };
  const then = await ask({
    title: care.asked.then,
    parts: [line(care.mild)],
    rows: [
      { text: "Skip this exercise", value: "skip" },
      { text: "Go on, with a smaller movement", value: "on" },
      { text: "Stop for today", value: "stop" },
    ],
    escape: "skip",
  });
  return { ...pain, then: /** @type {Hurt["then"]} */ (then) };
}
