import connection from './en/connection.json';
import connections from './en/connections.json';
import refusals from './en/refusals.json';

export default { ...connection, ...connections, ...refusals };
