import policies from './en/policies.json';

export default { ...policies };
