// Reads a screen or a card aloud, one sentence at a time, and shows which.
(() => {
  const bdc = window.bdc, words = bdc.words;
  let queue = [], at = -1, speed = 2, sound = null, next = null, bar = null;
  const voice = () => window.speechSynthesis?.getVoices().find(one => one.lang.startsWith("zh"));
  const base = location.pathname.replace(/\/?$/, "/");
  const url = element => `${base}speech/${element.dataset.say}?speed=${speed}`;

  const show = () => {
    if (!bar) {
      bar = document.createElement("section");
      bar.id = "bdc-reading";
      bar.setAttribute("aria-label", words.reading);
      bar.innerHTML = '<p></p><div><button type="button" data-read="slower"></button><button type="button" data-read="faster"></button><button type="button" data-read="stop"></button></div>';
      for (const button of bar.querySelectorAll("button")) {
        button.className = "bdc-button";
        button.textContent = words[`read_${button.dataset.read}`];
      }
      bar.addEventListener("click", event => {
        const how = event.target.closest("button")?.dataset.read;
        if (how === "stop") bdc.hush();
        if (how === "slower" || how === "faster") {
          speed = Math.min(3, Math.max(1, speed + (how === "faster" ? 1 : -1)));
          play(at);
        }
      });
      document.body.append(bar);
    }
    bar.style.bottom = `${document.querySelector(".bdc-bar").offsetHeight}px`;
    bar.hidden = false;
  };
  const quiet = () => {
    if (sound) { sound.onended = sound.onerror = null; sound.pause(); sound = null; }
    window.speechSynthesis?.cancel();
    document.querySelectorAll(".bdc-spoken").forEach(one => one.classList.remove("bdc-spoken"));
  };
  bdc.hush = () => {
    quiet();
    queue = [];
    at = -1;
    next = null;
    if (bar) bar.hidden = true;
  };
  function play(number) {
    quiet();
    at = number;
    if (at >= queue.length) { bdc.hush(); return; }
    bdc.alive();
    const element = queue[at];
    element.classList.add("bdc-spoken");
    element.scrollIntoView({ block: "center" });
    show();
    bar.querySelector("p").textContent = `${words.reading}：${element.textContent}`;
    if (!words.speech) {
      const spoken = new SpeechSynthesisUtterance(element.textContent);
      spoken.voice = voice();
      spoken.lang = "zh-CN";
      spoken.rate = [0.7, 0.9, 1.2][speed - 1];
      spoken.onend = () => { if (at === number) play(number + 1); };
      window.speechSynthesis.speak(spoken);
      return;
    }
    const wanted = url(element);
    sound = next?.src.endsWith(wanted) ? next : new Audio(wanted);
    const failed = () => { bdc.hush(); bdc.toast(words.read_failed); };
    sound.onended = () => play(number + 1);
    sound.onerror = failed;
    sound.play().catch(error => { if (error.name !== "AbortError") failed(); });
    next = queue[number + 1] ? new Audio(url(queue[number + 1])) : null;
  }
  bdc.read = place => {
    bdc.hush();
    queue = [...place.querySelectorAll("[data-say]")].filter(one => one.checkVisibility());
    if (queue.length) play(0);
  };
  addEventListener("click", event => {
    const button = event.target.closest("[data-tool=read], [data-tool=read-card]");
    if (button) bdc.read(button.closest("details, .bdc-screen"));
  });
  const offer = screen => {
    if (!words.speech && !voice()) return;
    screen.querySelectorAll("[data-tool^=read]").forEach(button => { button.hidden = false; });
  };
  bdc.onScreen(screen => {
    offer(screen);
    window.speechSynthesis?.addEventListener("voiceschanged", () => offer(screen), { once: true });
    if (screen.dataset.manner === "slower") speed = 1;
    if (["slower", "again"].includes(screen.dataset.manner)) bdc.read(screen);
  });
})();
