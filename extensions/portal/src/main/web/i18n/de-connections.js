import connection from './de/connection.json';
import connections from './de/connections.json';
import refusals from './de/refusals.json';

export default { ...connection, ...connections, ...refusals };
