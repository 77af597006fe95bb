// Passkeys: registering one and signing in with one (W3C WebAuthn Level 2, 5.1).
// The form carries the options as data attributes and takes the answer in its hidden fields.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));

const toText = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** Keycloak says "not specified" where it leaves a choice to the browser. */
const chosen = (value) => (value && value !== "not specified" ? value : undefined);
const timeout = (seconds) => (Number(seconds) > 0 ? Number(seconds) * 1000 : undefined);
const credentials = (ids) => ids.filter(Boolean).map((id) => ({ type: "public-key", id: toBytes(id) }));

function send(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value ?? "";
  form.requestSubmit();
}

let pending;

/** Only one request may be open: the button takes over from the suggestion in the e-mail field. */
function nextSignal() {
  pending?.abort();
  pending = new AbortController();
  return pending.signal;
}

async function ask(form, mediation) {
  const options = form.dataset;
  const known = options.identified === "true";
  const allowed = known ? [...document.querySelectorAll('input[name="authn_use_chk"]')].map(({ value }) => value) : [];
  const result = await navigator.credentials.get({
    mediation,
    signal: nextSignal(),
    publicKey: {
      challenge: toBytes(options.challenge),
      rpId: options.rpId,
      timeout: timeout(options.timeout),
      userVerification: chosen(options.userVerification),
      allowCredentials: credentials(allowed),
    },
  });
  const rememberMe = document.getElementById("rememberMe");
  if (rememberMe?.checked) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "rememberMe", value: "on" }));
  }
  send(form, {
    clientDataJSON: toText(result.response.clientDataJSON),
    authenticatorData: toText(result.response.authenticatorData),
    signature: toText(result.response.signature),
    credentialId: result.id,
    userHandle: result.response.userHandle ? toText(result.response.userHandle) : "",
  });
}

/** Offers passkeys in the e-mail field's suggestions where the browser can; says nothing where it cannot. */
async function suggest(form) {
  const { identified, mediation, attachment } = form.dataset;
  if (!mediation || mediation === "none" || identified === "true") return;
  if (attachment === "platform" && !(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())) return;
  if (mediation === "conditional" && !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  // A dialog that was closed once stays closed for this sign-in.
  const dismissed = `stagedoor.passkey.${document.body.dataset.authSession}`;
  if (mediation !== "conditional" && sessionStorage.getItem(dismissed)) return;
  try {
    await ask(form, mediation);
  } catch {
    if (mediation !== "conditional") sessionStorage.setItem(dismissed, "1");
  }
}

async function register(form) {
  const options = form.dataset;
  const algorithms = options.algorithms.split(",").filter(Boolean).map(Number);
  const result = await navigator.credentials.create({
    publicKey: {
      challenge: toBytes(options.challenge),
      rp: { id: options.rpId, name: options.rpName },
      user: { id: toBytes(options.userId), name: options.username, displayName: options.username },
      pubKeyCredParams: (algorithms.length ? algorithms : [-7]).map((alg) => ({ type: "public-key", alg })),
      attestation: chosen(options.attestation),
      authenticatorSelection: {
        authenticatorAttachment: chosen(options.attachment),
        residentKey: residentKey(options),
        requireResidentKey: residentKey(options) === "required",
        userVerification: chosen(options.userVerification),
      },
      timeout: timeout(options.timeout),
      excludeCredentials: credentials(options.exclude.split(",")),
    },
  });
  send(form, {
    clientDataJSON: toText(result.response.clientDataJSON),
    attestationObject: toText(result.response.attestationObject),
    publicKeyCredentialId: toText(result.rawId),
    transports: result.response.getTransports?.().join(),
    authenticatorAttachment: result.authenticatorAttachment,
  });
}

/** The older yes/no setting counts where the realm has not chosen the newer one. */
function residentKey({ residentKey: wish, requireResidentKey }) {
  if (chosen(wish)) return wish;
  if (!chosen(requireResidentKey)) return undefined;
  return requireResidentKey === "Yes" ? "required" : "discouraged";
}

const form = document.querySelector("form[data-webauthn]");
if (form) {
  const action = form.dataset.webauthn === "register" ? register : ask;
  const start = async (event) => {
    event.preventDefault();
    if (!window.PublicKeyCredential) return send(form, { error: form.dataset.unsupported });
    try {
      await action(form);
    } catch (error) {
      if (error.name !== "AbortError") send(form, { error: String(error) });
    }
  };
  document.querySelector("[data-webauthn-start]")?.addEventListener("click", start);
  if (window.PublicKeyCredential && action === ask) suggest(form);
}
