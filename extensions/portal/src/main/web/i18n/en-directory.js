export { default } from './en/directory.json';
