import frame from './de/frame.json';
import organization from './de/organization.json';
import overview from './de/overview.json';
import people from './de/people.json';

export default { ...frame, ...organization, ...overview, ...people };
