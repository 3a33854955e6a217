/* Rows from a spreadsheet: what stands in the box is read by the server and shown, then added; a block pasted into a row goes the same way. */
"use strict";

(function () {
  const box = document.querySelector("[data-paste]");
  const list = document.querySelector("[data-facts]");
  if (!box || !list) {
    return;
  }
  const form = document.getElementById("draft-form");
  const text = box.querySelector("textarea");
  const shown = document.getElementById("pasted");

  async function read() {
    const response = await window.aids.post(box.dataset.address, new FormData(form));
    if (!response) {
      shown.textContent = shown.dataset.failed;
      return;
    }
    shown.innerHTML = await response.text();
    (shown.querySelector("[data-add-pasted]") || shown).focus();
  }

  function fill(row, { values, words }) {
    for (const [name, value] of Object.entries(values)) {
      const fields = [...row.querySelectorAll(`[name$="-${name}"]`)];
      if (fields.length && fields[0].type === "checkbox") {
        fields.forEach((field) => {
          field.checked = value.includes(field.value);
        });
      } else if (fields.length && fields[0].matches("select.admin-autocomplete")) {
        window.aids.choose(fields[0], value, words[name]);
      } else if (fields.length) {
        fields[0].value = value;
      }
    }
    const folded = row.querySelector("details.more");
    if (folded && ["value_max", "also", "text_zh", "text_en", "note_zh", "note_en"].some((name) => (values[name] || []).length)) {
      folded.open = true;
    }
  }

  function isEmpty(row) {
    const fields = row.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), textarea, [name$=-unit]");
    return [...fields].every((field) => !field.value || field.name.endsWith("-place"));
  }

  function addAll() {
    const empty = [...list.querySelectorAll(":scope > [data-row]")].filter(isEmpty);
    const notes = [];
    let first;
    for (const read of shown.querySelectorAll("[data-values]")) {
      const row = empty.shift() || window.aids.addRow("facts");
      first = first || row;
      fill(row, JSON.parse(read.dataset.values));
      notes.push(...[...read.querySelectorAll("td:last-child p")].map((note) => note.textContent));
    }
    const words = shown.querySelector("caption").textContent;
    shown.replaceChildren();
    if (notes.length) {
      const kept = document.createElement("ul");
      kept.className = "pasted-notes";
      kept.append(...notes.map((note) => Object.assign(document.createElement("li"), { textContent: note })));
      shown.append(kept);
    }
    text.value = "";
    box.open = notes.length > 0;
    window.aids.changed(words);
    first.querySelector("input:not([type=hidden])").focus();
  }

  box.addEventListener("click", (event) => {
    if (event.target.closest("[data-read]")) {
      event.preventDefault();
      read();
    } else if (event.target.closest("[data-add-pasted]")) {
      addAll();
    }
  });

  /* a column of one field goes down the rows, a block is read as in the box */
  function fillDown(field, lines) {
    const name = field.name.replace(/^facts-\d+-/, "");
    let row = field.closest("[data-row]");
    for (const line of lines) {
      if (!row || !row.matches("[data-row]")) {
        row = window.aids.addRow("facts");
      }
      row.querySelector(`[name$="-${name}"]`).value = line;
      row = row.nextElementSibling;
    }
    window.aids.changed("");
  }

  list.addEventListener("paste", (event) => {
    const pasted = event.clipboardData.getData("text/plain").replace(/[\r\n]+$/, "");
    const lines = pasted.split(/\r?\n/);
    if (!pasted.includes("\t") && (lines.length < 2 || event.target.tagName === "TEXTAREA")) {
      return;
    }
    event.preventDefault();
    if (pasted.includes("\t")) {
      text.value = pasted;
      box.open = true;
      read();
    } else {
      fillDown(event.target, lines);
    }
  });
})();
