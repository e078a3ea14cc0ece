// Takes a login that is typed already along to recovery: in the body of a request, never in an address.

const link = document.querySelector('[data-recover]');
const input = document.getElementById(link.dataset.recover);

link.addEventListener('click', event => {
  const login = input.value.trim();
  // A click that opens another tab or window stays a plain link.
  if (!login || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = link.href;
  form.hidden = true;
  const field = document.createElement('input');
  field.name = 'login';
  field.value = login;
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
});
