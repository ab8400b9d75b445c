// Keeps the figures of today's pushes fresh. Without it the page shows them as they were loaded.
(() => {
  const EVERY = 2000;
  const today = document.getElementById("today");
  const stale = document.getElementById("stale");

  function put(node, text) {
    if (node && node.textContent !== text) node.textContent = text;
  }

  function draw(push) {
    const box = [...today.querySelectorAll("[data-push]")].find((one) => one.dataset.push === push.push);
    if (!box) return false;
    put(box.querySelector("[data-state]"), push.state);
    for (const cell of box.querySelectorAll("[data-figure]")) {
      const value = push[cell.dataset.figure];
      if (value === null) return false; // an audience that grew past the small ones has other cells
      put(cell, String(value));
    }
    const bar = box.querySelector("progress");
    if (bar) {
      bar.max = Math.max(push.audience, 1);
      bar.value = push.settled;
    }
    return true;
  }

  async function refresh() {
    if (document.hidden) return;
    try {
      const answer = await fetch(today.dataset.progress, { redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const { pushes } = await answer.json();
      stale.hidden = pushes.map(draw).every(Boolean);
    } catch {
      stale.hidden = false;
    }
  }

  setInterval(refresh, EVERY);
})();
