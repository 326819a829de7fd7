/* Opens the fold that holds the place an address names, all folds on paper, and the search from the home page.
   Pages work without it. */
"use strict";
(() => {
  const folds = () => document.querySelectorAll("details.rb-fold");
  const reveal = () => {
    const place = document.querySelector(":target");
    const question = place && place.closest(".rb-question");
    const fold = question && question.querySelector("details.rb-fold");
    if (fold && !fold.open) {
      fold.open = true;
      place.scrollIntoView();
    }
  };
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...folds()].filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
  for (const button of document.querySelectorAll("button.rb-search")) {
    button.addEventListener("click", () => document.querySelector(".md-search__input").focus());
  }
  addEventListener("hashchange", reveal);
  addEventListener("load", reveal);
})();
