// The tray without a new page: its buttons say what they will do next, and a page from the history shows what is collected now.
"use strict";

(function () {
  function show() {
    const tray = document.getElementById("tray");
    const slugs = tray ? tray.dataset.slugs.split(" ") : [];
    for (const button of document.querySelectorAll("button[data-collect]")) {
      const isIn = slugs.includes(button.value);
      button.name = isIn ? "remove" : "add";
      button.dataset.collect = isIn ? "in" : "out";
    }
  }

  function isFromHistory(event) {
    const [entry] = performance.getEntriesByType("navigation");
    return event.persisted || (entry && entry.type === "back_forward");
  }

  // What the site refuses, such as a browser without cookies, it explains on a page of its own.
  function sendPlainly(event) {
    const form = event.detail.elt;
    if (form.id !== "tray-form") {
      return;
    }
    for (const [name, value] of Object.entries(event.detail.requestConfig.parameters)) {
      if (!form.elements[name]) {
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name, value });
        form.append(field);
      }
    }
    form.submit();
  }

  document.body.addEventListener("htmx:afterSettle", show);
  document.body.addEventListener("htmx:responseError", sendPlainly);
  window.addEventListener("pageshow", (event) => {
    const tray = document.getElementById("tray");
    if (tray && isFromHistory(event)) {
      htmx.ajax("GET", tray.dataset.address, { target: "#tray", swap: "outerHTML" });
    }
  });
})();
