// Looks for new mail every two seconds. On the list a new mail appears by itself; while someone reads, only a line says so.
const newest = Number(document.body.dataset.newest);
const news = document.getElementById('news');

async function look() {
  if (document.hidden) return;
  try {
    const messages = await (await fetch('/api/messages')).json();
    const arrived = messages.filter((message) => message.id > newest).length;
    if (arrived === 0) return;
    if (location.pathname === '/') return location.reload();
    const link = document.createElement('a');
    link.href = '/';
    link.textContent = arrived === 1 ? '1 new mail' : `${arrived} new mails`;
    news.replaceChildren(link);
  } catch {
    // The server is away; the next look finds out.
  }
}

setInterval(look, 2000);
