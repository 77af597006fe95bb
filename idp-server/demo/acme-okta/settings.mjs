// Every address and secret comes from the environment; what is missing is said in one sentence.

export class SettingMissing extends Error {}

function required(env, name) {
  const value = env[name];
  if (!value) throw new SettingMissing(`acme's Okta needs the environment variable ${name}.`);
  return value;
}

function address(env, name) {
  const value = required(env, name);
  if (!URL.canParse(value)) throw new SettingMissing(`${name} is not an address: ${value}`);
  return value.replace(/\/+$/, '');
}

export function readSettings(env) {
  const issuer = address(env, 'ACME_OKTA_URL');
  const url = new URL(issuer);
  return {
    issuer,
    port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
    broker: `${address(env, 'STAGEDOOR_URL')}/realms/studio/broker/acme-okta/endpoint`,
    clientSecret: required(env, 'ACME_OKTA_CLIENT_SECRET'),
    password: required(env, 'DEMO_PASSWORD'),
  };
}
