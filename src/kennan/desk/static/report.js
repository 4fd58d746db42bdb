// What scripts add to a report: claims open beside the text, and text and notes show which belongs to which.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  // Who rules is remembered on this machine, so that it need not be typed with every ruling.
  const remembered = () => { try { return localStorage.getItem("kennan.author") || ""; } catch { return ""; } };
  const fill = (where) => where.querySelectorAll("input.author").forEach((field) => { if (!field.value) field.value = remembered(); });
  fill(document);

  // What follows from a ruling takes a while in a large case: the page comes anew, unless somebody writes in it.
  const soon = () => setTimeout(() => (document.activeElement.matches("input, select") ? soon() : location.reload()), 2500);
  if (document.querySelector("[data-following]")) soon();

  const reading = document.querySelector(".reading");
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form.rule");
    if (!form) return;
    const author = form.querySelector("input.author");
    try { if (author) localStorage.setItem("kennan.author", author.value.trim()); } catch { /* not kept then */ }
    // A pane that was fetched into a report goes on with the report, not with the claim's own page.
    if (reading && form.elements.back) form.elements.back.value = location.pathname + location.search + location.hash;
  });
  if (!reading) return;

  const notes = new Map();
  reading.querySelectorAll("a.n").forEach((note) => notes.set(note.dataset.n, note));
  const covers = (segment) => segment.dataset.n.split(" ");
  const segments = (number) => [...reading.querySelectorAll(".c")].filter((one) => covers(one).includes(number));

  const mark = (number, name, on) => segments(number).forEach((one) => one.classList.toggle(name, on));
  const select = (note) => {
    const selected = reading.querySelector("a.n[aria-current]");
    if (selected) { selected.removeAttribute("aria-current"); mark(selected.dataset.n, "on", false); }
    if (note) {
      const folded = note.closest("details");
      if (folded) folded.open = true;
      note.setAttribute("aria-current", "true");
      mark(note.dataset.n, "on", true);
    }
  };

  const beside = reading.querySelector(".beside");
  const open = async (note, push) => {
    const href = new URL(note.href);
    await htmx.ajax("GET", `/claim/${encodeURIComponent(note.dataset.claim)}`, { target: "#pane", select: "#pane", swap: "outerHTML", source: beside });
    select(note);
    reading.classList.add("open");
    if (!document.getElementById("close")) beside.insertAdjacentHTML("afterbegin", '<p class="close"><a id="close" href="#">Close</a></p>');
    const close = document.getElementById("close");
    const plain = new URL(location.href);
    plain.searchParams.delete("claim");
    plain.hash = "";
    close.href = plain.pathname + plain.search;
    fill(beside);
    beside.scrollTop = 0;
    if (push) {
      history.pushState({ claim: note.dataset.claim }, "", href.pathname + href.search);
      document.getElementById("pane").focus({ preventScroll: true });
    }
  };
  const shut = () => { select(null); reading.classList.remove("open"); };

  reading.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const close = event.target.closest("#close");
    if (close) {
      event.preventDefault();
      const note = reading.querySelector("a.n[aria-current]");
      shut();
      history.pushState({}, "", close.getAttribute("href"));
      if (note) note.focus({ preventScroll: true });
      return;
    }
    let note = event.target.closest("a.n");
    if (!note) {
      const segment = event.target.closest(".c");
      if (!segment || !window.getSelection().isCollapsed) return;
      // The innermost claim first; the same place again opens the next around it.
      const numbers = covers(segment).reverse();
      const now = reading.querySelector("a.n[aria-current]");
      const next = now ? numbers[(numbers.indexOf(now.dataset.n) + 1) % numbers.length] : numbers[0];
      note = notes.get(next);
    }
    if (note) { event.preventDefault(); open(note, true); }
  });
  window.addEventListener("popstate", () => {
    const claim = new URL(location.href).searchParams.get("claim");
    const note = claim && [...notes.values()].find((one) => one.dataset.claim === claim);
    if (note) open(note, false); else if (!claim) shut();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && reading.classList.contains("open")) document.getElementById("close")?.click();
  });

  let lit = null;
  const light = (number) => {
    if (number === lit) return;
    if (lit !== null) { mark(lit, "lit", false); notes.get(lit)?.classList.remove("lit"); }
    lit = number;
    if (lit !== null) { mark(lit, "lit", true); notes.get(lit)?.classList.add("lit"); }
  };
  reading.addEventListener("mouseover", (event) => {
    const note = event.target.closest("a.n");
    const segment = event.target.closest(".c");
    light(note ? note.dataset.n : segment ? covers(segment).at(-1) : null);
  });
  reading.addEventListener("focusin", (event) => { const note = event.target.closest("a.n"); if (note) light(note.dataset.n); });

  // A sentence of another part of a long report, named by an address that does not name the part.
  const wanted = /^#s(\d+)$/.exec(location.hash);
  if (wanted && !document.getElementById(`s${wanted[1]}`)) {
    const shown = [...reading.querySelectorAll("span[id^='s']")].map((one) => Number(one.id.slice(1)));
    const last = Math.max(0, ...shown), next = document.querySelector(".pager a[rel='next']");
    if (next && Number(wanted[1]) > last && !new URL(location.href).searchParams.has("claim")) location.replace(next.href + location.hash);
  }
})();
