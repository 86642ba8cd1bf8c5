// Idle reset: after a minute without a touch, warn for 20 seconds, then wipe and start afresh.
(() => {
  document.documentElement.lang = "zh-CN";
  const quiet = 60_000, reading = 90_000, warning = 20;
  let timer, count;
  const asked = () => document.querySelector(".bdc-direct, .bdc-person") !== null;
  const box = () => document.querySelector("#bdc-question textarea, #bdc-question input");
  const dirty = () => asked() || (box() && box().value !== "");
  const wipe = () => {
    const answer = document.getElementById("bdc-answer");
    if (answer) answer.replaceChildren();
    if (box()) box().value = "";
    try { localStorage.clear(); sessionStorage.clear(); } catch { /* storage is off: nothing kept */ }
    location.reload();
  };
  const panel = () => {
    let found = document.getElementById("bdc-idle");
    if (!found) {
      found = document.createElement("div");
      found.id = "bdc-idle";
      found.setAttribute("role", "alertdialog");
      found.setAttribute("aria-modal", "true");
      found.innerHTML = '<div><p aria-live="assertive"></p><button type="button"></button></div>';
      document.body.append(found);
      found.querySelector("button").addEventListener("click", restart);
    }
    return found;
  };
  const warn = () => {
    if (!dirty()) { restart(); return; }
    let left = warning;
    const shown = panel(), words = window.bdcWords;
    shown.querySelector("button").textContent = words.stay;
    const tell = () => { shown.querySelector("p").textContent = words.warning.replace("{seconds}", left); };
    tell();
    shown.classList.add("shown");
    shown.querySelector("button").focus();
    count = setInterval(() => { left -= 1; tell(); if (left <= 0) { clearInterval(count); wipe(); } }, 1000);
  };
  function restart() {
    clearTimeout(timer);
    clearInterval(count);
    document.getElementById("bdc-idle")?.classList.remove("shown");
    timer = setTimeout(warn, asked() ? reading : quiet);
  }
  for (const event of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    addEventListener(event, () => {
      if (!document.querySelector("#bdc-idle.shown")) restart();
    }, { passive: true });
  }
  restart();
})();
