// Recovery codes: copy, save, print, and no way on before the person says they are kept.
const list = document.getElementById("kc-recovery-codes-list");
const texts = list.dataset;
const status = document.getElementById("recovery-codes-status");

const codes = () => [...list.children].map((item, index) => `${index + 1}. ${item.textContent.trim()}`).join("\n");
const when = () => new Date().toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
const file = () => `${texts.header}\n\n${codes()}\n\n${texts.about}\n${texts.date} ${when()}\n`;

// Browsers give the clipboard to secure pages only.
const copy = document.getElementById("copyRecoveryCodes");
copy.hidden = !navigator.clipboard;
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(codes());
  status.textContent = texts.copied;
});

document.getElementById("downloadRecoveryCodes").addEventListener("click", () => {
  const url = URL.createObjectURL(new Blob([file()], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href: url, download: "stagedoor-recovery-codes.txt" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
});

document.getElementById("printRecoveryCodes").addEventListener("click", () => window.print());

const kept = document.getElementById("kcRecoveryCodesConfirmationCheck");
const onward = document.getElementById("saveRecoveryAuthnCodesBtn");
const follow = () => (onward.disabled = !kept.checked);
kept.addEventListener("change", follow);
follow();
