/* Give every list to choose from the name of its label, for readers who hear the page; Django's lists have none. */
"use strict";

(function () {
  function nameOf(select) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label) {
      return label.textContent.trim().replace(/[:：]$/, "");
    }
    const cell = select.closest("td");
    const heading = cell && cell.closest("table").querySelectorAll("thead th:not(.original)")[cell.cellIndex - 1];
    return heading ? heading.textContent.trim() : select.name;
  }

  function name(container) {
    const select = container.previousElementSibling;
    if (!select || select.tagName !== "SELECT") {
      return;
    }
    container.querySelectorAll("[role=combobox], [role=searchbox], [role=textbox], textarea, .select2-search__field").forEach((box) => {
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", nameOf(select));
    });
  }

  function nameAll(root) {
    root.querySelectorAll(".select2-container").forEach(name);
  }

  document.addEventListener("DOMContentLoaded", () => {
    nameAll(document);
    new MutationObserver((changes) => {
      changes.forEach((change) => change.target instanceof Element && nameAll(change.target));
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
