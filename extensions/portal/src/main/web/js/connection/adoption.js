import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask } from '../dialog.js';
import { t } from '../i18n.js';
import { nameOf } from '../parts.js';

/** Takes accounts of a proved domain, which were there before it was proved, into the organization; says first whose. Answers whether it was done. */
export async function adopt(domain) {
  const { body } = await app.here.get(['domains', domain, 'adoption']);
  if (body.people === 0) {
    notify(t('adoption.nobody', { domain }), 'info');
    return false;
  }
  const more = body.people - body.names.length;
  const done = await ask({
    title: t('adoption.title', { n: body.people, domain }),
    consequences: [t('adoption.member'), t('adoption.identity'), t('adoption.back')],
    confirm: t('adoption.confirm', { n: body.people }),
    again: 'adopt:' + domain,
    form: () => html`<ul class="rows changes">
        ${body.names.map(
          (person) => html`<li>
            <span class="row-main"><span class="row-title">${nameOf(person)}</span><bdi class="row-text">${person.email}</bdi></span>
          </li>`,
        )}
      </ul>
      ${more > 0 ? html`<p class="hint">${t('adoption.more', { n: more })}${body.more ? ' ' + t('adoption.at-once') : ''}</p>` : nothing}`,
    submit: () => app.here.send('POST', ['domains', domain, 'adoption'], { body: {} }),
  });
  if (done) {
    notify(t('adoption.done', { n: done.body?.adopted ?? 0 }));
  }
  return done !== null;
}
