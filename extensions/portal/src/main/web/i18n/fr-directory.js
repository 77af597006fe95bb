export { default } from './fr/directory.json';
