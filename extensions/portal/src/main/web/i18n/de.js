import frame from './de/frame.json';

export default { ...frame };
