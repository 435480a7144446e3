// Proposals of a village, kept sealed on the device until the server has received them. The key never leaves the
// browser's own store and cannot be read out of it; an entry is wiped when the server answers for it.
const form = document.querySelector("form[data-village]");
const state = form.querySelector("[data-village-state]");
const again = form.querySelector("[data-village-again]");
const live = location.pathname === "/village";

const asked = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

async function store() {
  const opening = indexedDB.open("naungan-village", 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("keys");
    opening.result.createObjectStore("entries", { keyPath: "id" });
  };
  return asked(opening);
}

const at = (db, name, mode = "readonly") => db.transaction(name, mode).objectStore(name);

async function sealing(db) {
  const known = await asked(at(db, "keys").get("seal"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  await asked(at(db, "keys", "readwrite").put(made, "seal"));
  return made;
}

async function keep(entry) {
  const db = await store();
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(entry));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, await sealing(db), plain);
  await asked(at(db, "entries", "readwrite").put({ id: entry.key, nonce, sealed }));
}

async function kept() {
  const db = await store();
  const key = await sealing(db);
  const rows = await asked(at(db, "entries").getAll());
  return Promise.all(
    rows.map(async (row) => {
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce }, key, row.sealed);
      return JSON.parse(new TextDecoder().decode(plain));
    })
  );
}

const wipe = async (id) => asked(at(await store(), "entries", "readwrite").delete(id));

// A kept page has no token of this session: the token comes from the live page, or there is no session.
async function token() {
  const page = await fetch("/village", { credentials: "same-origin" });
  if (!page.ok || new URL(page.url).pathname !== "/village") return null;
  const html = new DOMParser().parseFromString(await page.text(), "text/html");
  return html.querySelector("form[data-village] input[name=__RequestVerificationToken]")?.value ?? null;
}

let sending = false;
async function send() {
  if (sending) return;
  sending = true;
  try {
    const entries = await kept();
    if (entries.length === 0) return;
    const proof = await token();
    if (!proof) return tell(form.dataset.signIn);
    const answer = await fetch("/village?handler=Send", {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-Csrf-Token": proof },
      body: JSON.stringify(entries),
    });
    const told = await answer.json();
    if (!answer.ok) return tell(told.message);
    const wrong = [];
    for (const one of told.entries) {
      if (one.state === "received" || one.state === "already") await wipe(one.key);
      else wrong.push(one);
    }
    if (wrong.length === 0) tell(form.dataset.sent);
    else await mend(wrong, entries);
  } catch {
    await tell(form.dataset.saved);
  } finally {
    sending = false;
  }
}

// What the server will not take goes back into the form, to be mended under the same key.
async function mend(wrong, entries) {
  const entry = entries.find((one) => one.key === wrong[0].key);
  for (const [name, value] of Object.entries(entry)) {
    const field = form.elements[name[0].toUpperCase() + name.slice(1)];
    if (field) field.value = value;
  }
  for (const one of wrong) await wipe(one.key === entry.key ? one.key : "");
  await tell(`${form.dataset.mend} ${wrong[0].message}`);
}

async function tell(text) {
  const waiting = (await kept()).length;
  state.textContent = waiting > 0 ? `${text} ${waiting} ${form.dataset.waiting}.` : text;
  again.hidden = waiting === 0;
}

form.addEventListener("submit", async (event) => {
  if (!crypto.subtle) return; // without it the plain form sends
  event.preventDefault();
  const typed = new FormData(form);
  const entry = { key: typed.get("Key") };
  if (!entry.key || /^[0-]+$/.test(entry.key)) entry.key = crypto.randomUUID();
  for (const name of ["Name", "Nik", "Kk", "Born", "Sex", "Address", "Rt", "Work", "Phone", "Mother"])
    entry[name.toLowerCase()] = typed.get(name);
  await keep(entry);
  form.reset();
  form.elements.Key.value = crypto.randomUUID();
  await tell(form.dataset.saved);
  await send();
});

again.addEventListener("click", send);
window.addEventListener("online", send);

if (crypto.subtle && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/village-worker.js", { scope: "/village" });
  kept().then((entries) => {
    if (entries.length > 0) tell("").then(() => (live || navigator.onLine ? send() : null));
  });
}
