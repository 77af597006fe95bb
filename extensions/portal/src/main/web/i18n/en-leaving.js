import leaving from './en/leaving.json';

export default { ...leaving };
