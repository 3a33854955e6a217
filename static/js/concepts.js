/* Trees of concepts: what is chosen stands on top and can be taken out there; one box searches all names of all trees. */
"use strict";

(function () {
  const box = document.querySelector("[data-concept-search]");
  if (!box) {
    return;
  }
  const trees = [...document.querySelectorAll("[data-tree]")];
  const input = box.querySelector("input");
  const found = box.querySelector("[data-found]");
  box.hidden = false;

  /* what is chosen */
  function show(tree) {
    const list = tree.querySelector("[data-chosen]");
    list.replaceChildren(
      ...[...tree.querySelectorAll("input:checked")].map((choice) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        const words = choice.closest("label").textContent.trim();
        button.type = "button";
        button.dataset.unticks = choice.id;
        button.textContent = `${words} ×`;
        button.setAttribute("aria-label", `${list.dataset.remove}: ${words}`);
        item.append(button);
        return item;
      })
    );
  }

  for (const tree of trees) {
    show(tree);
    tree.addEventListener("change", () => show(tree));
    tree.addEventListener("click", (event) => {
      const button = event.target.closest("[data-unticks]");
      if (button) {
        const choice = document.getElementById(button.dataset.unticks);
        choice.checked = false;
        choice.dispatchEvent(new Event("input", { bubbles: true }));
        show(tree);
        (tree.querySelector("[data-unticks]") || tree.querySelector("summary")).focus();
      }
    });
  }

  /* the search: what was open before is open again after it */
  function search() {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let number = 0;
    for (const tree of trees) {
      const items = [...tree.querySelectorAll("li[data-words]")];
      const hits = new Set(items.filter((item) => words.length && words.every((word) => item.dataset.words.includes(word))));
      number += hits.size;
      tree.classList.toggle("is-searching", words.length > 0);
      tree.hidden = words.length > 0 && hits.size === 0;
      for (const item of items) {
        const leads = [...item.querySelectorAll("li[data-words]")].some((below) => hits.has(below));
        const above = item.parentElement.closest("li[data-words]");
        item.hidden = words.length > 0 && !hits.has(item) && !leads && !hits.has(above);
        item.classList.toggle("is-found", hits.has(item));
      }
      for (const part of tree.querySelectorAll("details")) {
        if (words.length) {
          part.dataset.before ??= String(part.open);
          part.open = Boolean(part.querySelector(".is-found"));
        } else if (part.dataset.before) {
          part.open = part.dataset.before === "true";
          delete part.dataset.before;
        }
      }
    }
    const { one, many, none } = found.dataset;
    found.textContent = words.length ? (number === 0 ? none : number === 1 ? one : many.replace("#", number)) : "";
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    search();
  });
  function clear() {
    input.value = "";
    search();
  }

  for (const tree of trees) {
    tree.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && input.value) {
        clear();
        input.focus();
      }
    });
  }

  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      const first = document.querySelector("[data-tree] .is-found input");
      if (first) {
        first.focus();
      }
    } else if (event.key === "Escape" && input.value) {
      clear();
    }
  });

  /* a link to a tree opens it */
  function open() {
    const tree = location.hash && document.getElementById(location.hash.slice(1));
    if (tree && trees.includes(tree)) {
      tree.querySelector("details").open = true;
      tree.querySelector("summary").focus();
    }
  }

  window.addEventListener("hashchange", open);
  open();
})();
