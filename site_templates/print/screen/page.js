"use strict";
/* What every page to fill in on screen builds on: its data, its words, and what it says and asks.
   Words stand in the template; what people type, and what files hold, reaches the page as text only. */
const page = (() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(byId("page-data").textContent);
  const words = new Map(all("#words template").map((word) => [word.dataset.word, word.content.textContent]));
  const say = (word, values = {}) =>
    words.get(word).replace(/\[(\w+)\]/g, (whole, key) => (Object.hasOwn(values, key) ? String(values[key]) : whole));
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  /* Says something until it is closed; news, other than a warning, also goes when somebody types on. */
  const show = (text, isWarning) => {
    const close = make("button", { type: "button", className: "message__close" }, "×");
    close.setAttribute("aria-label", say("close"));
    close.addEventListener("click", () => byId("message").replaceChildren());
    byId("message").replaceChildren(make("p", {}, text), close);
    byId("message").classList.toggle("message--warning", isWarning);
  };
  const tell = (text) => show(text, false);
  const warn = (text) => show(text, true);
  const dropNews = () => {
    if (!byId("message").matches(".message--warning")) byId("message").replaceChildren();
  };

  /* What a dialog was left with: the value of the button that closed it; empty where somebody escaped. */
  const choose = (id) =>
    new Promise((resolve) => {
      const dialog = byId(id);
      dialog.returnValue = "";
      dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
      dialog.showModal();
    });
  const ask = async (id) => (await choose(id)) === "yes";
  for (const button of all("dialog button")) {
    button.addEventListener("click", () => button.closest("dialog").close(button.value));
  }

  const KEPT_FOR_DOWNLOAD = 60_000;
  const download = (name, content, type) => {
    const address = URL.createObjectURL(new Blob([content], { type }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR_DOWNLOAD);
  };

  return Object.freeze({ byId, all, data, say, make, write, show, tell, warn, dropNews, choose, ask, download });
})();
