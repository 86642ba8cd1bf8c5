// Prints the notice, the ticket's slip or the screen itself, from a frame that nobody sees.
(() => {
  const bdc = window.bdc, words = bdc.words;
  const print = html => {
    document.getElementById("bdc-paper")?.remove();
    const frame = document.createElement("iframe");
    frame.id = "bdc-paper";
    frame.title = "";
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.setAttribute("sandbox", "allow-same-origin allow-modals");  // no script runs in it
    frame.addEventListener("load", () => {
      bdc.toast(words.print_waiting);
      setTimeout(() => bdc.toast(""), 5000);
      frame.contentWindow.print();
    }, { once: true });
    frame.srcdoc = html;
    document.body.append(frame);
  };
  const notice = async item => {
    try {
      const response = await fetch(`/api/v1/items/${encodeURIComponent(item)}/notice?paper=slip`);
      if (!response.ok) throw new Error(String(response.status));
      print(await response.text());
    } catch { bdc.toast(words.print_failed); }
  };
  addEventListener("click", event => {
    const button = event.target.closest("[data-tool]");
    switch (button?.dataset.tool) {
      case "print": notice(button.dataset.item); break;
      case "print-slip": print(document.querySelector("template.bdc-slip").content.textContent); break;
      case "print-page":
        document.querySelectorAll("details").forEach(card => { card.removeAttribute("name"); card.open = true; });
        window.print();
        break;
    }
  });
})();
