// Choosing days by dragging over the timeline, and moving in time by keys. Without scripts the links below it do the same.
"use strict";

(() => {
  const DAY = 86400000;
  let drag = null, sought = false;

  const parts = (element) => {
    const box = element?.closest?.(".scroll[data-first]");
    return box && box.dataset.first ? { box, svg: box.querySelector("svg.chart") } : null;
  };

  // Where on the picture, in its own units.
  const at = ({ box, svg }, event) => {
    const frame = svg.getBoundingClientRect();
    const x = ((event.clientX - frame.left) / frame.width) * svg.viewBox.baseVal.width;
    const low = Number(box.dataset.x);
    return { x: Math.min(Math.max(x, low), low + Number(box.dataset.wide)), inside: x >= low && x <= low + Number(box.dataset.wide) };
  };

  const day = (box, x) => {
    const first = Date.parse(box.dataset.first), last = Date.parse(box.dataset.last);
    const days = (last - first) / DAY + 1;
    const number = Math.min(days - 1, Math.floor(((x - Number(box.dataset.x)) / Number(box.dataset.wide)) * days));
    return new Date(first + number * DAY).toISOString().slice(0, 10);
  };

  const show = (first, last) => {
    const form = document.querySelector("form.narrow");
    form.elements.from.value = first;
    form.elements.to.value = last;
    form.requestSubmit();
  };

  document.addEventListener("pointerdown", (event) => {
    const found = parts(event.target);
    if (!found || event.button !== 0 || event.pointerType === "touch" || event.target.closest("a")) return;
    const start = at(found, event);
    if (!start.inside) return;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", "brush");
    rect.setAttribute("y", "30");
    rect.setAttribute("height", String(found.svg.viewBox.baseVal.height - 56));
    found.svg.append(rect);
    found.box.classList.add("brushing");
    drag = { ...found, from: start.x, to: start.x, rect };
    event.preventDefault();
    found.box.focus({ preventScroll: true });
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.to = at(drag, event).x;
    drag.rect.setAttribute("x", String(Math.min(drag.from, drag.to)));
    drag.rect.setAttribute("width", String(Math.abs(drag.to - drag.from)));
  });

  const done = (keep) => {
    if (!drag) return;
    const { box, rect, from, to } = drag;
    drag = null;
    rect.remove();
    box.classList.remove("brushing");
    if (keep && Math.abs(to - from) > 6) show(day(box, Math.min(from, to)), day(box, Math.max(from, to)));
  };
  document.addEventListener("pointerup", () => done(true));
  document.addEventListener("pointercancel", () => done(false));

  const STEPS = { ArrowLeft: "before", ArrowRight: "after", "+": "closer", "=": "closer", "-": "wider", 0: "all", Escape: "home" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) return done(false);
    if (!event.target.matches?.(".scroll[data-first]") || event.ctrlKey || event.metaKey || event.altKey) return;
    const link = STEPS[event.key] && document.querySelector(`.zoom a[data-step="${STEPS[event.key]}"]`);
    if (!link) return;
    event.preventDefault();
    sought = true;
    link.click();
  });

  // A list that a link of the page points to is opened.
  const opened = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches("details")) target.open = true;
  };
  window.addEventListener("hashchange", opened);
  document.addEventListener("click", (event) => {
    const href = event.target.closest?.("a")?.getAttribute("href") ?? "";
    if (href.startsWith("#")) setTimeout(opened, 0);
  });
  opened();

  // Where the picture is wider than the screen, its latest days are shown first.
  const latest = () => {
    const found = parts(document.querySelector(".scroll[data-first]"));
    if (!found) return;
    const scale = found.svg.getBoundingClientRect().width / found.svg.viewBox.baseVal.width;
    const end = (Number(found.box.dataset.x) + Number(found.box.dataset.wide)) * scale;
    found.box.scrollLeft = Math.max(0, end - found.box.clientWidth + 8);
  };
  latest();

  // Fields left empty don't stand in the address; who moved in time by keys goes on from there.
  document.addEventListener("htmx:configRequest", (event) => {
    for (const [name, value] of Object.entries(event.detail.parameters)) if (value === "") delete event.detail.parameters[name];
  });
  document.addEventListener("htmx:afterSettle", () => {
    latest();
    if (sought) document.querySelector(".scroll[data-first]")?.focus({ preventScroll: true });
    sought = false;
  });
})();
