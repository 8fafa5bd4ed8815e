// Where in the text of a document a finding stands, and which letters its mend changes: plain text in, numbers out, nothing of Word.
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const TOKEN = /[\p{L}\p{M}\p{N}]+|\s|./gsu;
const NUMBER = /^(?:[-–+•]|(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|\p{L}|(?:Điều|Mục|Phần|Chương|Phụ lục) [IVXLC\d]+)[.):]?)\s+/u; // of a list
export const LONGEST = 255; // letters Word searches for at once

// The text without the signs that say more stands before or after it.
const bare = (told) => told.replace(/^…|…$/gu, "").trim();
const plain = (text) => text.replace(/\s+/gu, " ");

// What a report quotes of the paragraph: the last words in quotation marks of where a finding is; `cut`: something stands before them.
function quoted(where) {
  const last = /[“"]([^“”"]+)[”"]$/u.exec(where || "");
  return last ? { words: bare(last[1]), cut: last[1].startsWith("…") } : { words: "", cut: false };
}

// How many letters more the report has at the head of a paragraph than Word: the number of a list, which is no text of Word's. 0 where the
// words stand there as they are told, -1 where they do not.
function numbering(text, words) {
  if (plain(text).includes(plain(words))) return 0;
  const head = NUMBER.exec(words);
  return head && plain(text.trimStart()).startsWith(plain(words.slice(head[0].length))) ? head[0].length : -1;
}

// Where `words` begin in `text`, one after the other, never over each other: as Word's own search finds them.
export function starts(text, words) {
  const found = [];
  for (let at = text.indexOf(words); words && at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

// The one text that holds something; -1 for none or several.
function only(texts, holds) {
  const found = texts.flatMap((text, at) => (holds(text) ? [at] : []));
  return found.length === 1 ? found[0] : -1;
}

// The paragraph of a finding and the letters it is about; null where that cannot be told. `sure`: words of the report stand there.
export function spotOf(texts, finding) {
  const place = finding.place || {};
  const at = place.part === "body" && Number.isInteger(place.paragraph) ? place.paragraph : -1;
  if (at < 0) return null;
  const quote = quoted(finding.where);
  const told = [bare(finding.before || ""), quote.words].filter(Boolean);
  const shift = (text) => (told.length ? Math.max(...told.map((words) => numbering(text, words))) : 0);
  const there = at < texts.length && shift(texts[at]) >= 0;
  const paragraph = there ? at : only(texts, (text) => told.length > 0 && shift(text) >= 0);
  if (paragraph < 0) return null;
  const text = texts[paragraph];
  const words = there ? lettersOf(text, finding, shift(text), quote.cut) : null;
  return { paragraph, ...(words || { start: 0, end: text.length }), sure: told.length > 0 };
}

// The letters of a text that a finding is about; null where that cannot be told. `cut`: nobody knows whether a number stands before them.
function lettersOf(text, finding, shift, cut) {
  const [start, end] = [finding.place.start - shift, finding.place.end - shift];
  if (!(0 <= start && start < end && end <= text.length)) return null; // not where these are no numbers either
  if (!cut || text.slice(start, end) === finding.got) return { start, end };
  const found = starts(text, finding.got || "");
  return found.length === 1 ? { start: found[0], end: found[0] + finding.got.length } : null;
}

// What makes `after` of `before`: words and signs that differ, as [start, old, fresh].
function changes(before, after) {
  const [old, fresh] = [before, after].map((text) => text.match(TOKEN) || []);
  const same = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      same[i][j] = old[i] === fresh[j] ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
    }
  }
  const found = [];
  let [i, j, start, changed] = [0, 0, 0, null];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      changed = null;
      start += old[i].length;
      [i, j] = [i + 1, j + 1];
      continue;
    }
    if (!changed) found.push((changed = { start, old: "", fresh: "" }));
    if (j >= fresh.length || (i < old.length && same[i + 1][j] >= same[i][j + 1])) {
      changed.old += old[i];
      start += old[i].length;
      i += 1;
    } else {
      changed.fresh += fresh[j];
      j += 1;
    }
  }
  return found;
}

// A change as something Word can look for: what only adds letters is put after the word before it, or before the word after it.
function sought(change, text) {
  if (change.old) return { ...change, how: "Replace" };
  const before = text.slice(0, change.start).match(TOKEN);
  if (before) {
    const old = before[before.length - 1];
    return { start: change.start - old.length, old, fresh: change.fresh, how: "End" };
  }
  const after = text.slice(change.start).match(TOKEN);
  return { start: change.start, old: after ? after[0] : "", fresh: change.fresh, how: "Start" };
}

// The edits of a finding's mend; `why` where there are none: "none" (the line does not stand there), "many" (it stands more than once),
// "long" (Word cannot look for so much).
export function mendOf(texts, finding) {
  let [before, after] = [bare(finding.before || ""), bare(finding.after || "")];
  if (!before || !after || !finding.fix) return { why: "none" };
  const number = (NUMBER.exec(before) || [""])[0];
  if (number && after.startsWith(number) && !texts.some((text) => text.includes(before))) {
    [before, after] = [before.slice(number.length), after.slice(number.length)]; // Word numbers the paragraph itself
  }
  const found = texts.flatMap((text, paragraph) =>
    starts(text, before)
      .filter((start) => !LETTER.test(text[start - 1] || " ") && !LETTER.test(text[start + before.length] || " "))
      .map((start) => ({ paragraph, start })),
  );
  if (found.length !== 1) return { why: found.length ? "many" : "none" };
  const { paragraph, start } = found[0];
  const edits = changes(before, after).map((each) => sought({ ...each, start: start + each.start }, texts[paragraph]));
  return edits.length && edits.every((each) => each.old && each.old.length <= LONGEST) ? { paragraph, edits } : { why: "long" };
}
