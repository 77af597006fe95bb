import connection from './fr/connection.json';
import connections from './fr/connections.json';
import refusals from './fr/refusals.json';

export default { ...connection, ...connections, ...refusals };
