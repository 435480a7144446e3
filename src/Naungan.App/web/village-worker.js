// Keeps one empty form, its styles and its script for the time without a connection. Never an answer with people in it.
const SHELL = "/village/offline";
const STORE = "naungan-village-1";

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim())
  );
});

async function keepShell() {
  const store = await caches.open(STORE);
  const page = await fetch(SHELL, { credentials: "omit" });
  const html = await page.clone().text();
  await store.put(SHELL, page);
  const parts = [...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg)[^"]*)"/g)].map((match) => match[1]);
  await store.addAll([...new Set(parts)]);
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(SHELL)));
  } else if (/\.(css|js|svg|woff2)$/.test(url.pathname)) {
    event.respondWith(
      fetch(event.request).catch(
        async () => (await caches.match(event.request, { ignoreSearch: true })) ?? Response.error()
      )
    );
  }
});
