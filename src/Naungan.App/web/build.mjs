// Makes everything a browser gets, and the region lists, from pinned npm packages. Run by the build
// (Naungan.App.csproj, target BuildWeb).
import { build } from "esbuild";
import { cpSync, mkdirSync, rmSync } from "node:fs";

const out = "dist";
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/regions`, { recursive: true });

await build({
  entryPoints: ["app.css", "dark.css", "app.js", "charts.js", "proof.js", "village.js", "village-worker.js"],
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2020"],
  loader: { ".woff2": "file" },
  assetNames: "assets/[name]-[hash]",
  logLevel: "warning",
});

for (const level of ["provinces", "regencies", "districts", "villages"]) {
  cpSync(`node_modules/idn-area-data/data/${level}.csv`, `${out}/regions/${level}.csv`);
}
cpSync("node_modules/idn-area-data/data/LICENSE.md", `${out}/regions/LICENSE.md`);
cpSync("node_modules/htmx.org/dist/htmx.min.js", `${out}/htmx.min.js`);
cpSync("mark.svg", `${out}/mark.svg`);
// Fonts that go into PDF files, as TrueType: browsers get theirs from app.css.
mkdirSync(`${out}/fonts`, { recursive: true });
const inter = "node_modules/@expo-google-fonts/inter";
cpSync(`${inter}/400Regular/Inter_400Regular.ttf`, `${out}/fonts/Inter-Regular.ttf`);
cpSync(`${inter}/700Bold/Inter_700Bold.ttf`, `${out}/fonts/Inter-Bold.ttf`);
cpSync(`${inter}/LICENSE_FONT`, `${out}/fonts/LICENSE_FONT`);
