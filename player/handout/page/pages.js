// @ts-check
// Pages over the screen: each asks one thing and is answered by a press.

/** @typedef {{text: string, value: string, below?: string, name?: string, keep?: boolean}} Row */
/** @typedef {{title: string, parts?: Node[], rows: Row[], many?: boolean, close?: boolean,
 *   sheet?: boolean, foot?: string, escape: string}} Page */

/** Show a page until it is answered. A row that is kept calls `kept` and leaves the page open.
 * @param {Page} page @param {(value: string, button: HTMLElement) => void} [kept]
 * @returns {Promise<string>} */
function ask(page, kept) {
  const dialog = /** @type {HTMLDialogElement} */ (part("page"));
  const inside = made("div", "inside");
  const title = made("h2", "", page.title);
  title.id = "pagetitle";
  inside.append(title, ...(page.parts || []));
  const rows = made("div", `rows${page.many ? " many" : ""}${page.close ? " close" : ""}`);
  inside.append(rows);
  if (page.foot) inside.append(line(page.foot, "quiet"));
  dialog.replaceChildren(inside);
  dialog.className = page.sheet ? "sheet" : "";
  return new Promise((answer) => {
    const answered = (/** @type {string} */ value) => {
      dialog.oncancel = dialog.onkeydown = null;
      dialog.close();
      answer(value);
    };
    for (const row of page.rows) {
      const button = made("button", row.name || "", row.text);
      if (row.below) button.append(made("small", "", row.below));
      button.onclick = () => (row.keep && kept ? kept(row.value, button) : answered(row.value));
      rows.append(button);
    }
    dialog.oncancel = (event) => { event.preventDefault(); answered(page.escape); };
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    const first = /** @type {HTMLElement | null} */ (rows.querySelector("button.main"));
    if (first) first.focus({ preventScroll: true });
  });
}

/** @param {string} text @param {string} [name] */
function line(text, name = "") { return made("p", name, text); }

/** @param {string[]} texts */
function list(texts) { return made("ul", "", "", ...texts.map((text) => made("li", "", text))); }

/** What the files tell of the exercises. @param {Data} data @returns {Node[]} */
function aboutParts(data) {
  const several = data.routine.exercises.length > 1;
  return data.routine.exercises.flatMap((one) => {
    const parts = several ? [made("h3", "", one.name)] : [];
    if (one.feel) parts.push(line(`You may feel: ${one.feel}`));
    if (one.mistakes.length) parts.push(line(`Often goes wrong: ${one.mistakes.join(" ")}`));
    if (one.stopIf.length) parts.push(line(`Stop if: ${one.stopIf.join(" ")}`, "alert"));
    for (const [who, text] of one.careful) parts.push(line(`${who}: ${text}`, "quiet"));
    return parts;
  });
}

/** The signs to stop at; the answer is the place of one, or "none". @param {Care} care
 * @param {string} none @returns {Promise<string>} */
async function askSigns(care, none) {
  let marked = "";
  /** @type {Row[]} */
  const rows = care.signs.map((sign, place) => ({
    text: sign.short, below: sign.more, value: String(place),
    name: sign.calls ? "alert" : "", keep: sign.endsToday,
  }));
  const whose = care.whose ? [line(`Numbers for: ${care.whose}.`, "quiet")] : [];
  return new Promise((answer) => {
    const page = {
      title: care.heading, parts: whose, many: true, escape: "none",
      rows: [{ text: none, value: "none", name: "main" }, ...rows],
    };
    // What ends the day is pressed twice.
    const twice = (/** @type {string} */ value, /** @type {HTMLElement} */ button) => {
      if (marked === value) {
        /** @type {HTMLDialogElement} */ (part("page")).close();
        answer(value);
        return;
      }
      marked = value;
      button.textContent = "Press again to stop for today";
      button.append(made("small", "", care.signs[Number(value)].short));
    };
    ask(page, twice).then(answer);
  });
}

/** The records as a file, or as text where a file cannot be saved. @param {Records} records
 * @param {string} escape */
async function askRecords(records, escape) {
  const lines = records.lines();
  const text = /** @type {HTMLTextAreaElement} */ (made("textarea"));
  text.readOnly = true;
  text.value = lines;
  text.setAttribute("aria-label", "What was done, as text");
  const count = lines ? lines.trim().split("\n").length : 0;
  const where = shelf.works ? "It is kept on this device only." : "This browser keeps nothing: save it before you close the page.";
  const name = `untwist-${records.data.routine.key}-${localDay(new Date())}.jsonl`;
  await ask({
    title: "What I did",
    parts: [
      line(`${count} ${count === 1 ? "session" : "sessions"}. ${where}`),
      line("Send the file or the text to your computer, and there: untwist history import FILE. Nothing comes twice.", "quiet"),
      text,
    ],
    rows: [
      { text: "Save as a file", value: "file", keep: true, name: "main" },
      { text: "Copy as text", value: "copy", keep: true },
      { text: "Back", value: escape },
    ],
    escape,
  }, (value, button) => {
    if (value === "file") saveFile(name, lines);
    else copyText(text, button);
  });
}

/** @param {string} name @param {string} lines */
function saveFile(name, lines) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines], { type: "application/x-ndjson" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** @param {HTMLTextAreaElement} text @param {HTMLElement} button */
async function copyText(text, button) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    say(button, "Copied");
  } catch {
    say(button, document.execCommand("copy") ? "Copied" : "The text is marked: copy it by hand");
  }
}
