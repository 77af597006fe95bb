import leaving from './fr/leaving.json';

export default { ...leaving };
