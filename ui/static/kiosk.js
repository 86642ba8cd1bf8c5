// The kiosk's page: carries touches to the server, shows that it is working, tells the new screen.
(() => {
  document.documentElement.lang = "zh-CN";
  const words = window.bdcWords, later = [];
  const bdc = window.bdc = { words, kind: "start", onScreen: call => later.push(call) };
  let send = () => {}, place = null, waiting = [], asked = false, typed = "";

  bdc.say = text => {
    const live = document.getElementById("bdc-live");
    if (live) live.textContent = text;
  };
  bdc.toast = text => {
    let box = document.getElementById("bdc-toast");
    if (!box) {
      box = document.createElement("div");
      box.id = "bdc-toast";
      document.body.append(box);
    }
    box.textContent = text;
    box.hidden = !text;
    if (text) bdc.say(text);
  };
  const done = () => { waiting.forEach(clearTimeout); waiting = []; asked = false; bdc.toast(""); };
  bdc.touch = data => {
    if (asked) return;
    bdc.hush?.();
    bdc.deafen?.();
    typed = "";
    asked = true;
    waiting = [
      setTimeout(() => bdc.toast(words.waiting), 250),
      setTimeout(() => bdc.toast(words.waiting_long), 5000),
      setTimeout(() => { done(); bdc.toast(words.lost); }, 15000),
    ];
    send(data);
  };
  bdc.forget = () => { typed = ""; send({ act: "end" }); };

  // The server says in words why it takes no touch now, such as after too many in a minute.
  const fetched = window.fetch;
  window.fetch = async (...request) => {
    const response = await fetched(...request);
    if (asked && [429, 503].includes(response.status)) {
      const problem = await response.clone().json().catch(() => ({}));
      done();
      bdc.toast(problem.detail ?? words.lost);
    }
    return response;
  };

  const shown = () => {
    done();
    const screen = place.querySelector(".bdc-screen");
    if (!screen) return;
    bdc.kind = screen.dataset.kind;
    document.documentElement.dataset.kind = bdc.kind;
    if (matchMedia("(min-width: 700px)").matches) {  // on small screens one card is open at a time
      screen.querySelectorAll("details[name]").forEach(card => card.removeAttribute("name"));
    }
    const box = document.getElementById("bdc-question");
    if (typed && box && !box.value) {  // typed while the start screen was still being filled
      box.value = typed;
      box.focus();
    }
    scrollTo(0, 0);
    const title = screen.querySelector("h2[tabindex]");
    if (title) {
      title.focus({ preventScroll: true });
      const told = screen.querySelectorAll(".bdc-direct > p, .bdc-person li, [role=alert]");
      bdc.say([title, ...told].map(one => one.textContent).join(" "));
    }
    later.forEach(call => call(screen));
  };

  bdc.start = (element, trigger, watch) => {
    place = element;
    send = trigger;
    watch("value", shown);
    shown();
  };

  const form = element => {
    const held = new FormData(element), act = element.dataset.form;
    if (act === "ask") return { act, text: held.get("text") };
    const towns = element.querySelector("fieldset[data-district]:not([hidden]) input:checked");
    return {
      act,
      value: element.dataset.value,
      text: held.get("text"),
      place: towns ? towns.value : held.get("city"),
      phone: held.get("phone") ?? "",
    };
  };
  addEventListener("submit", event => {
    if (!event.target.dataset.form) return;
    event.preventDefault();
    bdc.touch(form(event.target));
  });
  addEventListener("click", event => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const { act, value = "", text = "" } = button.dataset;
    if (act === "feedback") {
      const kind = { helpful: "thanks_helpful", not_found: "thanks_unclear", wrong: "thanks_wrong" }[value];
      const thanks = document.createElement("p");
      thanks.className = "bdc-thanks";
      thanks.tabIndex = -1;
      thanks.textContent = words[kind];
      button.closest(".bdc-feedback").replaceChildren(thanks);
      thanks.focus();
      bdc.say(thanks.textContent);
      send({ act, value });
      return;
    }
    bdc.touch({ act, value, text });
  });
  addEventListener("input", event => {
    if (event.target.id === "bdc-question") typed = event.target.value;
  });
  addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target.id === "bdc-question") {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
  addEventListener("change", event => {
    if (event.target.name !== "district") return;
    document.querySelectorAll("fieldset[data-district]").forEach(towns => {
      towns.hidden = towns.dataset.district !== event.target.value;
    });
  });
})();
