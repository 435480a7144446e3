import { full, tip } from "./tokens.js";

const place = (one) => ({ name: one.name, value: one.value, href: one.href });

function tooltip(data, look) {
  return {
    trigger: "item",
    backgroundColor: look.ground,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font, fontSize: 14 },
    formatter: (point) => {
      const value = Array.isArray(point.value) ? point.value[2] : point.value;
      return tip(point.name, [`${Number.isNaN(value) ? "–" : full(value)} ${data.unit}`]);
    },
  };
}

// Areas in five steps of one hue from light to dark: it reads in greyscale, and the list beside it holds the figures.
export function mapOption(data, look) {
  const largest = Math.max(1, ...data.places.map((one) => one.value));
  return {
    animation: false,
    tooltip: tooltip(data, look),
    visualMap: {
      type: "piecewise",
      splitNumber: 5,
      min: 0,
      max: largest,
      left: 0,
      bottom: 0,
      itemSymbol: "rect",
      inRange: { color: look.areas },
      textStyle: { color: look.text, fontFamily: look.font },
      formatter: (from, to) => `${full(Math.round(from))} – ${full(Math.round(to))}`,
    },
    series: [
      {
        type: "map",
        map: "boundaries",
        data: data.places.map(place),
        aspectScale: 1,
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        selectedMode: false,
        label: { show: false },
        itemStyle: { borderColor: look.ground, borderWidth: 1.5, areaColor: look.line },
        emphasis: { label: { show: true, color: look.text }, itemStyle: { areaColor: look.series[1] } },
      },
    ],
  };
}

// Without boundaries a bubble stands at each place. One degree is as long both ways near the equator, so a plain grid with
// equal scales is an honest map of Indonesian districts.
export function bubbleOption(data, look) {
  const largest = Math.max(1, ...data.places.map((one) => one.value));
  const bounds = square(data.places);
  const axis = { type: "value", show: true, axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false } };
  const lines = { splitLine: { show: true, lineStyle: { color: look.line, type: "dotted" } } };
  return {
    animation: false,
    tooltip: tooltip(data, look),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { ...axis, ...lines, min: bounds.west, max: bounds.east },
    yAxis: { ...axis, ...lines, min: bounds.south, max: bounds.north },
    series: [
      {
        type: "scatter",
        data: [...data.places]
          .sort((a, b) => b.value - a.value)
          .map((one) => ({ name: one.name, value: [one.longitude, one.latitude, one.value], href: one.href })),
        symbolSize: (value) => 8 + 52 * Math.sqrt(Math.max(0, value[2]) / largest),
        itemStyle: { color: look.series[0], opacity: 0.72, borderColor: look.ground, borderWidth: 1.5 },
        label: {
          show: true,
          position: "bottom",
          formatter: "{b}",
          color: look.text,
          fontFamily: look.font,
          fontSize: 12,
          textBorderColor: look.ground,
          textBorderWidth: 3,
        },
        labelLayout: { hideOverlap: true },
      },
    ],
  };
}

// The same number of degrees both ways around all places, with room for the largest bubble.
function square(places) {
  const [xs, ys] = [places.map((one) => one.longitude), places.map((one) => one.latitude)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const half = Math.max(east - west, north - south, 0.2) * 0.58;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return { west: x - half, east: x + half, south: y - half, north: y + half };
}
