// The values of the page's tokens at this moment.
export function tokens() {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    series: [1, 2, 3, 4, 5].map((n) => value(`--chart-${n}`)),
    text: value("--content-primary"),
    quiet: value("--content-secondary"),
    line: value("--stroke-primary"),
    ground: value("--background-primary"),
    areas: [1, 2, 3, 4, 5].map((n) => value(`--area-${n}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}

const indonesian = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 2 });
const units = [
  [1e12, " T"],
  [1e9, " M"],
  [1e6, " jt"],
  [1e4, " rb"],
];

export const full = (value) => (value == null ? "–" : indonesian.format(value));

// Axes have little room: 1,79 M (miliar), 35 rb (ribu). The table and the tooltip hold the full figure.
export function short(value) {
  for (const [size, name] of units) {
    if (Math.abs(value) >= size) {
      const divisor = size === 1e4 ? 1e3 : size;
      return new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 }).format(value / divisor) + name;
    }
  }
  return full(value);
}

// A tooltip as elements: text in HTML strings with styles would be refused by the content policy.
export function tip(title, lines) {
  const box = document.createElement("div");
  const head = document.createElement("strong");
  head.textContent = title;
  box.append(head);
  for (const line of lines) {
    const row = document.createElement("div");
    row.textContent = line;
    box.append(row);
  }
  return box;
}
