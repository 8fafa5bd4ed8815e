// The pane: has the desk judge the document that is open in Word, and shows what it said beside it.
import { canWrite, clear, comment, documentFile, goTo, mend } from "./word.mjs";

const byId = (id) => document.getElementById(id);
const told = JSON.parse(byId("main").dataset.told);
const { said, names } = told;
const filled = (sentence, places) => sentence.replace(/\{(\w+)\}/gu, (_, name) => places[name]);
function say(sentence, unseen = false) {
  byId("said").textContent = sentence;
  byId("said").classList.toggle("unseen", unseen);
}
const OURS = /^(?:\d{1,4}(?:\.\d{1,4})?\. )?[^\d_·]+ · [^[\]\n]{1,80} \[[A-Z]{2,4}\d{2,4}\]$/u;
let shown = []; // the findings of the last check, in their order

const capital = (word) => word.slice(0, 1).toUpperCase() + word.slice(1);
const component = (finding) => names.components[finding.component] || finding.component;

// What should stand there; a setting ("footer/center") in words.
function wanted(finding) {
  if (finding.after || !finding.want) return finding.after || "";
  const parts = finding.want.split("/").map((part) => names.settings[part]);
  return parts.every(Boolean) ? parts.join(", ") : finding.want;
}

// The clause of a finding in the reader's language.
function lawOf({ clause }) {
  const spoken = Object.entries(names.divisions).reduce(
    (at, [old, fresh]) => at.replace(new RegExp(`(?<![\\p{L}\\p{N}])${old}(?![\\p{L}\\p{N}])`, "gu"), fresh),
    clause.at || "",
  );
  const kind = names.acts[(/^\d+\/\d{4}\/(\p{Lu}+)/u.exec(clause.document) || [])[1]];
  return [kind ? `${kind} ${clause.document}` : clause.document, spoken].filter(Boolean).join(", ");
}

// A finding as a comment; by its first line every part of the program knows it for its own.
function remark(finding) {
  const want = wanted(finding);
  return [
    `${finding.number}. ${names.levels[finding.level].toUpperCase()} · ${component(finding)} [${finding.rule}]`,
    finding.message,
    want ? `${finding.after ? said.rewrite : said.want} ${want}` : "",
    lawOf(finding),
  ].filter(Boolean).join("\n");
}

// The report of the desk on the document. Throws what hinders, as a sentence.
async function judged() {
  const form = new FormData();
  form.append("files", await documentFile(), "van-ban.docx");
  form.append("lang", document.documentElement.lang);
  let answer;
  try {
    answer = await fetch("/api/v1/check", { method: "POST", body: form, credentials: "same-origin", redirect: "error" });
  } catch {
    throw new Error(said.no_desk);
  }
  if (answer.ok) return (await answer.json()).documents[0];
  const { detail } = await answer.json().catch(() => ({}));
  byId("door").hidden = answer.status !== 401;
  const known = { 401: said.log_in, 413: said.too_large, 429: said.too_often }[answer.status];
  throw new Error(known || (typeof detail === "string" ? detail : filled(said.refused, { status: answer.status })));
}

function outcome(report) {
  const { verdict } = report;
  const box = byId("verdict");
  box.className = `verdict ${verdict}`;
  byId("sign").textContent = names.icons[verdict];
  byId("sign").className = `icon ${verdict}`;
  byId("word").textContent = names.verdicts[verdict];
  const count = (level) => report.findings.filter((each) => each.level === level).length;
  const is = report.verdict === "out_of_scope" || report.verdict === "unreadable";
  byId("counts").textContent = is ? "" : filled(said.counts, { errors: count("error"), warnings: count("warning"), notes: count("note") });
  const unsure = report.not_checked.filter((each) => each.state !== "not_applicable").length;
  const more = [
    is ? said[verdict] : "",
    report.problem ? report.problem.message : "",
    !is && !report.findings.length ? said.nothing : "",
    unsure ? filled(said.not_checked, { count: unsure }) : "",
    report.not_read.length ? filled(said.not_read, { count: report.not_read.length }) : "",
    report.note ? capital(report.note) : "",
  ];
  byId("more").replaceChildren(...more.filter(Boolean).map((sentence) => {
    const line = document.createElement("p");
    line.textContent = sentence;
    return line;
  }));
}

// One finding as a row of the list.
function row(finding) {
  const made = byId("finding").content.firstElementChild.cloneNode(true);
  const part = (name) => made.querySelector(`.${name}`);
  made.classList.add(finding.level);
  part("icon").classList.add(finding.level);
  part("icon").textContent = names.icons[finding.level];
  part("heading").textContent = `${finding.number}. ${capital(names.levels[finding.level])} · ${component(finding)}`;
  part("message").textContent = finding.message;
  const want = wanted(finding);
  part("want").hidden = !want;
  part("want-name").textContent = finding.after ? said.rewrite : said.want;
  part("want-words").textContent = want;
  part("law").textContent = lawOf(finding);
  const tell = (sentence) => (part("told").textContent = sentence);
  const acts = { go: () => goTo(finding), note: () => comment([finding], remark), mend: () => mend(finding) };
  const outcomes = {
    go: (how) => ({ words: "", paragraph: said.at_paragraph, number: said.at_number, nowhere: said.nowhere })[how],
    note: (without) => (without ? said.nowhere : said.noted),
    mend: (how) => ({ done: said.mended, none: said.mend_none, many: said.mend_many, long: said.mend_none, unseen: said.mend_none })[how],
  };
  for (const [name, act] of Object.entries(acts)) {
    const button = buttonOf(made, name);
    button.setAttribute("aria-label", `${button.textContent}, ${filled(said.of, { number: finding.number })}`);
    button.addEventListener("click", () => working(button, async () => {
      const how = await act();
      tell(outcomes[name](how));
      if ((name === "note" && how === 0) || (name === "mend" && how === "done")) made.dataset[name] = "done";
      refresh(made);
    }, tell));
  }
  made.dataset.places = finding.place && finding.place.part === "body" && Number.isInteger(finding.place.paragraph) ? "yes" : "no";
  made.dataset.mends = finding.after && finding.fix ? "yes" : "no";
  refresh(made);
  return made;
}

const buttonOf = (made, name) => made.querySelector(`[data-act=${name}]`);

// Which buttons of a row there are, and which are still of use.
function refresh(made) {
  const placed = made.dataset.places === "yes";
  const writes = canWrite();
  buttonOf(made, "go").hidden = !placed;
  buttonOf(made, "note").hidden = !placed || !writes;
  buttonOf(made, "mend").hidden = !writes || made.dataset.mends !== "yes";
  for (const name of ["note", "mend"]) buttonOf(made, name).disabled = made.dataset[name] === "done";
  made.querySelector(".placeless").hidden = placed;
}

// Do something that takes a while: its button waits, and what went wrong is told in a sentence.
async function working(button, act, tell) {
  button.disabled = true;
  button.setAttribute("aria-busy", "true");
  try {
    await act();
  } catch (error) {
    tell(filled(said.failed, { why: error.message }));
  } finally {
    button.removeAttribute("aria-busy");
    const made = button.closest(".finding");
    button.disabled = Boolean(made && made.dataset[button.dataset.act] === "done");
  }
}

async function check() {
  say(said.checking);
  byId("outcome").hidden = true;
  byId("door").hidden = true;
  let report;
  try {
    report = await judged();
  } catch (error) {
    return say(error.message);
  }
  shown = report.findings;
  outcome(report);
  byId("findings").replaceChildren(...shown.map(row));
  byId("all").hidden = !canWrite() || !shown.length;
  byId("outcome").hidden = false;
  say(`${names.verdicts[report.verdict]}. ${byId("counts").textContent}`.trim(), true); // who sees reads it below
}

async function noteAll() {
  await clear((line) => OURS.test(line));
  const without = await comment(shown, remark);
  for (const made of document.querySelectorAll(".finding")) {
    if (made.dataset.places === "yes") made.dataset.note = "done";
    refresh(made);
  }
  say(filled(without ? said.noted_but : said.noted_all, { count: shown.length - without, without }));
}

async function clearAll() {
  const count = await clear((line) => OURS.test(line));
  for (const made of document.querySelectorAll(".finding")) {
    delete made.dataset.note;
    refresh(made);
  }
  say(filled(said.cleared, { count }));
}

async function begin() {
  const { host } = typeof Office === "undefined" ? {} : await Office.onReady();
  if (host !== "Word") return;
  byId("lacking").hidden = true;
  byId("older").hidden = canWrite();
  for (const [id, act] of [["check", check], ["note-all", noteAll], ["clear-all", clearAll]]) {
    const button = byId(id);
    button.disabled = false;
    button.addEventListener("click", () => working(button, act, say));
  }
}

begin();
