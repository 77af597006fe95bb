import accounts from './fr/service-accounts.json';

export default { ...accounts };
