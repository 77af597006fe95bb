// Ticks beside the rules of a new password, while it is typed. The server judges; this only says so beforehand.
// What is typed stays here: nothing is sent or kept.
const box = document.querySelector("[data-password-rules]");
const field = box && document.getElementById(box.dataset.passwordRules);

const normal = (typed) => typed.normalize("NFKC");
const count = (text, kind) => (text.match(kind) ?? []).length;

// As the server spells: small letters, no accents, letters for the digits that stand for them; i and l are one.
const LETTERS = { 0: "o", 1: "i", "!": "i", "|": "i", l: "i", 3: "e", "€": "e", 4: "a", "@": "a", 5: "s", $: "s", 7: "t", "+": "t", 8: "b", 9: "g", ß: "ss", ø: "o", ł: "i", æ: "ae", œ: "oe" };
const spelled = (text) =>
  Array.from(text.toUpperCase().toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, ""), (one) => LETTERS[one] ?? one).join("");

const own = (box?.dataset.own ?? "").split(" ").filter(Boolean).map(spelled);
const holdsOwn = (text) => own.some((word) => spelled(text).includes(word));

const MET = {
  length: (text, at) => Array.from(text).length >= at,
  lowerCase: (text, at) => count(text, /\p{Lowercase}/gu) >= at,
  upperCase: (text, at) => count(text, /\p{Uppercase}/gu) >= at,
  digits: (text, at) => count(text, /\p{Nd}/gu) >= at,
  special: (text, at) => count(text, /[^\p{L}\p{Nd}]/gu) >= at,
  ownData: (text) => text !== "" && !holdsOwn(text),
};

/** 0 to 4, roughly: what repeats, counts up or is one's own adds little. The server has word lists besides. */
function strength(text) {
  const points = Array.from(own.reduce((rest, word) => rest.replaceAll(word, "*"), spelled(text)), (one) => one.codePointAt(0));
  let bits = 0;
  points.forEach((point, index) => {
    const step = point - points[index - 1];
    const known = points.indexOf(point) < index;
    bits += Math.abs(step) <= 1 ? 0.5 : known ? 2 : point > 0x2e80 ? 9 : 3.6;
  });
  return [20, 32, 44, 58].filter((least) => bits >= least).length;
}

const meter = box?.querySelector("[data-password-strength]");
const words = meter?.dataset.words.split("|") ?? [];

function show() {
  const text = normal(field.value);
  for (const rule of box.querySelectorAll("[data-rule]")) {
    const met = MET[rule.dataset.rule](text, Number(rule.dataset.at));
    rule.dataset.met = String(met);
    rule.querySelector("[data-rule-state]").textContent = text ? `: ${met ? box.dataset.met : box.dataset.open}` : "";
  }
  meter.hidden = !text;
  const found = strength(text);
  meter.querySelector("meter").value = found;
  const word = meter.querySelector("[data-password-strength-word]");
  // Read aloud when it changes, not at every key.
  if (word.textContent !== words[found]) word.textContent = words[found];
}

if (field) {
  field.addEventListener("input", show);
  show();
}
