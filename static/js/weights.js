// Sliders beside the fields of weights: moving one moves its siblings that are not locked, so that they always add up to 100.
// Without it the fields work by themselves: what they hold is divided by its sum.
function attachSliders() {
  const form = document.querySelector("form[data-weights]:not([data-attached])");
  if (!form) return;
  form.dataset.attached = "";
  form.querySelectorAll(".sliders").forEach(attachGroup);
}

function attachGroup(list) {
  const weights = [...list.querySelectorAll(".slider")].map((item) => {
    const field = item.querySelector("input[type=number]");
    const range = document.createElement("input");
    Object.assign(range, { type: "range", min: 0, max: 100, step: 0.5, value: field.value });
    range.setAttribute("aria-label", item.querySelector("label").textContent.trim());
    item.append(range);
    return { field, range, lock: item.querySelector("input[type=checkbox]") };
  });

  for (const weight of weights) {
    weight.range.addEventListener("input", () => settle(weight, Number(weight.range.value)));
    weight.field.addEventListener("input", () => {
      if (weight.field.value !== "" && weight.field.checkValidity()) settle(weight, Number(weight.field.value));
    });
  }

  function settle(moved, wanted) {
    const others = weights.filter((weight) => weight !== moved && !weight.lock.checked);
    const locked = sum(weights.filter((weight) => weight !== moved && weight.lock.checked));
    const room = Math.max(0, 100 - locked);
    const value = others.length ? Math.min(wanted, room) : room;
    const before = sum(others);
    show(moved, value);
    for (const other of others) {
      const share = before > 0 ? Number(other.field.value) / before : 1 / others.length;
      show(other, (room - value) * share);
    }
  }

  function sum(some) {
    return some.reduce((total, weight) => total + Number(weight.field.value), 0);
  }

  function show(weight, value) {
    const text = String(Math.round(value * 100) / 100);
    weight.range.value = text;
    if (weight.field !== document.activeElement || Number(weight.field.value) !== Number(text)) weight.field.value = text;
  }
}

attachSliders();
