// Keeps the list of messages up to date while somebody looks at it.

const pause = 2000;

/** A page of this portal, parsed. XMLHttpRequest does that without markup passing through the script. */
const load = address =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.timeout = 10_000;
    request.onload = () => resolve(request.response);
    request.onerror = request.ontimeout = () => reject(new Error('The outbox does not answer.'));
    request.send();
  });

const ids = list => [...list.children].map(({dataset}) => dataset.id).join();

const refresh = async () => {
  const page = await load(location.href);
  const list = page?.getElementById('messages');
  const shown = document.getElementById('messages');
  if (!list || ids(list) === ids(shown)) return;
  document.getElementById('count').textContent = page.getElementById('count').textContent;
  shown.replaceWith(document.adoptNode(list));
};

const wait = () => {
  setTimeout(async () => {
    // The portal may be starting anew: the next round will tell.
    if (!document.hidden) await refresh().catch(() => undefined);
    wait();
  }, pause);
};

wait();
