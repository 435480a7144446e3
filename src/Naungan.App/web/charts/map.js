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
export function mapOption(data, look, map) {
  return {
    animation: false,
    tooltip: tooltip(data, look),
    visualMap: { type: "piecewise", show: false, pieces: pieces(data, look) },
    series: [
      {
        type: "map",
        map,
        data: data.places.map(place),
        aspectScale: 1,
        layoutCenter: ["50%", "50%"],
        layoutSize: "96%",
        selectedMode: false,
        label: { show: false },
        itemStyle: { borderColor: look.ground, borderWidth: 1.5, areaColor: look.line },
        emphasis: { label: { show: true, color: look.text }, itemStyle: { areaColor: look.series[1] } },
      },
    ],
  };
}

// Five equal steps up to the largest value, as the legend below the map says them.
export function pieces(data, look) {
  const step = Math.max(1, Math.ceil(Math.max(...data.places.map((one) => one.value)) / look.areas.length));
  const above = (index) => index * step - (index === 0 ? 1 : 0);
  return look.areas.map((color, index) => ({ gt: above(index), lte: (index + 1) * step, color }));
}

// Without boundaries a bubble stands at each place. One degree is as long both ways near the equator, so a plain grid
// with equal scales is an honest map of Indonesian districts.
export function bubbleOption(data, look, element) {
  const largest = Math.max(1, ...data.places.map((one) => one.value));
  const bounds = frame(data.places, element);
  const biggest = Math.min(element.clientWidth, element.clientHeight) / 8;
  const axis = { type: "value", show: false };
  return {
    animation: false,
    tooltip: tooltip(data, look),
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: { ...axis, min: bounds.west, max: bounds.east },
    yAxis: { ...axis, min: bounds.south, max: bounds.north },
    series: [
      {
        type: "scatter",
        data: [...data.places]
          .sort((a, b) => b.value - a.value)
          .map((one) => ({ name: one.name, value: [one.longitude, one.latitude, one.value], href: one.href })),
        symbolSize: (value) => 6 + (biggest - 6) * Math.sqrt(Math.max(0, value[2]) / largest),
        itemStyle: { color: look.series[0], borderColor: look.ground, borderWidth: 1.5 },
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

// A degree is as many pixels both ways, all places are inside, and there is room for a bubble and its name at each
// side.
function frame(places, element) {
  const [xs, ys] = [places.map((one) => one.longitude), places.map((one) => one.latitude)];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [width, height] = [element.clientWidth - 96, element.clientHeight - 84];
  const degree = Math.min(width / Math.max(east - west, 0.1), height / Math.max(north - south, 0.1));
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const [across, along] = [element.clientWidth / degree / 2, element.clientHeight / degree / 2];
  return { west: x - across, east: x + across, south: y - along, north: y + along };
}
