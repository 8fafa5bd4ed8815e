// A Word for the pane's tests, over Microsoft's own office-addin-mock, whose objects tell when something is read that was not loaded or
// synchronised. As documented of Office.js: what is asked is done at context.sync() and no sooner; a search finds letters one after the
// other; with TrackAll what is taken away stays in the text until somebody accepts it. PLAN is what is open.
"use strict";
(() => {
  const { OfficeMockObject } = required("./officeMockObject");
  const made = (object) => new OfficeMockObject(object, "word");
  let queue = [];
  const word = (window.wordDouble = {
    paragraphs: PLAN.paragraphs.map((text) => Array.from(text, (sign) => ({ sign, state: "kept" }))),
    selected: [], comments: [], openFiles: 0, wrong: [],
    text: (at, without) => word.paragraphs[at].filter((each) => each.state !== without).map((each) => each.sign).join(""),
    accepted: (at) => word.text(at, "out"),
    rejected: (at) => word.text(at, "in"),
    tracks: () => context.document.changeTrackingMode === "TrackAll",
  });
  const demand = (held, what) => {
    if (!held) word.wrong.push(what);
  };

  // What is loaded of a collection is loaded of its items, once it was synchronised.
  function collection(fill) {
    const made_ = made({ items: [] });
    let loaded = null;
    made_.load = (names) => ((loaded = names), made_);
    queue.push(() => {
      const items = fill();
      made_.setValue("items", items);
      if (loaded === null) return;
      OfficeMockObject.prototype.load.call(made_, "items");
      for (const item of items) item.load(loaded);
      for (const each of [made_, ...items]) each.sync();
    });
    return made_;
  }

  function range(paragraph, signs) {
    const take = (isTracked) => {
      for (const each of signs) isTracked ? (each.state = "out") : paragraph.splice(paragraph.indexOf(each), 1);
    };
    const put = (text, at, isTracked) =>
      paragraph.splice(at, 0, ...Array.from(text, (sign) => ({ sign, state: isTracked ? "in" : "kept" })));
    return made({
      text: signs.map((each) => each.sign).join(""),
      select: () => queue.push(() => (word.selected = [word.paragraphs.indexOf(paragraph), signs.map((each) => each.sign).join("")])),
      insertComment: (content) => {
        demand(PLAN.sets["WordApi"] >= 1.4, "insertComment needs WordApi 1.4");
        queue.push(() => word.comments.push({ content, at: word.paragraphs.indexOf(paragraph), words: signs.map((each) => each.sign).join("") }));
      },
      insertText: (text, how) => {
        demand(["Replace", "Start", "End"].includes(how), `insertText ${how}`);
        const isTracked = word.tracks();
        queue.push(() => {
          const at = how === "Start" ? paragraph.indexOf(signs[0]) : paragraph.indexOf(signs[signs.length - 1]) + 1;
          put(text, at, isTracked);
          if (how === "Replace") take(isTracked);
        });
      },
      delete: () => {
        const isTracked = word.tracks();
        queue.push(() => take(isTracked));
      },
    });
  }

  function paragraphOf(signs) {
    const text = signs.map((each) => each.sign).join("");
    return made({
      text,
      getRange: (where) => (demand(where === "Content", `getRange ${where}`), range(signs, signs)),
      search: (words, options) => {
        demand(words.length > 0 && words.length <= 255, "a search for no or too many letters");
        demand(options.matchCase === true, "a search that takes every case");
        const sought = words.replace(/\^[\^ts]/g, (sign) => ({ "^^": "^", "^t": "\t", "^s": "\xa0" })[sign]);
        return collection(() => {
          const now = signs.map((each) => each.sign).join("");
          const found = [];
          for (let at = now.indexOf(sought); at >= 0; at = now.indexOf(sought, at + sought.length)) {
            found.push(range(signs, signs.slice(at, at + sought.length)));
          }
          return found;
        });
      },
    });
  }

  window.Word = made({
    context: {
      document: {
        changeTrackingMode: "Off",
        body: {
          getComments: () =>
            collection(() => word.comments.map((each) =>
              made({ content: each.content, delete: () => queue.push(() => word.comments.splice(word.comments.indexOf(each), 1)) }))),
        },
      },
    },
    run: async (act) => act(context),
  });
  const { context } = window.Word;
  Object.defineProperty(context.document.body, "paragraphs", { get: () => collection(() => word.paragraphs.map(paragraphOf)) });
  context.sync = async () => {
    const [doing, before] = [queue, context.document.changeTrackingMode];
    queue = [];
    for (const each of doing) each();
    await OfficeMockObject.prototype.sync.call(context);
    if (["Off", "TrackAll"].includes(before)) context.document.changeTrackingMode = before;
  };

  const bytes = Uint8Array.from(atob(PLAN.file), (sign) => sign.charCodeAt(0));
  const answer = (value) => ({ status: "succeeded", value });
  const failed = (message) => ({ status: "failed", error: { message } });
  window.Office = {
    onReady: async () => ({ host: PLAN.host, platform: "PC" }),
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    FileType: { Compressed: "compressed" },
    context: {
      requirements: { isSetSupported: (name, version) => PLAN.sets[name] >= Number(version) },
      document: {
        getFileAsync: (type, { sliceSize }, done) => {
          demand(type === "compressed" && sliceSize > 0 && sliceSize <= 4194304, "getFileAsync as documented");
          if (PLAN.locked) return done(failed("The file is locked."));
          word.openFiles += 1;
          done(answer({
            size: bytes.length,
            sliceCount: Math.ceil(bytes.length / PLAN.slice),
            getSliceAsync: (at, told) => {
              const data = Array.from(bytes.slice(at * PLAN.slice, (at + 1) * PLAN.slice));
              told(answer({ index: at, data, size: data.length }));
            },
            closeAsync: (told) => ((word.openFiles -= 1), told(answer())),
          }));
        },
      },
    },
  };
})();
