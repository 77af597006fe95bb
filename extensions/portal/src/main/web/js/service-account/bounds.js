import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { knownTeam, learnTeams } from '../names.js';
import { permissionName } from '../parts.js';

/** Bounds as rows: one for all teams (team null), or one for each team that is named. projects null for all of them. */
export function rowsOf(bounds) {
  if (!bounds) {
    return [];
  }
  if (!bounds.teams) {
    return [{ team: null, permissions: bounds.permissions ?? [], projects: null }];
  }
  return Object.entries(bounds.teams).map(([team, { permissions, projects }]) => ({ team, permissions, projects: projects ?? null }));
}

/** Whether bounds give that permission wherever the row means it. */
export function gives(bounds, { team, projects }, permission) {
  const row = rowsOf(bounds).find((one) => one.team === null || one.team === team);
  const inProjects = !row?.projects || Boolean(projects?.every((id) => row.projects.includes(id)));
  return Boolean(row?.permissions.includes(permission)) && inProjects;
}

/** Whether nothing of inner is outside of outer: what the server asks before it lets a changed profile count. */
export function covers(outer, inner) {
  return rowsOf(inner).every((row) => row.permissions.every((permission) => gives(outer, row, permission)));
}

/** Has the names of the teams at hand. */
export function learnBounds(all, signal) {
  return learnTeams(all.flatMap(rowsOf).flatMap(({ team }) => (team ? [team] : [])), signal);
}

function teamName(team) {
  return knownTeam(team) ?? t('bounds.team-gone');
}

/** In one sentence. */
export function boundsText(bounds) {
  return rowsOf(bounds)
    .map(({ team, permissions, projects }) => t(team ? (projects ? 'bounds.says.projects' : 'bounds.says.team') : 'bounds.says.all', { team: team ? teamName(team) : '', projects: (projects ?? []).join(', '), permissions: permissions.map(permissionName).join(', ') }))
    .join(' · ');
}

/** What may be done where. before: what was approved until now, so that what is new is marked. */
export function boundsList(bounds, before) {
  return html`<ul class="rows bounds">
    ${rowsOf(bounds).map(
      (row) => html`<li>
        <span class="row-main">
          <bdi class="row-title">${row.team ? teamName(row.team) : t('bounds.all')}</bdi>
          <span class="row-text">${row.team ? (row.projects ? t('bounds.projects', { projects: row.projects.join(', ') }) : t('bounds.all-projects')) : t('bounds.all.what')}</span>
        </span>
        <ul class="chips">
          ${row.permissions.map((permission) => html`<li>${permissionName(permission)}${before && !gives(before, row, permission) ? html` <span class="mark mark-warning">${t('bounds.new')}</span>` : nothing}</li>`)}
        </ul>
      </li>`,
    )}
  </ul>`;
}
