import { full, short, tip } from "./tokens.js";

const dashes = ["solid", "dashed", "dotted", [8, 3, 2, 3], [2, 2]];

export function chartOption(data, look, element) {
  const widest = Math.max(...data.categories.map((name) => name.length)) * 8;
  const long = widest > element.clientWidth / data.categories.length;
  const isBar = data.kind === "Bar";
  const isNamed = !isBar && data.series.length > 1;
  const names = Math.max(...data.series.map((series) => series.name.length));
  const text = { color: look.quiet, fontFamily: look.font, fontSize: 13 };
  return {
    animation: false,
    color: look.series,
    textStyle: { fontFamily: look.font, color: look.text },
    grid: { left: 4, right: isNamed ? names * 7.5 + 16 : 24, top: 24, bottom: 4, containLabel: true },
    tooltip: tooltip(data, look),
    xAxis: {
      type: "category",
      data: data.categories,
      boundaryGap: isBar,
      axisLine: { lineStyle: { color: look.quiet } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, rotate: long && isBar ? 45 : 0 },
    },
    yAxis: {
      type: "value",
      axisLabel: { ...text, formatter: short },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: data.series.map((series, index) => oneSeries(data, series, index, look)),
  };
}

function tooltip(data, look) {
  return {
    trigger: "axis",
    backgroundColor: look.ground,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font, fontSize: 14 },
    formatter: (points) =>
      tip(
        data.categories[points[0].dataIndex],
        points.map((point) => `${point.seriesName}: ${full(data.series[point.seriesIndex].values[point.dataIndex])}`),
      ),
  };
}

// Series are named at their end, told apart by dash and symbol as well as by colour.
function oneSeries(data, series, index, look) {
  const label = { show: true, color: look.text, fontFamily: look.font, fontSize: 13 };
  const common = { name: series.name, data: series.values };
  if (data.kind === "Bar") {
    const few = data.series.length === 1 && data.categories.length <= 14;
    return {
      ...common,
      type: "bar",
      barMaxWidth: 48,
      itemStyle: { borderRadius: [3, 3, 0, 0] },
      label: { ...label, show: few, position: "top", formatter: (point) => short(point.value) },
      labelLayout: { hideOverlap: true },
    };
  }
  const marks = ["circle", "rect", "triangle", "diamond", "emptyCircle"];
  return {
    ...common,
    type: data.kind === "Line" ? "line" : "scatter",
    symbol: marks[index % marks.length],
    symbolSize: data.kind === "Line" ? 7 : 10,
    lineStyle: { width: 2.5, type: dashes[index % dashes.length] },
    endLabel: { ...label, show: data.series.length > 1, formatter: "{a}", distance: 8 },
    labelLayout: { moveOverlap: "shiftY" },
  };
}
