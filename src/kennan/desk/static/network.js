// The network of actors on a canvas: the server's layout, drawn by sigma, to be moved and enlarged. Where it can't be
// drawn the server's picture stays.
"use strict";

(() => {
  const figure = document.getElementById("net");
  if (!figure || !window.Sigma || !window.graphology) return;
  const canvas = document.createElement("canvas");
  if (!canvas.getContext("webgl2") && !canvas.getContext("webgl")) return;

  const picture = figure.querySelector(".sheet");
  const kinds = { state: "event", government: "event", armed_group: "quote", person: "status",
    international_org: "stance", party: "stance" };

  // Colours of the style sheet, which are others by dark
  const colour = (name) => {
    const probe = document.createElement("i");
    probe.className = `probe-${name}`;
    figure.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  const draw = (data) => {
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.setAttribute("aria-hidden", "true"); // the picture behind it and the table tell the same to those who can't see it
    picture.before(stage);
    const upright = stage.clientHeight > stage.clientWidth; // the sheet lies; on a phone it is turned
    const scale = Math.min(0.85, Math.max(0.4, Math.max(stage.clientWidth, stage.clientHeight) / data.width));

    const graph = new graphology.Graph({ multi: false, type: "undirected" });
    for (const n of data.nodes) {
      const [x, y] = upright ? [n.y, -n.x] : [n.x, -n.y];
      const side = upright ? "start" : !n.label ? "" : n.label[2] !== "middle" ? n.label[2] : n.label[1] < n.y ? "above" : "below";
      graph.addNode(n.id, { x, y, side, size: n.size * scale, label: n.name, kind: kinds[n.kind] || "figure", href: n.href });
    }
    for (const e of data.edges) {
      graph.addEdge(e.a, e.b, { size: e.width * scale, tone: e.tone });
    }

    let paint = {};
    const mix = () => {
      paint = {};
      for (const name of ["event", "quote", "status", "stance", "figure", "up", "down", "even", "faint", "ink", "sheet"]) {
        paint[name] = colour(name);
      }
    };
    mix();

    let near = null; // the node pointed at, and its neighbours
    const hover = (context, node) => {
      const size = 14;
      context.font = `600 ${size}px system-ui, sans-serif`;
      const wide = context.measureText(node.label).width;
      context.fillStyle = paint.sheet;
      context.strokeStyle = paint.ink;
      context.beginPath();
      context.roundRect(node.x + node.size + 1, node.y - size * 0.85, wide + 10, size * 1.7, 4);
      context.fill();
      context.stroke();
      context.fillStyle = paint.ink;
      context.fillText(node.label, node.x + node.size + 6, node.y + size / 3);
    };
    const name = (context, node, settings) => {
      const side = node.side || "start";
      if (!node.label || (!node.side && !(sigma && sigma.getCamera().ratio < 0.7))) return; // its place is taken until one comes nearer
      context.font = `${settings.labelSize}px ${settings.labelFont}`;
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = paint.sheet; // so that lines beneath don't cross the letters
      context.fillStyle = paint.ink;
      context.textAlign = side === "start" || side === "end" ? side : "center";
      const x = node.x + (side === "start" ? node.size + 4 : side === "end" ? -node.size - 4 : 0);
      const y = node.y + (side === "above" ? -node.size - 4 : side === "below" ? node.size + 14 : settings.labelSize / 3);
      context.strokeText(node.label, x, y);
      context.fillText(node.label, x, y);
      context.textAlign = "start";
    };
    let sigma = null;
    sigma = new Sigma(graph, stage, {
      labelFont: "system-ui, sans-serif",
      labelSize: upright ? 12 : 14,
      labelDensity: upright ? 1.4 : 12,
      labelGridCellSize: upright ? 70 : 90,
      labelRenderedSizeThreshold: upright ? 3 : 4,
      minCameraRatio: 0.08,
      maxCameraRatio: 3,
      stagePadding: upright ? 30 : 60,
      defaultDrawNodeLabel: name,
      defaultDrawNodeHover: hover,
      nodeReducer: (id, n) => {
        const apart = near && !near.has(id);
        return { ...n, color: apart ? paint.faint : paint[n.kind], label: apart ? "" : n.label, zIndex: apart ? 0 : 1 };
      },
      edgeReducer: (id, e) => {
        const apart = near && !graph.extremities(id).includes(near.first);
        return { ...e, color: apart ? paint.faint : paint[e.tone], zIndex: apart ? 0 : 1, hidden: false };
      },
      zIndex: true,
    });

    const point = (id) => {
      near = id === null ? null : new Set([id, ...graph.neighbors(id)]);
      if (near) near.first = id;
      stage.classList.toggle("pointing", id !== null);
      sigma.refresh({ skipIndexation: true });
    };
    sigma.on("enterNode", ({ node }) => point(node));
    sigma.on("leaveNode", () => point(null));
    sigma.on("clickNode", ({ node }) => {
      const { href } = graph.getNodeAttributes(node);
      if (href) window.location.assign(href);
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      mix();
      sigma.refresh();
    });

    const turn = document.createElement("button");
    turn.type = "button";
    turn.className = "turn";
    const show = (moving) => {
      stage.hidden = !moving;
      picture.hidden = moving;
      turn.textContent = moving ? "Show as a still picture" : "Show to be moved and enlarged";
      if (moving) sigma.refresh();
    };
    turn.addEventListener("click", () => show(stage.hidden));
    figure.querySelector("figcaption").append(turn);
    show(true);
    figure.dataset.drawn = String(graph.order);
  };

  fetch(figure.dataset.graph, { headers: { accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(draw)
    .catch((error) => {
      figure.querySelector(".stage")?.remove();
      picture.hidden = false;
      console.warn("The network stays a picture:", error.message);
    });
})();
