// Says a question instead of typing it: touched once it listens, touched again it puts the words into the box.
(() => {
  const bdc = window.bdc, words = bdc.words, longest = 30_000, patience = 20_000;
  const url = `${location.pathname.replace(/\/?$/, "/")}listen`;
  let turn = 0, recorder = null, stream = null, limit, call = null;
  const button = () => document.querySelector("[data-tool=listen]");
  const show = pressed => {
    const one = button();
    one?.setAttribute("aria-pressed", String(pressed));
    if (one) one.querySelector("span").textContent = pressed ? words.listening : words.listen;
  };
  const release = () => {
    clearTimeout(limit);
    stream?.getTracks().forEach(track => track.stop());
    stream = recorder = null;
    show(false);
  };
  bdc.deafen = () => {
    turn += 1;  // what is still on its way is for nobody
    if (recorder) recorder.ondataavailable = recorder.onstop = null;
    if (recorder?.state === "recording") recorder.stop();
    call?.abort();
    call = null;
    release();
  };
  const hear = async (sound, mine) => {
    call = new AbortController();
    const late = setTimeout(() => call?.abort(), patience);
    bdc.toast(words.listen_waiting);
    let told = words.listen_failed;
    try {
      const response = await fetch(url, {
        method: "POST", body: sound, headers: { "Content-Type": sound.type }, signal: call.signal,
      });
      const answer = await response.json();
      if (mine !== turn) return;
      const box = document.getElementById("bdc-question");
      if (response.ok && box) {
        box.value = answer.text;
        box.dispatchEvent(new Event("input", { bubbles: true }));
        bdc.toast("");
        bdc.say(words.listen_heard.replace("{text}", () => answer.text));
        box.focus();
        return;
      }
      told = answer.detail ?? told;
    } catch { /* the sentence says what to do */ } finally {
      clearTimeout(late);
      if (mine === turn) call = null;
    }
    if (mine === turn) bdc.toast(told);
  };
  const listen = async () => {
    bdc.hush?.();
    bdc.deafen();
    bdc.toast("");
    const mine = turn;
    try {
      const given = await navigator.mediaDevices.getUserMedia({ audio: true });
      if (mine !== turn) { given.getTracks().forEach(track => track.stop()); return; }
      stream = given;
      const type = ["audio/webm", "audio/mp4", "audio/ogg"].find(one => MediaRecorder.isTypeSupported(one));
      recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
    } catch {
      if (mine === turn) { release(); bdc.toast(words.listen_no_microphone); }
      return;
    }
    let parts = [];
    recorder.ondataavailable = event => parts.push(event.data);
    recorder.onstop = () => {
      const sound = new Blob(parts, { type: recorder.mimeType });
      parts = [];
      release();
      hear(sound, mine);
    };
    recorder.start();
    limit = setTimeout(() => recorder?.stop(), longest);
    show(true);
    bdc.say(words.listening);
  };
  addEventListener("click", event => {
    if (!event.target.closest("[data-tool=listen]")) return;
    bdc.alive();
    if (recorder?.state === "recording") recorder.stop(); else if (!call) listen();
  });
  addEventListener("pagehide", bdc.deafen);
  bdc.onScreen(screen => {
    const form = screen.querySelector("form.bdc-ask");
    if (!form || form.querySelector("[data-tool=listen]")) return;
    const one = document.createElement("button");
    one.type = "button";
    one.className = "bdc-button bdc-listen";
    one.dataset.tool = "listen";
    one.innerHTML = `${words.listen_icon}<span></span>`;
    form.append(one);
    show(recorder?.state === "recording");  // the start screen may be filled anew meanwhile
  });
})();
