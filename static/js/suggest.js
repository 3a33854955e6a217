// Suggestions under the search box: a combobox whose options are links. Without it the box searches all the same.
function attachSuggestions() {
  const input = document.querySelector("input[data-suggest]:not([role])");
  const box = document.getElementById("suggestions");
  if (!input || !box) return;
  let timer;
  let asked = "";
  let active = -1;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  close();

  const options = () => [...box.querySelectorAll("[role=option]")];

  function close() {
    box.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show(html) {
    box.innerHTML = html;
    active = -1;
    const some = options().length > 0;
    box.hidden = !some;
    input.setAttribute("aria-expanded", String(some));
  }

  async function ask() {
    const text = input.value.trim();
    if (!text) return close();
    if (text === asked && !box.hidden) return;
    asked = text;
    const response = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`);
    if (response.ok && input.value.trim() === text && document.activeElement === input) show(await response.text());
  }

  function move(step) {
    const all = options();
    if (!all.length) return;
    active = (active + step + all.length + (active < 0 && step < 0 ? 1 : 0)) % all.length;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    input.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || box.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", () => setTimeout(() => box.contains(document.activeElement) || close(), 150));
  box.addEventListener("mousedown", (event) => event.preventDefault());
  input.form.addEventListener("submit", close);
}

attachSuggestions();
// The box is drawn anew with every choice.
document.addEventListener("htmx:afterSettle", attachSuggestions);
