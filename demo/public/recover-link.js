// Goes on by the link of an e-mail, once the person says so.

const notice = document.getElementById('begin');
notice.hidden = false;

// Another language is not another link.
for (const language of document.querySelectorAll('a[hreflang]')) language.hash = location.hash;

notice.querySelector('button').addEventListener('click', () => {
  const card = document.getElementById('recovery').content.firstElementChild.cloneNode(true);
  card.querySelector('recover-access').link = location.hash.slice(1);
  // From here on a reload goes on with what has begun, and the link is out of the address.
  history.replaceState(null, '', '/recover');
  notice.replaceWith(card);
  card.focus();
});
