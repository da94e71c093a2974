// ArticleReader: one article with its marks, in plain DOM. Nothing is built and nothing is fetched.
//
// Words of an article become text nodes, never markup. Places travel as Python counts them, in characters (code points);
// the DOM counts UTF-16 units, so every passage converts between the two (`toUnits`, `toPoints`).

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
// What has the focus says that JupyterLab's own keys (d d deletes a cell) are not meant.
const QUIET = "data-lm-suppress-shortcuts";
const SURROGATE = /[\ud800-\udfff]/;

/** Unit at which character `point` of `text` begins. */
export function toUnits(text, point) {
  if (!SURROGATE.test(text)) return Math.min(point, text.length);
  let unit = 0;
  for (let seen = 0; seen < point && unit < text.length; seen += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
  return unit;
}

/** Number of characters before unit `unit` of `text`; a unit inside a character counts as its beginning. */
export function toPoints(text, unit) {
  if (!SURROGATE.test(text)) return Math.min(unit, text.length);
  let points = 0;
  for (let at = 0; at < unit && at < text.length; points += 1) {
    const step = text.codePointAt(at) > 0xffff ? 2 : 1;
    if (at + step > unit) break;
    at += step;
  }
  return points;
}

/** Cut `length` units at the ends of all spans: stretches, each with the spans that cover it. */
export function cut(length, spans) {
  const opening = new Map();
  const closing = new Map();
  const edges = new Set([0, length]);
  for (const span of spans) {
    if (span.from >= span.to) continue;
    edges.add(span.from).add(span.to);
    opening.set(span.from, [...(opening.get(span.from) ?? []), span]);
    closing.set(span.to, [...(closing.get(span.to) ?? []), span]);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const active = new Set();
  const stretches = [];
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    for (const span of closing.get(sorted[i]) ?? []) active.delete(span);
    for (const span of opening.get(sorted[i]) ?? []) active.add(span);
    stretches.push({ from: sorted[i], to: sorted[i + 1], spans: [...active] });
  }
  return stretches;
}

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  if (["button", "input", "select"].includes(tag) || "tabindex" in attributes) node.setAttribute(QUIET, "true");
  node.append(...children);
  return node;
}

let readers = 0;

class Reader {
  constructor(model, el) {
    this.model = model;
    readers += 1;
    this.id = `ar-reader-${readers}`;
    this.passages = [];
    this.marks = [];
    this.found = [];
    this.chosen = [];
    this.root = make("div", { class: "ar-reader", role: "group", "aria-label": "Article reader" });
    this.controls();
    el.append(this.root);
    this.listen();
    this.grow();
    this.fill();
  }

  // ---- the frame: controls, text region, what is said in words

  controls() {
    const { model, id } = this;
    this.picker = make("select", { id: `${id}-article`, class: "ar-picker" });
    for (const [value, label] of model.get("_articles")) this.picker.append(make("option", { value }, label));
    this.goto = make("input", { id: `${id}-goto`, class: "ar-goto", type: "text", size: "9", autocomplete: "off", placeholder: "34" });
    this.gotoForm = make("form", { class: "ar-field ar-goto-form" }, make("label", { for: `${id}-goto` }, "Go to ¶"), this.goto, make("button", { type: "submit" }, "Go"));
    this.word = make("input", { id: `${id}-word`, class: "ar-word", type: "search", size: "14", autocomplete: "off" });
    this.count = make("output", { class: "ar-count", for: `${id}-word`, "aria-live": "polite" });
    this.clean = make("input", { id: `${id}-clean`, class: "ar-clean", type: "checkbox" });
    this.layers = make("fieldset", { class: "ar-layers" }, make("legend", {}, "Layers"));
    this.boxes = new Map();
    for (const { name, letter, label } of model.get("_layers")) {
      const box = make("input", { type: "checkbox", value: name, class: `ar-layer-${name}` });
      const total = make("span", { class: "ar-total" });
      const sample = make("span", { class: `ar-mark ar-${name} ar-first ar-last`, "data-letter": letter }, label);
      this.layers.append(make("label", { class: `ar-layer ar-sample-${name}` }, box, sample, total));
      this.boxes.set(name, { box, total });
    }
    this.previous = make("button", { type: "button", class: "ar-previous" }, "‹ Previous mark");
    this.next = make("button", { type: "button", class: "ar-next" }, "Next mark ›");
    this.text = make("div", { class: "ar-text", role: "region", "aria-describedby": `${id}-keys` });
    this.detail = make("div", { class: "ar-detail", id: `${id}-detail`, "aria-live": "polite", role: "status" });
    this.choice = make("div", { class: "ar-choice", "aria-live": "polite" });
    const keys = "In the text: ↑ ↓ passage, n p mark, ← → word, Shift with ← → more words, Enter the whole mark or passage, Esc nothing chosen.";
    this.root.append(
      make("div", { class: "ar-bar" },
        make("div", { class: "ar-field ar-field-article" }, make("label", { for: `${id}-article` }, "Article"), this.picker)),
      make("div", { class: "ar-bar" },
        this.gotoForm,
        make("div", { class: "ar-field" }, make("label", { for: `${id}-word` }, "Count a word"), this.word),
        make("label", { class: "ar-field ar-field-clean" }, this.clean, "Clean: running text only, each passage once")),
      make("div", { class: "ar-bar" }, this.layers),
      this.count, this.text,
      make("div", { class: "ar-foot" }, this.detail, make("div", { class: "ar-steps" }, this.previous, this.next)),
      this.choice,
      make("p", { class: "ar-keys", id: `${id}-keys` }, keys));
  }

  listen() {
    const { model } = this;
    const set = (name, value) => { model.set(name, value); model.save_changes(); };
    this.picker.addEventListener("change", () => set("article_id", this.picker.value));
    this.gotoForm.addEventListener("submit", (event) => { event.preventDefault(); this.goTo(this.goto.value); });
    // JupyterLab may swallow the submit that Enter implies, so that Enter is heard where it is pressed.
    this.goto.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      this.goTo(this.goto.value);
    });
    this.word.addEventListener("input", () => { set("word", this.word.value); });
    this.clean.addEventListener("change", () => set("clean", this.clean.checked));
    this.layers.addEventListener("change", () => set("layers", [...this.boxes].filter(([, { box }]) => box.checked).map(([name]) => name)));
    this.previous.addEventListener("click", () => this.step(-1, false));
    this.next.addEventListener("click", () => this.step(1, false));
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("click", (event) => this.click(event));
    const changes = { content: this.fill, opened: this.open, layers: this.dress, clean: this.dress, word: this.search, height: this.grow };
    this.bound = Object.entries(changes).map(([name, act]) => [`change:${name}`, act.bind(this)]);
    for (const [name, act] of this.bound) model.on(name, act);
    this.selecting = () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.select(), 120); };
    document.addEventListener("selectionchange", this.selecting);
    this.watch = new ResizeObserver(() => this.settle());
    this.watch.observe(this.root);
  }

  /** A figure beside the reader measures itself before it stands on the page, and again only with the window: say when to. */
  settle() {
    const frame = this.root.closest(".ar-browser");
    if (!frame) return;
    this.watch.observe(frame);
    const size = `${frame.clientWidth} ${frame.clientHeight}`;
    if (size !== this.size) window.dispatchEvent(new Event("resize"));
    this.size = size;
  }

  remove() {
    this.watch.disconnect();
    clearTimeout(this.timer);
    document.removeEventListener("selectionchange", this.selecting);
    for (const [name, act] of this.bound) this.model.off(name, act);
    this.paint("ar-found", this.found, []);
    this.paint("ar-chosen", this.chosen, []);
  }

  // ---- the text

  grow() { this.text.style.maxHeight = this.model.get("height"); }

  fill() {
    const content = this.model.get("content");
    this.picker.value = this.model.get("article_id");
    this.text.setAttribute("aria-label", `Text of ${content.article_id ?? "no article"}`);
    this.marks = (content.marks ?? []).map((mark, number) => ({ ...mark, number }));
    this.passages = (content.passages ?? []).map((passage) => ({ ...passage, end: passage.start + toPoints(passage.text, passage.text.length) }));
    this.words = null;
    this.cursor = null;
    this.current = null;
    this.stop = null;
    this.opened = null;
    this.firsts = new Map();
    this.share();
    this.text.replaceChildren(...this.passages.map((passage) => this.frame(passage)));
    for (const passage of this.passages) this.write(passage);
    for (const [name, { total }] of this.boxes) total.textContent = ` ${this.marks.filter((mark) => mark.layer === name).length}`;
    this.detail.textContent = this.marks.length ? "Choose a mark in the text, or “Next mark”, to read what it is." : "No marks in this article.";
    this.text.scrollTop = 0;
    this.paint("ar-chosen", this.chosen, []);
    this.choice.textContent = "";
    this.dress();
    this.open();
  }

  /** Give each passage the spans that touch it: marks, and the speaker and cue of quotations. */
  share() {
    for (const passage of this.passages) passage.spans = [];
    for (const mark of this.marks) {
      this.span(mark, mark.start, mark.end, "mark");
      for (const [role, start, end] of mark.parts ?? []) this.span(mark, start, end, role);
    }
  }

  span(mark, start, end, role) {
    for (let i = this.passageAt(start); i < this.passages.length && this.passages[i].start < end; i += 1) {
      const passage = this.passages[i];
      if (passage.end <= start) continue;
      passage.spans.push({
        mark, role,
        from: toUnits(passage.text, Math.max(0, start - passage.start)),
        to: toUnits(passage.text, Math.min(end, passage.end) - passage.start),
        first: start >= passage.start, last: end <= passage.end,
      });
    }
  }

  /** Number of the passage that holds a place, or that follows it. */
  passageAt(point) {
    let low = 0;
    let high = this.passages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.passages[middle].end <= point) low = middle + 1; else high = middle;
    }
    return low;
  }

  frame(passage) {
    const other = passage.kind !== "body";
    passage.line = make("p", { class: "ar-words", dir: "auto" });
    passage.block = make("div", { class: `ar-passage ar-kind-${passage.kind}${other ? " ar-other" : ""}${passage.repeats ? " ar-repeat" : ""}`, tabindex: "-1", "data-label": passage.label },
      make("span", { class: "ar-label" }, passage.label), passage.line);
    if (passage.repeats) passage.block.append(make("span", { class: "ar-notes" }, `repeats ${passage.repeats}`));
    passage.shown = !other && !passage.repeats;
    return passage.block;
  }

  write(passage) {
    const extra = passage.open ? [...passage.spans, { role: "open", ...passage.open }] : passage.spans;
    passage.line.replaceChildren(...cut(passage.text.length, extra).map((stretch) => this.piece(passage, stretch)));
  }

  piece(passage, { from, to, spans }) {
    let node = document.createTextNode(passage.text.slice(from, to));
    if (!spans.length) return node;
    for (const { name } of [...this.model.get("_layers")].reverse()) {
      const here = spans.filter((span) => span.role === "mark" && span.mark.layer === name);
      if (!here.length) continue;
      const first = here.some((span) => span.first && span.from === from);
      const last = here.some((span) => span.last && span.to === to);
      const { mark } = here.reduce((a, b) => (b.mark.end - b.mark.start < a.mark.end - a.mark.start ? b : a));
      const look = `ar-mark ar-${name} ar-is-${mark.kind}${first ? " ar-first" : ""}${last ? " ar-last" : ""}`;
      node = make("span", { class: look, "data-letter": first ? mark.letter : null }, node);
    }
    const of = (role) => spans.filter((span) => span.role === role).map((span) => span.mark?.number ?? 0).join(" ") || null;
    const seat = make("span", { class: `ar-seat${spans.some((span) => span.role === "open") ? " ar-open" : ""}`, "data-marks": of("mark"), "data-speaker": of("speaker"), "data-cue": of("cue") }, node);
    for (const span of spans) if (span.role === "mark" && span.first && span.from === from) {
      this.firsts.set(span.mark.number, seat);
      seat.setAttribute("tabindex", "-1");
      seat.setAttribute(QUIET, "true");
      seat.setAttribute("role", "mark");
      seat.setAttribute("aria-describedby", `${this.id}-detail`);
    }
    return seat;
  }

  /** Show what is switched on: layers, and all passages or running text only. */
  dress() {
    const on = new Set(this.model.get("layers"));
    for (const [name, { box }] of this.boxes) {
      box.checked = on.has(name);
      this.root.classList.toggle(`ar-show-${name}`, on.has(name));
    }
    this.clean.checked = this.model.get("clean");
    this.root.classList.toggle("ar-is-clean", this.clean.checked);
    this.words = null;
    this.cursor = null;
    const here = this.passages.find(({ block }) => block.contains(this.stop));
    if (!here || !this.visible(here)) this.seat(this.passages.find((passage) => this.visible(passage)));
    this.search();
  }

  /** Make a passage the place where the Tab key enters the text, and where moving about begins. */
  seat(passage) {
    this.rove(passage?.block ?? null);
    this.current = passage ? { start: passage.start, end: passage.end } : null;
  }

  visible(passage) { return passage.shown || passage.open || !this.model.get("clean"); }

  // ---- moving about

  rove(node) {
    if (this.stop) this.stop.setAttribute("tabindex", "-1");
    this.stop = node;
    if (node) node.setAttribute("tabindex", "0");
  }

  scrollTo(node) {
    if (!node) return;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const box = node.getBoundingClientRect();
    const frame = this.text.getBoundingClientRect();
    if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 24) return;
    this.text.scrollTo({ top: this.text.scrollTop + box.top - frame.top - frame.height / 3, behavior: calm ? "auto" : "smooth" });
  }

  arrive(node, focus) {
    this.rove(node);
    if (focus) node.focus({ preventScroll: true });
    this.scrollTo(node);
  }

  unlight() {
    for (const node of this.text.querySelectorAll(".ar-current, .ar-speaker, .ar-cue")) node.classList.remove("ar-current", "ar-speaker", "ar-cue");
    this.current = null;
    this.cursor = null;
    this.kept = false;
  }

  toMark(mark, focus = true) {
    this.unlight();
    this.current = { mark, start: mark.start, end: mark.end };
    for (const [key, name] of [["marks", "ar-current"], ["speaker", "ar-speaker"], ["cue", "ar-cue"]]) {
      for (const node of this.text.querySelectorAll(`[data-${key}~="${mark.number}"]`)) node.classList.add(name);
    }
    this.detail.textContent = mark.say;
    const node = this.firsts.get(mark.number);
    if (node) this.arrive(node, focus);
  }

  toPassage(passage, focus = true) {
    this.unlight();
    this.current = { passage, start: passage.start, end: passage.end };
    passage.block.classList.add("ar-current");
    const kind = passage.kind === "body" ? "running text" : passage.kind;
    this.detail.textContent = `${this.model.get("article_id")} ${passage.label}: ${kind}${passage.repeats ? `, repeats ${passage.repeats}` : ""}.`;
    this.arrive(passage.block, focus);
  }

  step(by, focus = true) {
    const on = new Set(this.model.get("layers"));
    const marks = this.marks.filter((mark) => on.has(mark.layer) && this.visible(this.passages[this.passageAt(mark.start)]));
    if (!marks.length) { this.detail.textContent = "No mark is on show: switch a layer on."; return; }
    const here = this.current;
    let at = here?.mark ? marks.indexOf(here.mark) : -1;
    if (at >= 0) at += by;
    else {
      const point = here?.start ?? 0;
      at = marks.findIndex((mark) => mark.start >= point);
      if (at < 0) at = marks.length;
      if (by < 0) at -= 1;
    }
    if (at < 0 || at >= marks.length) { this.detail.textContent = at < 0 ? "This is the first mark." : "This is the last mark."; return; }
    this.toMark(marks[at], focus);
  }

  stepPassage(by) {
    const shown = this.passages.filter((passage) => this.visible(passage));
    if (!this.current || !shown.length) return;
    const here = shown.indexOf(this.passages[this.passageAt(this.current.start)]);
    this.toPassage(shown[Math.max(0, Math.min(shown.length - 1, here + by))]);
  }

  stepWord(by, more) {
    this.words ??= this.passages.filter((passage) => this.visible(passage)).flatMap((passage) =>
      [...passage.text.matchAll(WORD)].map((match) => ({ passage, from: match.index, to: match.index + match[0].length })));
    if (!this.words.length) return;
    if (!this.cursor) {
      const point = this.current?.start ?? 0;
      const at = this.words.findIndex(({ passage, from }) => passage.start + toPoints(passage.text, from) >= point);
      this.cursor = { anchor: Math.max(0, at), head: Math.max(0, at) };
    } else {
      this.cursor.head = Math.max(0, Math.min(this.words.length - 1, this.cursor.head + by));
      if (!more) this.cursor.anchor = this.cursor.head;
    }
    const [low, high] = [this.cursor.anchor, this.cursor.head].sort((a, b) => a - b).map((at) => this.words[at]);
    this.choose(low.passage, low.from, high.passage, high.to);
    this.scrollTo(this.locate(this.words[this.cursor.head].passage, this.words[this.cursor.head].from)[0].parentElement);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = {
      n: () => this.step(1), p: () => this.step(-1),
      ArrowDown: () => this.stepPassage(1), ArrowUp: () => this.stepPassage(-1),
      ArrowRight: () => this.stepWord(1, event.shiftKey), ArrowLeft: () => this.stepWord(-1, event.shiftKey),
      Home: () => this.passages[0] && this.toPassage(this.passages.find((passage) => this.visible(passage)) ?? this.passages[0]),
      End: () => this.passages[0] && this.toPassage(this.passages.findLast((passage) => this.visible(passage)) ?? this.passages.at(-1)),
      Enter: () => this.chooseCurrent(), Escape: () => this.clear(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  click(event) {
    if (!document.getSelection().isCollapsed) return;
    const on = new Set(this.model.get("layers"));
    const seat = event.target.closest(".ar-seat[data-marks]");
    const marks = (seat?.getAttribute("data-marks") ?? "").split(" ").filter(Boolean).map((number) => this.marks[number]).filter((mark) => on.has(mark.layer));
    if (marks.length) this.toMark(marks.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a)));
  }

  goTo(wanted) {
    const plain = wanted.trim().toLowerCase().replace(/^¶\s*/, "");
    if (!plain) return;
    const target = this.passages.find(({ label }) => label.toLowerCase() === plain || label.toLowerCase() === `¶${plain}`);
    if (!target) {
      const running = this.passages.filter(({ label }) => label.startsWith("¶"));
      const range = running.length ? `this article has ${running[0].label} to ${running.at(-1).label}` : "this article has no numbered passages";
      this.detail.textContent = `There is no ¶${plain}; ${range}.`;
      return;
    }
    if (!this.visible(target)) { this.model.set("clean", false); this.model.save_changes(); }
    this.toPassage(target);
  }

  /** Light up the place that Python, or a mark on a picture, asks for. */
  open() {
    const place = this.model.get("opened");
    for (const passage of this.passages) if (passage.open) { passage.open = null; passage.block.classList.remove("ar-has-open"); this.write(passage); }
    if (place.article_id === undefined || place.article_id !== this.model.get("content").article_id) return;
    const labels = [];
    for (let i = this.passageAt(place.start); i < this.passages.length && this.passages[i].start < place.end; i += 1) {
      const passage = this.passages[i];
      passage.open = { from: toUnits(passage.text, Math.max(0, place.start - passage.start)), to: toUnits(passage.text, Math.min(place.end, passage.end) - passage.start) };
      passage.block.classList.add("ar-has-open");
      this.write(passage);
      labels.push(passage.label);
    }
    if (!labels.length) return;
    this.unlight();
    this.current = { start: place.start, end: place.end };
    this.words = null;
    this.detail.textContent = `Opened: ${place.article_id} ${labels.join(", ")}. ${place.say ?? ""}`.trim();
    const node = this.text.querySelector(".ar-open");
    this.rove(node.closest(".ar-passage"));
    this.scrollTo(node);
  }

  // ---- the selection

  /** Text node and offset of a unit of a passage. */
  locate(passage, unit) {
    const walker = document.createTreeWalker(passage.line, NodeFilter.SHOW_TEXT);
    let node = walker.nextNode();
    let left = unit;
    while (node && left > node.length) {
      left -= node.length;
      node = walker.nextNode();
    }
    return [node ?? passage.line, node ? left : 0];
  }

  choose(first, from, last, to) {
    document.getSelection().setBaseAndExtent(...this.locate(first, from), ...this.locate(last, to));
  }

  chooseCurrent() {
    const here = this.current;
    const selection = document.getSelection();
    // Words chosen since the last move to a mark or passage stay chosen.
    if ((this.cursor || this.kept) && !selection.isCollapsed && this.text.contains(selection.anchorNode)) { this.select(); return; }
    if (!here) return;
    const first = this.passages[this.passageAt(here.start)];
    const last = this.passages[this.passageAt(here.end - 1)];
    this.choose(first, toUnits(first.text, here.start - first.start), last, toUnits(last.text, here.end - last.start));
  }

  clear() {
    const selection = document.getSelection();
    if (selection.anchorNode && this.text.contains(selection.anchorNode)) selection.removeAllRanges();
    this.cursor = null;
    this.tell({});
  }

  /** Read the browser's selection, if it stands in the text, as a place. */
  select() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.commonAncestorContainer)) return;
    const touched = this.passages.filter(({ line }) => range.intersectsNode(line));
    const ends = touched.map((passage) => {
      const [from, to] = this.within(range, passage);
      const words = passage.text.slice(from, to);
      const trimmed = words.trim();
      const begin = from + words.length - words.trimStart().length;
      return { passage, from: begin, to: begin + trimmed.length };
    }).filter(({ from, to }) => from < to);
    if (!ends.length) return;
    const [first, last] = [ends[0], ends.at(-1)];
    this.kept = true;
    this.tell({
      article_id: this.model.get("content").article_id,
      start: first.passage.start + toPoints(first.passage.text, first.from),
      end: last.passage.start + toPoints(last.passage.text, last.to),
    }, ends);
  }

  /** First and last unit of a passage inside a range. */
  within(range, { line, text }) {
    const before = (node, offset) => {
      const measure = document.createRange();
      measure.selectNodeContents(line);
      measure.setEnd(node, offset);
      return measure.toString().length;
    };
    const from = line.contains(range.startContainer) ? before(range.startContainer, range.startOffset) : 0;
    const to = line.contains(range.endContainer) ? before(range.endContainer, range.endOffset) : text.length;
    return [from, to];
  }

  tell(place, ends = []) {
    this.paint("ar-chosen", this.chosen, ends.map(({ passage, from, to }) => this.range(passage, from, to)));
    const labels = ends.map(({ passage }) => passage.label);
    const words = ends.map(({ passage, from, to }) => passage.text.slice(from, to)).join(" ").replace(/\s+/g, " ");
    const short = [...words].length > 160 ? `${[...words].slice(0, 157).join("")}…` : words;
    const span = labels.length > 1 ? `${labels[0]} to ${labels.at(-1)}` : labels[0];
    this.choice.textContent = ends.length ? `Selected: “${short}” (${place.article_id} ${span})` : "";
    this.model.set("chosen", place);
    this.model.save_changes();
  }

  range(passage, from, to) {
    const range = document.createRange();
    range.setStart(...this.locate(passage, from));
    range.setEnd(...this.locate(passage, to));
    return range;
  }

  /** Replace this reader's ranges of a painted highlight, where the browser can paint them. */
  paint(name, old, fresh) {
    if (!CSS.highlights) return;
    if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
    const highlight = CSS.highlights.get(name);
    for (const range of old) highlight.delete(range);
    for (const range of fresh) highlight.add(range);
    old.splice(0, old.length, ...fresh);
  }

  // ---- the counted word

  search() {
    const word = this.model.get("word").trim();
    if (this.word.value.trim() !== word) this.word.value = word;
    const hits = [];
    let clean = 0;
    if (word) {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+")}(?![\\p{L}\\p{N}])`, "giu");
      for (const passage of this.passages) for (const match of passage.text.matchAll(pattern)) {
        hits.push([passage, match.index, match.index + match[0].length]);
        if (passage.shown) clean += 1;
      }
    }
    this.count.textContent = word ? `“${word}”: ${hits.length} in the whole file, ${clean} in the clean text.` : "";
    this.paint("ar-found", this.found, hits.filter(([passage]) => this.visible(passage)).map((hit) => this.range(...hit)));
  }
}

export default {
  render({ model, el }) {
    const reader = new Reader(model, el);
    return () => reader.remove();
  },
};
