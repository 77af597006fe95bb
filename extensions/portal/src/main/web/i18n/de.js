import account from './de/account.json';
import audit from './de/audit.json';
import frame from './de/frame.json';
import organization from './de/organization.json';
import overview from './de/overview.json';
import people from './de/people.json';
import teams from './de/teams.json';

export default { ...frame, ...account, ...audit, ...organization, ...overview, ...people, ...teams };
