import { html, nothing } from 'lit';
import { dateTime, has, t } from './i18n.js';
import { icon } from './icons.js';

/** A part of a page under its own heading. */
export function section(id, title, action, content, hint = '') {
  return html`<section aria-labelledby=${id}>
    <div class="section-head"><h2 id=${id}>${title}</h2>${action ? html`<div class="page-actions">${action}</div>` : nothing}</div>
    ${hint ? html`<p class="hint section-lead">${hint}</p>` : nothing} ${content}
  </section>`;
}

/** about: what the button is for, where its text alone does not tell. */
export function button(text, act, { danger = false, about = '', sign = '', primary = false } = {}) {
  const kind = primary ? 'btn-primary' : danger ? 'btn-outline-danger' : 'btn-outline-secondary';
  return html`<button type="button" class="btn ${kind}" @click=${act}>${sign ? icon(sign) : nothing}${text}${about ? html`<span class="visually-hidden"> ${about}</span>` : nothing}</button>`;
}

/** Links to pages that belong together; the one that is shown is marked. */
export function tabs(label, links) {
  return html`<nav class="tabs" aria-label=${label}>
    <ul>
      ${links.map(({ text, path }) => html`<li><a href=${path} data-route aria-current=${location.pathname === path ? 'page' : 'false'}>${text}</a></li>`)}
    </ul>
  </nav>`;
}

/** Somebody's name, whatever is in it: it neither turns the text around it nor is it ever empty. */
export function nameOf(person) {
  return html`<bdi>${person?.name || person?.email || person?.id || t('name.nobody')}</bdi>`;
}

/** A team role by its key; roles: the organization's own, where they are known. */
export function teamRoleName(key, roles = []) {
  if (has('team-role.' + key)) {
    return t('team-role.' + key);
  }
  return roles.find((role) => role.key === key)?.name ?? key;
}

export function permissionName(key) {
  return has('permission.' + key) ? t('permission.' + key) : key;
}

/** The constraint of an allow; the words of the product where it is one that is known. */
export function constraintName(constraint) {
  return has('constraint.' + constraint) ? t('constraint.' + constraint) : t('constraint.other', { constraint });
}

/** Why somebody is in a team, such as: 'By hand · as Reviewer · in project x · until 27 Nov 2026'. */
export function sourceText({ source, id, teamRole, projects, expiresAt, expires }, roles) {
  const end = expiresAt ?? expires;
  return [
    t(has('source.' + source) ? 'source.' + source : 'source.other', { id: id ?? '' }),
    t('source.as', { role: teamRoleName(teamRole, roles) }),
    projectsText(projects),
    end ? t(isOver(end) ? 'membership.ended' : 'source.until', { time: dateTime(end) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

export function projectsText(projects) {
  return projects?.length > 0 ? t('source.projects', { n: projects.length, names: projects.join(', ') }) : '';
}

export function isOver(iso) {
  return Boolean(iso) && Date.parse(iso) <= Date.now();
}
