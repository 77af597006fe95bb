import policies from './de/policies.json';

export default { ...policies };
