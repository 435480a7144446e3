// Draws what n-chart and n-map put beside an empty element as JSON. Colours and letters come from the page's tokens, so
// that a theme or a government's brand counts here too. The table beside each chart is for all who do not see this.
import { init, use, registerMap } from "echarts/core";
import { BarChart, LineChart, ScatterChart, MapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { chartOption } from "./charts/chart.js";
import { bubbleOption, mapOption, pieces } from "./charts/map.js";
import { full, tokens } from "./charts/tokens.js";

use([
  BarChart,
  LineChart,
  ScatterChart,
  MapChart,
  GridComponent,
  TooltipComponent,
  GeoComponent,
  VisualMapPiecewiseComponent,
  LabelLayout,
  SVGRenderer,
]);

const drawn = [];

function spec(element) {
  return JSON.parse(element.parentElement.querySelector("script[type='application/json']").textContent);
}

async function draw(element) {
  const data = spec(element);
  element.classList.add("drawn");
  const chart = init(element, null, { renderer: "svg" });
  const isMap = element.hasAttribute("data-map");
  const option = isMap ? await optionOfMap(data, element) : () => chartOption(data, tokens(), element);
  const refresh = () => chart.setOption(option(), true);
  refresh();
  chart.on("click", (event) => event.data?.href && location.assign(event.data.href));
  // The observer also calls at once, and for boxes that are folded away: both leave nothing to draw anew.
  let [width, height] = [element.clientWidth, element.clientHeight];
  new ResizeObserver(() => {
    const [now, tall] = [element.clientWidth, element.clientHeight];
    if (!now || !tall || (now === width && tall === height)) return;
    [width, height] = [now, tall];
    chart.clear();
    chart.resize();
    refresh();
  }).observe(element);
  drawn.push(refresh);
}

async function optionOfMap(data, element) {
  const bubbles = () => bubbleOption(data, tokens(), element);
  if (!data.boundaryUrl) return bubbles;
  const answer = await fetch(data.boundaryUrl);
  if (!answer.ok) return bubbles;
  const boundaries = await answer.json();
  const codes = new Set(data.places.map((place) => place.code));
  const features = boundaries.features.filter((feature) => codes.has(feature.properties.code));
  const name = `boundaries-${drawn.length}`;
  registerMap(name, { type: "FeatureCollection", features });
  const legend = element.parentElement.appendChild(document.createElement("ul"));
  legend.className = "map-legend caption";
  return () => {
    const look = tokens();
    legend.replaceChildren(...pieces(data, look).map(legendLine));
    return mapOption(data, look, name);
  };
}

function legendLine(piece) {
  const line = document.createElement("li");
  const colour = line.appendChild(document.createElement("span"));
  colour.style.backgroundColor = piece.color;
  line.append(`${full(piece.gt + 1)}–${full(piece.lte)}`);
  return line;
}

document.querySelectorAll("[data-chart], [data-map]").forEach(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach((refresh) => refresh()));
