/* Aids beside the form of a case: the panel follows what is typed, suggestions are taken at once, concepts are searched. */
"use strict";

(function () {
  const form = document.getElementById("draft-form");
  const panel = document.getElementById("beside-parts");
  if (!form || !panel) {
    return;
  }
  const $ = window.django.jQuery;
  const news = document.getElementById("beside-news");
  document.querySelector("[data-key]").hidden = false;
  const QUIET = "#beside, [data-paste], [data-concept-search]";

  /* the panel follows the form */
  let timer;
  let asked = 0;

  function refreshSoon() {
    clearTimeout(timer);
    timer = setTimeout(refresh, 700);
  }

  async function refresh() {
    asked += 1;
    const number = asked;
    const response = await post(panel.dataset.address, new FormData(form));
    if (!response || number !== asked) {
      return;
    }
    const hadTwins = Boolean(panel.querySelector(".beside-twins"));
    const inside = panel.contains(document.activeElement);
    const id = inside && document.activeElement.id;
    const open = [...panel.querySelectorAll("details")].map((part) => [part.querySelector("summary").textContent, part.open]);
    panel.innerHTML = await response.text();
    panel.querySelectorAll("details").forEach((part) => {
      const before = open.find(([words]) => words === part.querySelector("summary").textContent);
      part.open = before ? before[1] : part.open;
    });
    if (inside) {
      ((id && document.getElementById(id)) || panel.querySelector("[data-take], a, summary")).focus();
    }
    if (!hadTwins && panel.querySelector(".beside-twins")) {
      const link = document.createElement("a");
      link.href = "#twins-title";
      link.textContent = news.dataset.twins;
      link.addEventListener("click", () => news.replaceChildren());
      news.replaceChildren(link);
    }
  }

  let shown;

  function say(words) {
    news.textContent = words;
    clearTimeout(shown);
    shown = setTimeout(() => {
      news.textContent = "";
    }, 6000);
  }

  async function post(address, data) {
    try {
      const response = await fetch(address, { method: "POST", body: data, headers: { "HX-Request": "true" } });
      return response.ok && !response.redirected ? response : null;
    } catch {
      return null;
    }
  }

  function follow(event) {
    if (!(event.target instanceof Element) || !event.target.closest(QUIET)) {
      refreshSoon();
    }
  }

  form.addEventListener("input", follow);
  form.addEventListener("entering:changed", refreshSoon);
  form.addEventListener("formset:added", refreshSoon);
  form.addEventListener("click", (event) => event.target.closest("[data-remove]") && refreshSoon());
  $(form).on("change", "select", refreshSoon);

  /* what a button offers */
  function changed(words) {
    form.dispatchEvent(new CustomEvent("entering:changed"));
    say(words);
  }

  function addRow(list) {
    const event = new CustomEvent("entering:add", { detail: { list } });
    form.dispatchEvent(event);
    return event.detail.row;
  }

  function choose(select, value, words) {
    if (![...select.options].some((option) => option.value === value)) {
      select.add(new Option(words || value, value));
    }
    select.value = value;
    $(select).trigger("change");
  }

  const TAKE = {
    concept(button, key) {
      const [scheme, concept] = key.split("/");
      const box = document.getElementById(`id_concepts_${scheme}-${concept}`);
      box.checked = true;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      leave(button);
    },
    indicator(button, key) {
      const row = addRow("indicator_links");
      choose(row.querySelector("[name$=-indicator]"), key, button.dataset.words);
      row.querySelector("[name$=-basis]").value = "curator";
      leave(button);
      row.querySelector("[name$=-directness]").focus();
    },
    citation(button, key) {
      const row = addRow("citations");
      choose(row.querySelector("[name$=-source]"), key, button.dataset.words);
      row.querySelector("[name$=-place]").focus();
    },
  };

  function leave(button) {
    const item = button.closest("li");
    const next = item.nextElementSibling || item.previousElementSibling;
    item.remove();
    ((next && next.querySelector("button")) || panel.querySelector("[data-take], summary")).focus();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (button) {
      event.preventDefault();
      const [kind] = button.value.split("/", 1);
      TAKE[kind](button, button.value.slice(kind.length + 1));
      changed(`${news.dataset.added}: ${button.lastChild.textContent.trim()}`);
    }
  });

  /* Alt+B goes beside the form and back to where one was */
  let before = null;

  document.addEventListener("keydown", (event) => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyB") {
      event.preventDefault();
      if (panel.contains(document.activeElement)) {
        (before && before.isConnected ? before : form.querySelector("input:not([type=hidden])")).focus();
      } else {
        before = form.contains(document.activeElement) ? document.activeElement : null;
        const first = [".beside-twins a", "[data-take]", "a, summary"].map((kind) => panel.querySelector(kind)).find(Boolean);
        first.focus();
      }
    }
  });

  /* a new row of a fact or a citation begins with the source last used */
  function lastUsed(row, name) {
    const used = (list) =>
      [...form.querySelectorAll(`[data-rows=${list}] > [data-row]`)]
        .filter((other) => other !== row && other.querySelector("[name$=-source]").value)
        .map((other) => ({ source: other.querySelector("[name$=-source]"), place: other.querySelector("[name$=-place]").value }));
    const [facts, citations] = [used("facts"), used("citations")];
    const last = (name === "facts" ? facts.at(-1) || citations.at(-1) : citations.at(-1) || facts.at(-1)) || fromBefore();
    if (last && name === "citations" && citations.some((one) => one.source.value === last.source.value && one.place === last.place)) {
      last.place = "";
    }
    return last;
  }

  function fromBefore() {
    const button = form.querySelector(".recent [data-take]");
    const option = button && new Option(button.dataset.words, button.value.slice("citation/".length), true, true);
    return option && { source: { value: option.value, selectedOptions: [option] }, place: "" };
  }

  form.addEventListener("formset:added", (event) => {
    const name = event.detail.formsetName;
    const row = event.target;
    const select = (name === "facts" || name === "citations") && row.querySelector("[name$=-source]");
    if (select && !select.value) {
      const last = lastUsed(row, name);
      if (last) {
        choose(select, last.source.value, last.source.selectedOptions[0].textContent);
        row.querySelector("[name$=-place]").value = last.place;
        row.dataset.begun = JSON.stringify([last.source.value, last.place]);
      }
    }
  });

  // A row in which nothing was typed is none.
  form.addEventListener("submit", () => {
    form.querySelectorAll("[data-row][data-begun]").forEach((row) => {
      const [source, place] = JSON.parse(row.dataset.begun);
      const same = row.querySelector("[name$=-source]").value === source && row.querySelector("[name$=-place]").value === place;
      const typed = [...row.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), textarea, select")].some(
        (field) => field.value && !/-(source|place|qualifier)$/.test(field.name)
      );
      if (same && !typed && row.parentElement.dataset.rows === "facts") {
        row.querySelectorAll("[name$=-source], [name$=-place]").forEach((field) => {
          field.value = "";
        });
      }
    });
  });

  window.aids = { post, addRow, choose, changed };
})();
