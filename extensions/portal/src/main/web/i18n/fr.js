import account from './fr/account.json';
import audit from './fr/audit.json';
import frame from './fr/frame.json';
import organization from './fr/organization.json';
import overview from './fr/overview.json';
import people from './fr/people.json';
import teams from './fr/teams.json';

export default { ...frame, ...account, ...audit, ...organization, ...overview, ...people, ...teams };
