import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { findPerson } from './people.mjs';
import { errorPage, HEADERS, signedOutPage, signOutPage } from './pages.mjs';

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomBytes(12).toString('base64url') };
}

function render(ctx, body) {
  ctx.set(HEADERS);
  ctx.body = body;
}

/** acme's own application registry says that Stagedoor is trusted: nobody is asked for consent. */
async function trustedGrant(ctx) {
  const grant = new ctx.oidc.provider.Grant({
    clientId: ctx.oidc.client.clientId,
    accountId: ctx.oidc.session.accountId,
  });
  grant.addOIDCScope('openid email profile groups');
  await grant.save();
  return grant;
}

export function createProvider({ issuer, broker, clientSecret }) {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'stagedoor',
        client_secret: clientSecret,
        client_name: 'Stagedoor',
        redirect_uris: [broker],
        post_logout_redirect_uris: [`${broker}/logout_response`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [signingKey()] },
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      // Cookies ignore ports: without names of our own we would fight with every other server on localhost.
      names: { session: 'acme_okta_session', interaction: 'acme_okta_interaction', resume: 'acme_okta_resume' },
    },
    pkce: { required: () => true },
    responseTypes: ['code'],
    scopes: ['openid', 'email', 'profile', 'groups'],
    acrValues: ['urn:okta:loa:1fa:any'],
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name', 'given_name', 'family_name'],
      groups: ['groups'],
      acr: null,
      auth_time: null,
      iss: null,
      sid: null,
    },
    // Okta puts what was asked for into the ID token; brokers read it there.
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => render(ctx, signOutPage(form)),
        postLogoutSuccessSource: (ctx) => render(ctx, signedOutPage()),
      },
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 600, Grant: 36_000, Session: 36_000 },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: trustedGrant,
    findAccount: (ctx, sub) => {
      const person = findPerson(sub);
      return person && { accountId: sub, claims: () => ({ ...person, amr: ctx.oidc.session?.amr ?? ['pwd'] }) };
    },
    renderError: (ctx, out) => render(ctx, errorPage(out.error_description ?? out.error)),
  });
}
