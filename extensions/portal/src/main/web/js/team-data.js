import { app } from './app.js';
import { knownPerson, learn, mayReadPeople, searchPeople } from './names.js';
import { t } from './i18n.js';
import { tabs } from './parts.js';

const PAGE = 200;

/** Every item of a list of the organization's, page by page. */
export async function all(segments, signal) {
  const items = [];
  for (let after; ; ) {
    const { body } = await app.here.get(segments, { query: { limit: PAGE, after }, signal });
    items.push(...body.items);
    if (!body.next) {
      return items;
    }
    after = body.next;
  }
}

/** Teams by name. The server lists them by id. */
export async function readTeams(signal) {
  return (await all(['teams'], signal)).sort((a, b) => a.name.localeCompare(b.name));
}

export async function readTeamRoles(signal) {
  return (await app.here.get(['team-roles'], { signal })).body.items;
}

/** Whoever changes who is in a team; the server decides again. */
export function mayChangeTeam(team) {
  return app.holds('owner', 'security-administrator') || Boolean(app.organization?.administeredTeams.includes(team));
}

/** The people of a team with their names, by name. */
export async function readMembers(team, signal) {
  const members = await all(['teams', team, 'memberships'], signal);
  await learn(members.filter((member) => !member.name).map(({ person }) => person), signal);
  return members
    .map((member) => ({ ...member, id: member.person, name: member.name ?? knownPerson(member.person)?.name, email: member.email ?? knownPerson(member.person)?.email }))
    .sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id));
}

/** How somebody is found: in the whole organization by those who may, else in the team. */
export function searchFor(members) {
  return mayReadPeople() ? searchPeople : searchIn(members);
}

/** Finds among those people, without asking anybody. */
export function searchIn(people) {
  return async (text) => {
    const wanted = text.toLowerCase();
    return people.filter(({ id, name, email }) => [name, email, id].some((value) => value?.toLowerCase().includes(wanted))).slice(0, 8);
  };
}

export function teamTabs() {
  const links = [{ text: t('teams.tab.teams'), path: app.path('teams') }, { text: t('teams.tab.roles'), path: app.path('teams', 'roles') }];
  if (app.holds('owner', 'security-administrator', 'auditor')) {
    links.push({ text: t('teams.tab.rules'), path: app.path('teams', 'rules') });
  }
  return tabs(t('nav.teams'), links);
}
