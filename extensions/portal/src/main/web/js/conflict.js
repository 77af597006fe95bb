import { html } from 'lit';
import { ask } from './dialog.js';
import { t } from './i18n.js';

/**
 * Saves what was read and then changed. Where somebody was quicker (412), shows field by field what they made of it, and asks which
 * of the two is to stand. Answers {body, etag} of what holds now, or null where the person went back to their form.
 *
 * fields: { name: label }; show: (name, value) => text
 */
export async function save({ read, write, before, mine, fields, show = (name, value) => String(value ?? '') }) {
  try {
    return await write(mine, before.etag);
  } catch (error) {
    if (error.kind !== 'changed') {
      throw error;
    }
  }
  const now = await read();
  const rows = differences(before.body, now.body, mine, Object.keys(fields));
  const kept = await ask({
    title: t('conflict.title'),
    consequences: [t('conflict.what'), t('conflict.choose')].slice(0, 1),
    form: () => html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t('conflict.table')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${t('conflict.field')}</th>
              <th scope="col">${t('conflict.before')}</th>
              <th scope="col">${t('conflict.theirs')}</th>
              <th scope="col">${t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ name, was, theirs, own }) => html`<tr>
                <th scope="row">${fields[name]}</th>
                <td>${show(name, was)}</td>
                <td>${show(name, theirs)}</td>
                <td>${show(name, own)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <p>${t('conflict.choose')}</p>`,
    confirm: t('conflict.write'),
    submit: () => write(mine, now.etag),
  });
  return kept ?? { ...now, theirs: true };
}

/** The fields in which anything differs between what was read, what is there now, and what was meant. */
export function differences(was, theirs, own, names) {
  return names
    .map((name) => ({ name, was: was[name], theirs: theirs[name], own: own[name] }))
    .filter((row) => !same(row.was, row.theirs) || !same(row.was, row.own));
}

function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
