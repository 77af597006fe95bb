import leaving from './de/leaving.json';

export default { ...leaving };
