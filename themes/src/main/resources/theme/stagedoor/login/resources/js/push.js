// Goes on by itself as soon as the phone has answered. Without it the button does.
const form = document.querySelector("form[data-push-waiting]");
const SILENCE = 25_000; // milliseconds; the server says something every ten seconds
let silence;

/** Told by the server, on a connection that costs it next to nothing. */
function listen() {
  const events = new EventSource(`${form.dataset.pushWaiting}/events`);
  const fallBack = () => {
    clearTimeout(silence);
    events.close(); // also where it would connect again: the server may be busy, or a proxy in between may hold events back
    look();
  };
  const patient = (milliseconds) => {
    clearTimeout(silence);
    silence = setTimeout(fallBack, milliseconds);
  };
  patient(3000);
  events.addEventListener("state", ({ data }) => {
    if (data === "waiting") return patient(SILENCE);
    clearTimeout(silence);
    events.close();
    form.requestSubmit();
  });
  events.addEventListener("error", fallBack);
  addEventListener("pagehide", () => events.close());
}

/** Asks once a second instead. */
async function look() {
  try {
    const response = await fetch(form.dataset.pushWaiting, { cache: "no-store", credentials: "omit" });
    const { state } = await response.json();
    if (state !== "waiting") return form.requestSubmit();
  } catch {
    // No connection: the next time.
  }
  setTimeout(look, 1000);
}

listen();
