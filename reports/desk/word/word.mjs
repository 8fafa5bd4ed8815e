// What is asked of Word, by the interfaces Office.js documents: the file, the paragraphs, a selection, comments, tracked changes.
import { LONGEST, mendOf, spotOf, starts } from "./placing.mjs";

const SLICE = 1 << 20;
const NOTES = ["WordApi", "1.4"]; // comments and the tracking of changes

export const canWrite = () => Office.context.requirements.isSetSupported(...NOTES);

// What an interface that calls back says, as a promise.
const asked = (call) =>
  new Promise((resolve, reject) =>
    call((result) => (result.status === Office.AsyncResultStatus.Succeeded ? resolve(result.value) : reject(new Error(result.error.message)))),
  );

// The document as it stands, saved or not, as a Word file.
export async function documentFile() {
  const file = await asked((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done));
  try {
    const pieces = [];
    for (let at = 0; at < file.sliceCount; at++) {
      const slice = await asked((done) => file.getSliceAsync(at, done));
      pieces.push(new Uint8Array(slice.data));
    }
    return new Blob(pieces, { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" });
  } finally {
    file.closeAsync(() => {}); // Word keeps two files open at most
  }
}

// What `act` makes of the paragraphs as they stand now: it is given the context, the paragraphs and their texts.
const within = (act) =>
  Word.run(async (context) => {
    const paragraphs = context.document.body.paragraphs;
    paragraphs.load("text");
    await context.sync();
    return act(context, paragraphs.items, paragraphs.items.map((each) => each.text));
  });

// Signs that mean something else in Word's search.
const escaped = (words) => words.replace(/[\^\t\xa0]/gu, (sign) => ({ "^": "^^", "\t": "^t", "\xa0": "^s" })[sign]);

// What finds letters of a paragraph, told once the context was synchronised: the range, or null where Word sees other letters than we.
function seeking(paragraph, text, start, words) {
  if (!words || words.length > LONGEST || /[\n\v\r]/u.test(words)) return () => null;
  const found = paragraph.search(escaped(words), { matchCase: true });
  found.load("text");
  return () => {
    const same = found.items.filter((each) => each.text === words);
    const known = starts(text, words);
    const nth = known.indexOf(start);
    return same.length === known.length && nth >= 0 ? same[nth] : null;
  };
}

// The range of a finding, and how exactly it is that: "words", "paragraph" or "number" (by the paragraph's number alone).
async function rangeOf(context, paragraphs, texts, finding) {
  const spot = spotOf(texts, finding);
  if (!spot) return null;
  const paragraph = paragraphs[spot.paragraph];
  const text = texts[spot.paragraph];
  const sought = seeking(paragraph, text, spot.start, text.slice(spot.start, spot.end));
  await context.sync();
  const range = sought();
  return { range: range || paragraph.getRange("Content"), how: !spot.sure ? "number" : range ? "words" : "paragraph" };
}

// Select the words of a finding; how exactly, or "nowhere".
export const goTo = (finding) =>
  within(async (context, paragraphs, texts) => {
    const found = await rangeOf(context, paragraphs, texts, finding);
    if (!found) return "nowhere";
    found.range.select();
    await context.sync();
    return found.how;
  });

// A comment for each finding that has a place, `said(finding)`; how many have none.
export const comment = (findings, said) =>
  within(async (context, paragraphs, texts) => {
    let without = 0;
    for (const finding of findings) {
      const found = await rangeOf(context, paragraphs, texts, finding);
      if (!found) without += 1;
      else found.range.insertComment(said(finding));
    }
    await context.sync();
    return without;
  });

// Take away the comments whose first line is one of ours; how many went.
export const clear = (isOurs) =>
  Word.run(async (context) => {
    const comments = context.document.body.getComments();
    comments.load("content");
    await context.sync();
    const ours = comments.items.filter((each) => isOurs(each.content.split(/[\n\v\r]/u)[0]));
    for (const each of ours) each.delete();
    await context.sync();
    return ours.length;
  });

// Mend a finding by tracked changes; "done", or why not.
export const mend = (finding) =>
  within(async (context, paragraphs, texts) => {
    const plan = mendOf(texts, finding);
    if (plan.why) return plan.why;
    const doc = context.document;
    doc.load("changeTrackingMode");
    const [paragraph, text] = [paragraphs[plan.paragraph], texts[plan.paragraph]];
    const sought = plan.edits.map((each) => seeking(paragraph, text, each.start, each.old));
    await context.sync();
    const ranges = sought.map((each) => each());
    if (ranges.some((each) => each === null)) return "unseen";
    const before = doc.changeTrackingMode;
    doc.changeTrackingMode = "TrackAll";
    try {
      plan.edits.forEach((each, at) => {
        if (each.how === "Replace" && !each.fresh) ranges[at].delete();
        else ranges[at].insertText(each.fresh, each.how);
      });
      await context.sync();
    } finally {
      doc.changeTrackingMode = before;
      await context.sync();
    }
    return "done";
  });
