// Asks once a second whether the phone has answered, and goes on by itself. Without it the button does.
const form = document.querySelector("form[data-push-waiting]");

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

setTimeout(look, 1000);
