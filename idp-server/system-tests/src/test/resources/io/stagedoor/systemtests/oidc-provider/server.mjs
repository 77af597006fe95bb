// panva's oidc-provider as a company's identity provider, with the sign-in pages that it brings itself: whoever types a name is that person.
const { Provider } = await import(process.env.OIDC_PROVIDER);
const { issuer, domain, copied } = JSON.parse(process.env.SETTINGS);

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'stagedoor',
      redirect_uris: [copied.redirectUri],
      post_logout_redirect_uris: [copied.logoutRedirectUri],
      backchannel_logout_uri: copied.backchannelLogoutUri,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: copied.jwksUrl,
    },
  ],
  scopes: ['openid', 'email', 'profile', 'groups'],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name'],
    groups: ['groups'],
  },
  // Its own dispatcher goes to public addresses alone, and we are on this machine.
  fetch: (url, { dispatcher, ...options }) => fetch(url, options),
  pkce: { required: () => true },
  features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  // The company says for everybody that we may know who they are.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile groups');
    await grant.save();
    return grant;
  },
  findAccount: (ctx, name) => ({
    accountId: name,
    claims: () => ({
      sub: name,
      email: `${name}@${domain}`,
      email_verified: true,
      given_name: 'Given',
      family_name: 'Family',
      groups: ['editors', 'everybody'],
    }),
  }),
});
for (const event of ['grant.error', 'server_error', 'backchannel.error']) {
  provider.on(event, (...about) => console.error(event, about.find((one) => one instanceof Error)));
}
provider.listen(Number(new URL(issuer).port), '127.0.0.1');
