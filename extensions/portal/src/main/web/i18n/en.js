import frame from './en/frame.json';

export default { ...frame };
