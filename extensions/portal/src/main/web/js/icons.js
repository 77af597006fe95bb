import { html, svg } from 'lit';

// Drawn for this portal on a grid of 24, as lines of the text's colour.
const shapes = {
  overview: svg`<path d="M4 20V10M10 20V4M16 20v-7M22 20H2"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.500M16 4.800a3.5 3.5 0 0 1 0 6.400M18 14.900c2 .8 3.2 2.5 3.6 5.1"/>`,
  teams: svg`<rect x="3" y="4" width="8" height="7" rx="1.5"/><rect x="13" y="4" width="8" height="7" rx="1.5"/><rect x="8" y="14" width="8" height="7" rx="1.5"/>`,
  audit: svg`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7"/>`,
  organization: svg`<path d="M4 21V5l8-2v18M12 8h8v13M2.5 21h19M7.5 8v.01M7.5 12v.01M7.5 16v.01M16 12v.01M16 16v.01"/>`,
  account: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 21c.7-4.2 3.6-6.5 7.5-6.500s6.8 2.3 7.5 6.5"/>`,
  connections: svg`<path d="M9 15l6-6M10.500 7l2-2a4.200 4.200 0 0 1 6 6l-2 2M13.500 17l-2 2a4.200 4.200 0 0 1-6-6l2-2"/>`,
  directory: svg`<rect x="4" y="3" width="16" height="18" rx="1.5"/><circle cx="12" cy="10" r="2.500"/><path d="M8 17c.500-2 2-3 4-3s3.500 1 4 3M2.500 8h3M2.500 12h3M2.500 16h3"/>`,
  'service-accounts': svg`<rect x="3" y="4.500" width="18" height="15" rx="1.5"/><path d="M7 9.500l3 2.500-3 2.500M12.500 15h4.500"/>`,
  applications: svg`<rect x="3" y="4" width="18" height="16" rx="1.5"/><path d="M3 9h18M6.500 6.500v.01M9.500 6.500v.01M8 14.500h8"/>`,
  menu: svg`<path d="M4 6h16M4 12h16M4 18h16"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l5 5"/>`,
  chevron: svg`<path d="M9 5l7 7-7 7"/>`,
  back: svg`<path d="M15 5l-7 7 7 7"/>`,
  updown: svg`<path d="M8 9l4-4 4 4M8 15l4 4 4-4"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  warning: svg`<path d="M12 4L2.5 20h19zM12 10v4.500M12 17.500v.01"/>`,
  success: svg`<circle cx="12" cy="12" r="9"/><path d="M8 12.500l2.8 2.800L16 9.5"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.01"/>`,
  policies: svg`<path d="M12 3l8 3v6c0 4.5-3.200 7.700-8 9-4.800-1.300-8-4.500-8-9V6zM8.500 12l2.500 2.500 4.500-5"/>`,
  leaving: svg`<path d="M10 4H5v16h5M15 8l4 4-4 4M19 12H9"/>`,
  signout: svg`<path d="M10 4H5v16h5M15 8l4 4-4 4M19 12H9"/>`,
  computer: svg`<rect x="3" y="4" width="18" height="12" rx="1.5"/><path d="M8 20h8M12 16v4"/>`,
  phone: svg`<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.500h2"/>`,
  key: svg`<circle cx="8" cy="15" r="4.5"/><path d="M11.5 11.500L20 3M16 7l3 3"/>`,
  mail: svg`<rect x="3" y="5" width="18" height="14" rx="1.5"/><path d="M3.5 6.500L12 13l8.5-6.5"/>`,
  shield: svg`<path d="M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6z"/>`,
  check: svg`<path d="M5 12.500l4.5 4.500L19 7.5"/>`,
  copy: svg`<rect x="9" y="9" width="11" height="11" rx="1.5"/><path d="M15 9V4.500H4.500V15H9"/>`,
  outside: svg`<path d="M13 4h7v7M20 4l-9 9M17 14v6H4V7h6"/>`,
  download: svg`<path d="M12 4v12M7 11l5 5 5-5M4 20h16"/>`,
  upload: svg`<path d="M12 16V4M7 9l5-5 5 5M4 20h16"/>`,
};

/** An icon beside a text that says the same; never alone. */
export function icon(name, classes = '') {
  return html`<svg class="icon ${classes}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shapes[name]}</svg>`;
}
