// Tables wider than a narrow screen scroll in a box of the theme's; the keyboard must reach it.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    box.tabIndex = 0;
  }
});
