import accounts from './en/service-accounts.json';

export default { ...accounts };
