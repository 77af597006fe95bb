import applications from './fr/applications.json';
import accounts from './fr/service-accounts.json';

export default { ...accounts, ...applications };
