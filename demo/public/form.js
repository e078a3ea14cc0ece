// Forms of the server's own: the list of problems takes the focus, and passwords can be shown.

document.querySelector('[data-focus]')?.focus();

for (const button of document.querySelectorAll('[data-reveal]')) {
  const input = document.getElementById(button.dataset.reveal);
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  button.after(status);

  const show = (shown, told) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
    if (told) status.textContent = shown ? button.dataset.shown : button.dataset.hidden;
  };

  show(false);
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password', true));
  input.form.addEventListener('submit', () => show(false));
  // The browser may bring a page back as it was left.
  window.addEventListener('pageshow', () => show(false));
}
