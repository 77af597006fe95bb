// The pages of a foreign company: plain and blue, on purpose nothing like Stagedoor's own.

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (value) => String(value ?? '').replace(/[&<>"']/g, (char) => ESCAPES[char]);

/** No form-action: the answer to the sign-in form is a redirect that leads through Stagedoor to the application. */
export const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<header><span class="mark" aria-hidden="true">a</span><span class="company">acme corporation</span></header>
<main>
${body}
</main>
<footer>Demonstration: acme&rsquo;s own identity provider, run by the customer and not by Stagedoor.</footer>
</body>
</html>`;
}

export function signInPage({ uid, email, refused }) {
  const alert = refused ? '<p class="alert" role="alert">Unable to sign in. Check your e-mail and password.</p>' : '';
  // Whoever arrives with a known e-mail only has the password left to type.
  const [emailFocus, passwordFocus] = email ? ['', ' autofocus'] : [' autofocus', ''];
  return page(
    'Sign in to acme',
    `<h1>Sign in</h1>
<p class="lead">Use your acme account to continue to <strong>Stagedoor</strong>.</p>
${alert}
<form method="post" action="/interaction/${escape(uid)}">
<label for="email">E-mail</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escape(email)}"${emailFocus}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${passwordFocus}>
<button type="submit">Sign in</button>
</form>`,
  );
}

export function errorPage(message) {
  return page('acme: sign-in problem', `<h1>Sign-in stopped</h1>\n<p>${escape(message)}</p>`);
}

/** Stagedoor asked for the sign-out and named our session: the form submits itself; the button is for browsers without JavaScript. */
export function signOutPage(form) {
  return page(
    'Sign out of acme',
    `<h1>Signing out</h1>
${form}
<button type="submit" form="op.logoutForm" value="yes" name="logout">Sign out of acme</button>
<script src="/assets/sign-out.js" defer></script>`,
  );
}

export function signedOutPage() {
  return page('Signed out of acme', '<h1>You are signed out</h1>\n<p>Your acme session has ended.</p>');
}
