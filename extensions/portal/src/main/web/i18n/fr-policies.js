import policies from './fr/policies.json';

export default { ...policies };
