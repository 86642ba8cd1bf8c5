// Size in three steps, and the look of high contrast; neither is kept for the next person.
(() => {
  const bdc = window.bdc, root = document.documentElement, last = 3;
  const set = step => {
    root.dataset.size = Math.min(last, Math.max(1, step));
    bdc.say(bdc.words.size_told.replace("{step}", root.dataset.size));
    for (const [name, end] of [["larger", last], ["smaller", 1]]) {
      const button = document.querySelector(`[data-tool=${name}]`);
      button?.setAttribute("aria-disabled", String(Number(root.dataset.size) === end));
    }
  };
  const step = () => Number(root.dataset.size);
  root.dataset.size = matchMedia("(max-width: 480px)").matches ? 1 : 2;
  root.dataset.look = "light";
  bdc.larger = () => set(step() + 1);
  addEventListener("click", event => {
    const button = event.target.closest("[data-tool]");
    switch (button?.dataset.tool) {
      case "larger": set(step() + 1); break;
      case "smaller": set(step() - 1); break;
      case "look": {
        const dark = root.dataset.look === "light";
        root.dataset.look = dark ? "contrast" : "light";
        button.setAttribute("aria-pressed", String(dark));
        button.querySelector("span").textContent = dark ? bdc.words.look_light : bdc.words.look_contrast;
        break;
      }
      case "take": {
        const code = document.getElementById("bdc-qr");
        code.hidden = !code.hidden;
        button.setAttribute("aria-expanded", String(!code.hidden));
        if (!code.hidden) code.scrollIntoView({ block: "nearest" });
        break;
      }
    }
  });
  bdc.onScreen(screen => { if (screen.dataset.manner === "louder") bdc.larger(); });
})();
