import { app } from './app.js';

const READERS = ['owner', 'security-administrator', 'help-desk', 'auditor'];
const AT_ONCE = 4;
const known = new Map();

/** Whether the names of people may be asked for; whoever administers a team only has those that come with it. */
export function mayReadPeople() {
  return app.holds(...READERS);
}

/** What is known of somebody by their id; null where they are nobody of this organization. */
export function knownPerson(id) {
  return known.get(keyOf(id));
}

/** Asks for those that are not known yet, a few at once. Whoever is not found is remembered as such. */
export async function learn(ids, signal) {
  if (!mayReadPeople()) {
    return;
  }
  await askFor('people', ids, signal);
}

/** The same of teams. */
export function learnTeams(ids, signal) {
  return askFor('teams', ids, signal);
}

/** What a team is called; undefined where that is not known, or it is gone. */
export function knownTeam(id) {
  return known.get(keyOf(id))?.name;
}

async function askFor(kind, ids, signal) {
  const missing = [...new Set(ids)].filter((id) => !known.has(keyOf(id)));
  const one = async () => {
    for (let id = missing.pop(); id !== undefined; id = missing.pop()) {
      await ask(kind, id, signal);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function ask(kind, id, signal) {
  const key = keyOf(id);
  try {
    const { body } = await app.here.get([kind, id], { signal });
    known.set(key, { id, name: body.name, email: body.email });
  } catch (error) {
    if (error.kind === 'missing' || error.kind === 'invalid') {
      known.set(key, null);
    } else if (signal?.aborted || error.kind !== 'busy') {
      throw error;
    }
  }
}

function keyOf(id) {
  return app.alias + ' ' + id;
}

/** People of the organization whose name or e-mail address contains a text. */
export async function searchPeople(text, signal) {
  const { body } = await app.here.get(['people'], { query: { search: text, limit: 8 }, signal });
  return body.items;
}
