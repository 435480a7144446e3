// Comforts only: every page works without this file.

// A link to a dialog opens it above the page and gives the focus back afterwards; without script the address does.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const closer = event.target.closest("[data-close]");
  if (opener) {
    const dialog = document.getElementById(opener.getAttribute("href").slice(1));
    if (dialog && dialog.showModal) {
      event.preventDefault();
      dialog.showModal();
    }
  } else if (closer && closer.closest("dialog")?.open) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

// Work queues: inside an element with data-keys, a single key presses the control that names it. Only while the focus
// is inside, and never while typing (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  const area = event.target.closest?.("[data-keys]");
  const typing = event.target.closest?.("input, select, textarea");
  if (!area || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const control = [...area.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase());
  if (control) {
    event.preventDefault();
    control.click();
  }
});

// A table that fits its frame is no stop for the Tab key, and its head may stay at the top of the window.
const frames = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1 || target.scrollHeight > target.clientHeight + 1;
    target.classList.toggle("fits", !scrolls && target.classList.contains("stack"));
    if (scrolls) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});
document.querySelectorAll(".table[tabindex]").forEach((table) => frames.observe(table));

// Progress by server-sent events; at the end the page is asked for again, so that the server says what comes next.
const number = new Intl.NumberFormat("id-ID");
document.querySelectorAll("[data-stream]").forEach((part) => {
  const events = new EventSource(part.dataset.stream);
  const bar = part.querySelector("progress");
  const between = document.documentElement.lang === "en" ? " of " : " dari ";
  events.onmessage = (event) => {
    const state = JSON.parse(event.data);
    if (state.max > 0) {
      bar.max = state.max;
      bar.value = state.value;
      part.querySelector("[data-count]").textContent = number.format(state.value) + between + number.format(state.max);
    }
    if (state.note) part.querySelector("[data-note]").textContent = state.note;
    if (state.done) {
      events.close();
      location.reload();
    }
  };
});

// A number that is easier to try than to know gets a slider beside it; both say the same.
document.querySelectorAll("input[data-slider]").forEach((input) => {
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: input.min, max: input.max, step: input.dataset.slider });
  slider.value = input.value || input.min;
  slider.setAttribute("aria-label", document.querySelector(`label[for="${input.id}"]`).textContent);
  slider.addEventListener("input", () => (input.value = slider.value));
  input.addEventListener("input", () => (slider.value = input.value));
  input.after(slider);
});

// A form that sends what stands in another one now, not what stood there when the page came.
document.querySelectorAll("form[data-copy]").forEach((form) => {
  form.addEventListener("formdata", (event) => {
    const other = new FormData(document.getElementById(form.dataset.copy));
    for (const [name, value] of other) event.formData.set(name, value);
  });
});
