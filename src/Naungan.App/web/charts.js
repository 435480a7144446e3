// Draws what n-chart and n-map put beside an empty element as JSON. Colours and letters come from the page's tokens, so
// that a theme or a government's brand counts here too. The table beside each chart is for all who do not see this.
import { init, use, registerMap } from "echarts/core";
import { BarChart, LineChart, ScatterChart, MapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, GeoComponent, VisualMapComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { chartOption } from "./charts/chart.js";
import { mapOption, bubbleOption } from "./charts/map.js";
import { tokens } from "./charts/tokens.js";

use([
  BarChart,
  LineChart,
  ScatterChart,
  MapChart,
  GridComponent,
  TooltipComponent,
  GeoComponent,
  VisualMapComponent,
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
  const option = element.hasAttribute("data-map") ? await optionOfMap(data) : () => chartOption(data, tokens(), element);
  const refresh = () => chart.setOption(option(), true);
  refresh();
  chart.on("click", (event) => event.data?.href && location.assign(event.data.href));
  new ResizeObserver(() => {
    chart.resize();
    refresh();
  }).observe(element);
  drawn.push(refresh);
}

async function optionOfMap(data) {
  if (!data.boundaryUrl) return () => bubbleOption(data, tokens());
  const answer = await fetch(data.boundaryUrl);
  if (!answer.ok) return () => bubbleOption(data, tokens());
  const boundaries = await answer.json();
  const codes = new Set(data.places.map((place) => place.code));
  const features = boundaries.features.filter((feature) => codes.has(feature.properties.code));
  registerMap("boundaries", { type: "FeatureCollection", features });
  return () => mapOption(data, tokens());
}

document.querySelectorAll("[data-chart], [data-map]").forEach(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach((refresh) => refresh()));
