import applications from './de/applications.json';
import accounts from './de/service-accounts.json';

export default { ...accounts, ...applications };
