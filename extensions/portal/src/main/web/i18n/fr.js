import frame from './fr/frame.json';

export default { ...frame };
