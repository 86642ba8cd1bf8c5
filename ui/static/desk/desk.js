// The desk: answers as one pauses, parts of a page instead of whole ones, guides checked as one types, shortcuts.
// Without this script every form still works, one page at a time.
(() => {
  const root = "/desk", pause = 300, settled = 3_000, idle = 15 * 60_000;
  const headers = { "x-desk-part": "1" };
  const body = document.body, find = (selector) => document.querySelector(selector);
  const ask = find("#ask"), box = find("#question"), answer = find("#answer"), found = find("#found");
  let typing, settling, waiting, shown = "";

  async function get(address, fields) {
    const response = await fetch(`${address}?${new URLSearchParams(fields)}`, { headers });
    return signedIn(response);
  }

  async function post(address, fields, signal) {
    return signedIn(await fetch(address, { method: "POST", body: new URLSearchParams(fields), headers, signal }));
  }

  function signedIn(response) {
    if (response.status === 401) location.assign(`${root}/sign-in?said=again`);
    // A refusal that comes before the desk, such as for want of room, is no page.
    if (response.headers.get("content-type")?.startsWith("application/problem")) throw new Error("refused");
    return response;
  }

  function tell(place, html) {
    place.innerHTML = html; // rendered and escaped on the server; the policy allows no script in it
    const panel = place.querySelector("[data-found]");
    if (panel && found) found.textContent = panel.dataset.found;
  }

  async function show(keep) {
    clearTimeout(typing);
    clearTimeout(settling);
    waiting?.abort();
    const question = box.value.trim();
    if (!question) { answer.replaceChildren(); found.textContent = ""; shown = ""; return; }
    waiting = new AbortController();
    answer.setAttribute("aria-busy", "true");
    try {
      const fields = { csrf: body.dataset.csrf, question, keep };
      const html = await (await post(ask.action, fields, waiting.signal)).text();
      tell(answer, html);
      shown = question;
      answer.removeAttribute("aria-busy");
      if (keep) find("#told-head")?.focus();
      else settling = setTimeout(() => settle(question), settled);
    } catch (error) {
      if (error.name !== "AbortError") { answer.removeAttribute("aria-busy"); found.textContent = ""; answer.textContent = body.dataset.offline; }
    }
  }

  async function settle(question) {
    const forms = answer.querySelectorAll("[name=consultation_id]");
    clearTimeout(settling);
    const panel = answer.querySelector(".panel");
    if (!panel || panel.dataset.consultation || shown !== question) return;
    panel.dataset.consultation = "…"; // once, however it came to this
    const kept = post(`${root}/keep`, { csrf: body.dataset.csrf, question });
    const response = await kept.catch(() => null);
    if (!response?.ok || shown !== question) return;
    const { consultation_id } = await response.json();
    for (const field of forms) field.value = consultation_id;
    panel.dataset.consultation = consultation_id;
  }

  if (ask) {
    const later = () => { clearTimeout(typing); clearTimeout(settling); typing = setTimeout(show, pause, false); };
    box.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    box.addEventListener("compositionend", later);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) { box.value = ""; show(false); }
    });
    // Who hands the matter over will not ask again: the consultation stands.
    answer.addEventListener("toggle", (event) => {
      if (event.target.id === "hand-over" && event.target.open) settle(shown);
    }, true);
    ask.addEventListener("submit", (event) => { event.preventDefault(); show(true); });
  }

  document.addEventListener("submit", async (event) => {
    const place = event.target.dataset.into && find(event.target.dataset.into);
    if (!place) return;
    event.preventDefault();
    clearTimeout(settling);
    const fields = new FormData(event.target, event.submitter);
    try {
      const send = event.target.method === "get" ? get : post;
      tell(place, await (await send(event.target.action, fields)).text());
      if (place === answer) find("#told-head")?.focus();
      else if (place.matches("[tabindex]")) place.focus();
    } catch { place.textContent = body.dataset.offline; }
  });

  function press(target) {
    if (target.matches("a, button")) { target.click(); return; }
    if (target.matches("summary")) {
      const details = target.parentElement;
      details.open = !details.open;
      (details.open && details.querySelector("textarea, input:not([type=hidden]), select") || target).focus();
      return;
    }
    target.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.altKey) {
      const target = find(`[data-key="${CSS.escape(event.code)}"]`);
      if (target) { event.preventDefault(); press(target); }
    } else if (event.key === "/" && document.documentElement.dataset.slash === "on") {
      if (event.target.closest("input, textarea, select")) return;
      event.preventDefault();
      if (box) { box.focus(); box.select(); } else location.assign(`${root}/`);
    }
  });

  // The editor of a guide: checked as one types, rows put in place; the server renders all of it.
  const editor = find("#editor");
  if (editor) {
    const quiet = 700, tally = find("#tally");
    let checking, running, changed = false;

    async function drafted(submitter) {
      clearTimeout(checking);
      running?.abort();
      running = new AbortController();
      tally.setAttribute("aria-busy", "true");
      if (submitter) tally.textContent = ""; // who asks is told, though it be the same as before
      const fields = new FormData(editor, submitter);
      const html = await (await post(editor.dataset.draft, fields, running.signal)).text();
      const page = new DOMParser().parseFromString(html, "text/html");
      if (!page.getElementById("tally")) throw new Error("refused");
      for (const place of document.querySelectorAll(".found, #tally, #preview")) renew(place, page);
      tally.removeAttribute("aria-busy");
      return page;
    }

    function renew(place, page) {
      const fresh = page.getElementById(place.id);
      const open = [...place.querySelectorAll("details")].map((one) => one.open);
      fresh.querySelectorAll("details").forEach((one, n) => { if (open.length) one.open = open[n]; });
      if (fresh.innerHTML !== place.innerHTML) place.innerHTML = fresh.innerHTML;
    }

    function checked(submitter) {
      return drafted(submitter).catch((error) => {
        if (error.name === "AbortError") return;
        tally.removeAttribute("aria-busy");
        tally.textContent = editor.dataset.offline;
      });
    }

    const later = () => { changed = true; clearTimeout(checking); checking = setTimeout(checked, quiet); };
    editor.addEventListener("input", (event) => { if (!event.isComposing) later(); });
    editor.addEventListener("compositionend", later);
    editor.addEventListener("submit", async (event) => {
      const [does, name, row] = event.submitter?.name === "do" ? event.submitter.value.split(":") : [];
      if (!does) {
        if (event.submitter?.formTarget) return; // the notice comes in a page of its own
        clearTimeout(checking);
        changed = false;
        tally.textContent = editor.dataset.saving;
        return;
      }
      event.preventDefault();
      const page = await checked(event.submitter);
      const rows = name && page?.getElementById(`rows-${name}`);
      if (!rows) return;
      changed = true;
      const place = find(`#rows-${name}`);
      place.innerHTML = rows.innerHTML;
      const left = place.querySelectorAll(".row");
      const at = does === "add" ? left.length - 1 : Math.min(Number(row), left.length - 1);
      left[at].querySelector("input, select, textarea").focus();
    });
    addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
  }

  // An evaluation in the background: its bar, until it stands differently.
  const progress = find("#progress");
  if (progress) {
    const every = 1_000, state = "running";
    const look = async () => {
      try {
        const html = await (await get(progress.dataset.poll, {})).text();
        tell(progress, html);
        if (progress.querySelector("[data-state]")?.dataset.state !== state) { location.reload(); return; }
      } catch { /* the next look may reach the service again */ }
      setTimeout(look, every);
    };
    setTimeout(look, every);
  }

  // Nobody there: the session has ended on the server, so what is on the screen goes too.
  let leaving;
  const here = () => { clearTimeout(leaving); leaving = setTimeout(() => location.assign(`${root}/`), idle); };
  for (const event of ["pointerdown", "keydown", "wheel"]) addEventListener(event, here, { passive: true });
  if (find(".who")) here();
})();
