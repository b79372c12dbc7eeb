"use strict";
(() => {
  const form = document.getElementById("filters");
  const items = [...document.querySelectorAll("[data-filter]")].map((element) => ({
    element,
    tokens: new Set(element.dataset.filter.split(" ")),
    rows: [...element.querySelectorAll("[data-row]")].map((row) => ({ row, tokens: new Set(row.dataset.row.split(" ")) })),
  }));
  // What is too wide for a phone as a table is read there row by row, each value behind the head of its column.
  for (const table of document.querySelectorAll("table:not(.stacked)")) {
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent);
    if (heads.length <= 3) continue;
    table.classList.add("stacked");
    for (const row of table.tBodies[0].rows) [...row.cells].forEach((cell, i) => { cell.dataset.label = heads[i]; });
  }
  const header = document.querySelector("header"), main = document.getElementById("main"), summary = document.getElementById("summary");
  const groups = [...document.querySelectorAll(".group")].reverse();
  const fields = [...form.elements].filter((field) => field.name);

  // What the address says behind its #: an anchor, and behind a question mark the filters.
  function address() {
    const [anchor, query = ""] = location.hash.slice(1).split("?");
    return { anchor, filters: new URLSearchParams(query) };
  }

  function filters() {
    const chosen = new URLSearchParams();
    for (const field of fields) if (field.value) chosen.set(field.name, field.value);
    return chosen;
  }

  function remember(anchor, push) {
    const query = filters().toString();
    const hash = "#" + anchor + (query ? "?" + query : "");
    if (hash === location.hash) return;
    history[push ? "pushState" : "replaceState"](null, "", hash);
  }

  function wanted(chosen) {
    const tokens = [];
    for (const name of ["level", "tag"]) if (chosen.get(name)) tokens.push(name + ":" + chosen.get(name));
    return tokens.concat(judged(chosen));
  }

  function judged(chosen) {
    const verdict = chosen.get("verdict"), target = chosen.get("target");
    if (!verdict) return [];
    return [(target ? form.elements.target.selectedIndex - 1 : "verdict") + ":" + verdict];
  }

  function apply() {
    const chosen = filters();
    const words = (chosen.get("q") || "").toLowerCase().split(/\s+/).filter(Boolean);
    const tokens = wanted(chosen), rowTokens = judged(chosen);
    let shown = 0, all = 0;
    for (const item of items) {
      if (words.length) item.text ??= item.element.textContent.toLowerCase();
      const fits = tokens.every((token) => item.tokens.has(token)) && words.every((word) => item.text.includes(word));
      item.element.hidden = !fits;
      for (const { row, tokens: has } of item.rows) row.hidden = !rowTokens.every((token) => has.has(token));
      if (item.element.classList.contains("scenario")) { all++; shown += fits; }
    }
    for (const group of groups) {
      const inside = [...group.querySelectorAll("[data-filter]")];
      group.hidden = inside.length > 0 && inside.every((element) => element.hidden);
    }
    summary.hidden = words.length + tokens.length > 0; // what was found begins at the top
    only(chosen.get("target"));
    form.querySelector("output").textContent = chosen.size ? shown + " of " + all + " scenarios" : "";
  }

  // Shows the columns and reports of one target, or of all.
  function only(target) {
    const select = form.elements.target;
    const run = target && select ? String(select.selectedIndex - 1) : "";
    for (const element of document.querySelectorAll("[data-run]")) element.hidden = run !== "" && element.dataset.run !== run;
  }

  function go(anchor) {
    document.querySelector(".here")?.classList.remove("here");
    const element = anchor && document.getElementById(anchor);
    if (!element) return;
    if (element.closest("[hidden]")) { form.reset(); apply(); }
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    element.classList.toggle("here", element.matches("tr, .scenario, .report"));
    element.focus({ preventScroll: true });
    reveal(element, 10);
  }

  // What is out of sight has no more than a guessed height, so what stands above may move the element in the next frames.
  function reveal(element, frames) {
    element.scrollIntoView({ behavior: "instant" });
    if (frames > 0) requestAnimationFrame(() => reveal(element, frames - 1));
  }

  // Lines break anew in a window of another width, and what was read would be anywhere: what stood at the top of the
  // window, down to which part of it, is kept there.
  const top = () => Math.max(0, header.getBoundingClientRect().bottom);
  let width = innerWidth, reading;
  function note() {
    if (innerWidth !== width) return; // not yet what was read
    reading = undefined;
    const x = main.getBoundingClientRect().left + 48;
    for (let y = top() + 4; scrollY > 0 && !reading && y < innerHeight; y += 12) {
      const element = document.elementFromPoint(x, y)?.closest("h2, h3, h4, h5, p, li, tr, pre, summary, dt, dd, svg");
      if (!element || !main.contains(element)) continue;
      const box = element.getBoundingClientRect();
      reading = { element, part: (top() - box.top) / box.height };
    }
  }
  function keep(frames) {
    if (!reading?.element.checkVisibility()) { width = innerWidth; return; }
    const box = reading.element.getBoundingClientRect();
    scrollBy({ top: box.top + reading.part * box.height - top(), behavior: "instant" });
    if (frames > 0) requestAnimationFrame(() => keep(frames - 1));
    else width = innerWidth;
  }

  function restore() {
    const { anchor, filters: chosen } = address();
    for (const field of fields) field.value = chosen.get(field.name) || "";
    apply();
    go(anchor);
  }

  const reports = [...document.querySelectorAll(".report")];
  let at = -1;
  function step(by) {
    const open = reports.filter((report) => !report.closest("[hidden]"));
    if (!open.length) return;
    at = (at + by + open.length) % open.length;
    go(open[at].id);
    remember(open[at].id, false);
  }

  const theme = document.getElementById("theme");
  const root = document.documentElement;
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  function paint(name) {
    if (name) root.dataset.theme = name;
    theme.textContent = dark() ? "Light" : "Dark";
    theme.setAttribute("aria-label", dark() ? "Switch to light" : "Switch to dark");
  }
  function stored(key, value) {
    try { return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value); } catch { return null; }
  }
  function turn() {
    const name = dark() ? "light" : "dark";
    stored("theme", name);
    paint(name);
  }

  async function copy(button) {
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) { copy(button); return; }
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const anchor = link.getAttribute("href").slice(1);
    if (anchor.includes("?")) return; // the address has filters of its own
    event.preventDefault();
    go(anchor);
    remember(anchor, true);
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(address().anchor, false); }));
  form.addEventListener("input", () => { apply(); remember(address().anchor, false); scrollTo(0, 0); });
  form.elements.q.addEventListener("keydown", (event) => { if (event.key === "Escape") form.reset(); });

  const keys = document.getElementById("keys");
  keys.addEventListener("change", () => stored("keys", keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
    const act = { "/": () => form.elements.q.focus(), n: () => step(1), p: () => step(-1), t: turn }[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  addEventListener("scroll", () => requestAnimationFrame(note), { passive: true });
  addEventListener("resize", () => { if (innerWidth !== width) keep(10); });
  addEventListener("hashchange", restore);
  addEventListener("popstate", restore);
  addEventListener("beforeprint", () => { for (const report of reports) report.open = true; });
  theme.addEventListener("click", turn);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint());
  keys.checked = stored("keys") !== "off";
  for (const element of document.querySelectorAll("form, #theme, .copy")) element.hidden = false;
  paint(stored("theme"));
  restore();
})();
