// Runs on every sign-in page. Values come from data attributes, so that the pages need no inline script.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { ssoUrl, authSession } = document.body.dataset;

// Signing in in another tab moves this one along; a newer sign-in in this browser reloads it.
if (ssoUrl) startSessionPolling(ssoUrl);
if (authSession) checkAuthSession(authSession);

// A form is sent once. The buttons are disabled only after the browser has collected the values, so the one
// that was pressed still counts; a page that comes back from the history is usable again.
const buttonsOf = (form) => [...form.elements].filter((element) => element.type === "submit");
document.addEventListener("submit", ({ target }) => {
  setTimeout(() => buttonsOf(target).forEach((button) => (button.disabled = true)));
});
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

// A provider's link is followed once.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-once-link]");
  if (!link) return;
  if (link.getAttribute("aria-disabled") === "true") event.preventDefault();
  link.setAttribute("aria-disabled", "true");
});

for (const button of document.querySelectorAll("[data-password-toggle]")) {
  button.addEventListener("click", () => {
    const field = document.getElementById(button.getAttribute("aria-controls"));
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    button.setAttribute("aria-label", show ? button.dataset.labelHide : button.dataset.labelShow);
    button.firstElementChild.className = show ? button.dataset.iconHide : button.dataset.iconShow;
  });
}

// A page that only exists to pass something on (SAML POST binding) sends itself.
document.querySelector("form[data-submit-at-once]")?.requestSubmit();

// Signing out of several applications: go on when the frames of all have loaded.
const onward = document.querySelector("a[data-go-when-loaded]");
if (onward) window.addEventListener("load", () => location.replace(onward.href));
