// Buttons that copy the text of a field. Without this the text can be selected and copied all the same.
function attachCopying() {
  for (const button of document.querySelectorAll("button[data-copy][hidden]")) {
    const field = document.getElementById(button.dataset.copy);
    const status = button.parentElement.querySelector("[role=status]");

    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await copy(field);
      status.textContent = copied ? status.dataset.copied : status.dataset.selected;
    });
    field.addEventListener("focus", () => field.select());
  }
}

async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Only pages of a safe origin may write to the clipboard; the old way works elsewhere, or the text stays selected.
    return document.execCommand("copy");
  }
}

attachCopying();
// A part of the page that was exchanged may have brought new buttons.
document.body.addEventListener("htmx:afterSwap", attachCopying);
