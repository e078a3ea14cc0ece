// Once the password is changed there is a way on.

document.addEventListener('password-changed', () => {
  for (const way of document.querySelectorAll('[data-after-change]')) way.hidden = false;
  for (const notice of document.querySelectorAll('[data-before-change]')) notice.hidden = true;
});
