/* The form of a draft: rows come, go and move at once, unsaved changes are not left by accident, Ctrl+S saves. */
"use strict";

(function () {
  const form = document.getElementById("draft-form");
  if (!form) {
    return;
  }
  let isUnsaved = "unsaved" in form.dataset;

  function note() {
    isUnsaved = true;
    form.querySelector("[data-unsaved-words]").hidden = false;
  }

  /* rows */
  function reorder(list) {
    [...list.querySelectorAll(":scope > [data-row]")].forEach((row, place) => {
      row.querySelector("[data-order]").value = place;
      const number = row.querySelector("[data-number]");
      if (number) {
        number.textContent = place + 1;
      }
    });
    note();
  }

  function add(list) {
    const total = list.querySelector(`[name="${list.dataset.rows}-TOTAL_FORMS"]`);
    const number = Number(total.value);
    const template = list.querySelector(":scope > template[data-empty]");
    const made = document.createElement("template");
    made.innerHTML = template.innerHTML.replaceAll("__prefix__", number);
    const row = made.content.firstElementChild;
    const none = list.querySelector(":scope > [data-none]");
    total.value = number + 1;
    template.before(row);
    if (none) {
      none.remove();
    }
    reorder(list);
    row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: list.dataset.rows } }));
    return row;
  }

  function focusOn(row) {
    const first = row.querySelector("input:not([type=hidden]), select, textarea");
    (first || row).focus();
  }

  function move(row, way) {
    const list = row.closest("[data-rows]");
    const rows = [...list.querySelectorAll(":scope > [data-row]")];
    const other = rows[rows.indexOf(row) + (way === "up" ? -1 : 1)];
    if (other) {
      other[way === "up" ? "before" : "after"](row);
      reorder(list);
      row.querySelector(`[data-move=${way}]`).focus();
    }
  }

  function remove(row) {
    const list = row.closest("[data-rows]");
    const next = row.nextElementSibling.matches("[data-row]") ? row.nextElementSibling : list.querySelector("[data-add]");
    row.remove();
    reorder(list);
    next.focus();
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-move], [data-remove]");
    if (!button) {
      return;
    }
    event.preventDefault();
    if ("add" in button.dataset) {
      focusOn(add(button.closest("[data-rows]")));
    } else if ("remove" in button.dataset) {
      remove(button.closest("[data-row]"));
    } else {
      move(button.closest("[data-row]"), button.dataset.move);
    }
  });

  /* for other scripts of the form: a new row at the end of a list, and a note that something changed */
  form.addEventListener("entering:add", (event) => {
    event.detail.row = add(form.querySelector(`[data-rows="${event.detail.list}"]`));
  });
  form.addEventListener("entering:changed", note);

  /* unsaved changes */
  form.addEventListener("input", note);
  window.django.jQuery(form).on("change", "select", note);
  form.addEventListener("submit", () => {
    isUnsaved = false;
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-drops]")) {
      isUnsaved = false;
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (isUnsaved) {
      event.preventDefault();
    }
  });
  if (isUnsaved) {
    note();
  }

  /* saving by keyboard, and back to where one was */
  const here = `entering:${location.pathname}`;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && !event.altKey) {
      event.preventDefault();
      const save = form.querySelector("[data-save]") || form.querySelector("[name=_over]");
      if (save) {
        form.requestSubmit(save);
      }
    }
  });
  form.addEventListener("submit", () => sessionStorage.setItem(here, JSON.stringify([scrollY, document.activeElement.id])));
  const place = sessionStorage.getItem(here);
  sessionStorage.removeItem(here);
  const first = document.querySelector("#conflict, #refusal, #errors");
  if (first) {
    first.focus();
  } else if (place) {
    const [top, id] = JSON.parse(place);
    const last = id && document.getElementById(id);
    if (last) {
      last.focus({ preventScroll: true });
    }
    scrollTo(0, top);
  }

  /* a link to a list to choose from leads to the box that stands for it */
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("select.select2-hidden-accessible")) {
      event.target.nextElementSibling.querySelector(".select2-selection").focus();
    }
  });

  /* a slug from the English title, while there is none */
  const title = document.getElementById("id_title_en");
  const slug = document.getElementById("id_slug");
  if (title && slug && !slug.value && !slug.disabled) {
    let isSuggested = true;
    slug.addEventListener("input", () => {
      isSuggested = slug.value === "";
    });
    title.addEventListener("input", () => {
      if (isSuggested) {
        const plain = title.value.normalize("NFKD").toLowerCase().replace(/[^a-z0-9\s-]/g, "");
        slug.value = plain.trim().replace(/[\s-]+/g, "-").slice(0, 80).replace(/^-|-$/g, "");
      }
    });
  }
})();
