// Shows work instead of a captcha: finds a number that hashes, behind the challenge, to enough zero bits.
const K = [];
const FIRST = [];
for (let n = 2; K.length < 64; n++) {
  let prime = true;
  for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
  if (!prime) continue;
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
  if (FIRST.length < 8) FIRST.push(fraction(Math.sqrt(n)));
  K.push(fraction(Math.cbrt(n)));
}

const turn = (x, by) => (x >>> by) | (x << (32 - by));

// First word of SHA-256 (FIPS 180-4) of a text of ASCII.
export function firstWord(text) {
  const words = new Int32Array((((text.length + 8) >> 6) + 1) * 16);
  for (let i = 0; i < text.length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
  words[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
  words[words.length - 1] = text.length * 8;
  const sum = FIRST.slice();
  const w = new Int32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d, e, f, g, h] = sum;
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = words[block + i];
      else {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      const t1 = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const t2 = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (sum[i] = (sum[i] + value) | 0));
  }
  return sum[0] >>> 0;
}

// Some hashes at a time, so that the page stays alive.
function search(challenge, bits, from, done) {
  for (let number = from; number < from + 2000; number++) {
    if (Math.clz32(firstWord(`${challenge}:${number}`)) >= bits) return done(number);
  }
  setTimeout(() => search(challenge, bits, from + 2000, done));
}

document.querySelectorAll("form[data-challenge]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.elements.Number.value) return;
    event.preventDefault();
    form.querySelector("[data-progress]").textContent = form.dataset.working;
    search(form.dataset.challenge, Number(form.dataset.bits), 0, (number) => {
      form.elements.Number.value = number;
      form.submit();
    });
  });
});
