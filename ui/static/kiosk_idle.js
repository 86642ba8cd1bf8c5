// The next person finds nothing: 结束 wipes at once; without a touch a warning comes first.
(() => {
  const bdc = window.bdc, quiet = 60_000, reading = 90_000, warning = 20;
  let timer, count, panel;
  const box = () => document.getElementById("bdc-question");
  const dirty = () => bdc.kind !== "start" || box()?.value;
  bdc.wipe = () => {
    clearTimeout(timer);
    clearInterval(count);
    bdc.hush?.();
    bdc.deafen?.();
    bdc.forget();  // the server forgets too
    document.querySelectorAll("textarea, input").forEach(field => { field.value = ""; });
    document.getElementById("bdc")?.replaceChildren();
    try {
      localStorage.clear();
      sessionStorage.clear();
      window.caches?.keys().then(names => names.forEach(name => caches.delete(name)));
    } catch { /* storage is off: nothing is kept */ }
    setTimeout(() => location.replace(location.pathname), 200);
  };
  const ask = () => {
    if (panel) return panel;
    panel = document.createElement("dialog");
    panel.id = "bdc-idle";
    panel.setAttribute("role", "alertdialog");
    panel.setAttribute("aria-labelledby", "bdc-idle-title");
    panel.setAttribute("aria-describedby", "bdc-idle-text");
    panel.innerHTML = '<h2 id="bdc-idle-title"></h2><p id="bdc-idle-text"></p><button type="button" class="bdc-button bdc-primary"></button>';
    panel.querySelector("h2").textContent = bdc.words.idle_title;
    panel.querySelector("button").textContent = bdc.words.idle_stay;
    panel.querySelector("button").addEventListener("click", () => panel.close());
    panel.addEventListener("close", restart);
    document.body.append(panel);
    return panel;
  };
  const warn = () => {
    if (!dirty()) { restart(); return; }
    let left = warning;
    const text = ask().querySelector("p");
    const tell = () => { text.textContent = bdc.words.idle_warning.replace("{seconds}", left); };
    tell();
    panel.showModal();
    count = setInterval(() => { left -= 1; tell(); if (left <= 0) bdc.wipe(); }, 1000);
  };
  function restart() {
    clearTimeout(timer);
    clearInterval(count);
    timer = setTimeout(warn, bdc.kind === "start" ? quiet : reading);
  }
  bdc.alive = () => { if (!panel?.open) restart(); };
  for (const event of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(event, bdc.alive, { passive: true });
  }
  addEventListener("click", event => { if (event.target.closest("[data-tool=end]")) bdc.wipe(); });
  addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  bdc.onScreen(bdc.alive);
  restart();
})();
