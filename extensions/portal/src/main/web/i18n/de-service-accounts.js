import accounts from './de/service-accounts.json';

export default { ...accounts };
