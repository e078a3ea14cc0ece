// Starts the Auth emulator alone, on a free port, which it prints: the whole of `firebase emulators:start` also looks for
// updates, for Java, and for three more ports. To be run in the folder where firebase-tools is installed.
const {createRequire} = require('node:module');
const {join} = require('node:path');

const load = createRequire(join(process.cwd(), 'package.json'));

(async () => {
  const app = await load('firebase-tools/lib/emulator/auth/server').createApp('latchkey');
  const server = app.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
})();
