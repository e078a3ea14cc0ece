// Hands a login that came along from sign-in to the element, before the element begins.

const template = document.getElementById('login');
if (template) {
  document.querySelector('recover-access').identifier = template.content.textContent;
  template.remove();
}
