import frame from './fr/frame.json';
import organization from './fr/organization.json';
import overview from './fr/overview.json';
import people from './fr/people.json';

export default { ...frame, ...organization, ...overview, ...people };
