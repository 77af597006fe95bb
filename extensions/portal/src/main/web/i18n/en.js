import frame from './en/frame.json';
import organization from './en/organization.json';
import overview from './en/overview.json';
import people from './en/people.json';

export default { ...frame, ...organization, ...overview, ...people };
