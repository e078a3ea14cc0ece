// Recovery codes that are shown once can be printed and saved.

const print = document.querySelector('[data-print]');
print.hidden = false;
print.addEventListener('click', () => window.print());

const lines = [...document.querySelectorAll('#codes li')].map(item => item.textContent.trim());
const text = [document.title, '', ...lines, '', document.getElementById('note').textContent.trim(), ''].join('\n');
const url = URL.createObjectURL(new Blob([text], {type: 'text/plain;charset=utf-8'}));
const save = document.querySelector('[data-save]');
save.href = url;
save.hidden = false;
// A page that the browser keeps for later must not keep them.
window.addEventListener('pagehide', () => URL.revokeObjectURL(url));
