import applications from './en/applications.json';
import accounts from './en/service-accounts.json';

export default { ...accounts, ...applications };
