export { default } from './de/directory.json';
