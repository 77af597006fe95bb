import account from './en/account.json';
import audit from './en/audit.json';
import frame from './en/frame.json';
import organization from './en/organization.json';
import overview from './en/overview.json';
import people from './en/people.json';
import teams from './en/teams.json';

export default { ...frame, ...account, ...audit, ...organization, ...overview, ...people, ...teams };
