/* The way to each sheet of a page, and which of them is in view. */
const contents = (() => {
  const { byId, make, say } = page;

  /* Links to the sheets, from `labelOf(sheet)`, which gives what a link shows. `mark(sheet, isDone)` sets its tick. */
  const made = (sheets, labelOf) => {
    const links = new Map();
    for (const [number, sheet] of sheets.entries()) {
      sheet.id = `sheet-${number + 1}`;
      const tick = make("span", { className: "contents__mark", hidden: true }, " ✓");
      tick.append(make("span", { className: "visually-hidden" }, say("done")));
      links.set(sheet, make("a", { href: `#${sheet.id}` }, ...labelOf(sheet), tick));
    }
    byId("contents").firstElementChild.append(...[...links.values()].map((link) => make("li", {}, link)));
    byId("contents").hidden = false;

    const inView = () => sheets.findLast((sheet) => sheet.getBoundingClientRect().top < innerHeight * 0.4) ?? sheets[0];
    const markPlace = () => {
      const here = inView();
      for (const [sheet, link] of links) {
        if (sheet !== here) link.removeAttribute("aria-current");
        else if (!link.hasAttribute("aria-current")) {
          link.setAttribute("aria-current", "true");
          const list = byId("contents");
          list.scrollTo({ left: link.offsetLeft - list.clientWidth / 2, top: link.offsetTop - list.clientHeight / 2 });
        }
      }
    };
    const mark = (sheet, isDone) => {
      links.get(sheet).querySelector(".contents__mark").hidden = !isDone;
    };
    addEventListener("scroll", markPlace, { passive: true });
    return Object.freeze({ inView, markPlace, mark });
  };

  return Object.freeze({ made });
})();
