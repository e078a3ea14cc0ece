// Passkeys: signing in with one, and adding one in the settings. Where the browser knows none, the page stays as it is.

const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

async function post(path, body = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/** Asks for a passkey and signs in with it. */
async function signIn(part, request) {
  const options = await post('/sign-in/passkey/options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({...request, publicKey});
  const {location: next} = await post('/sign-in/passkey', {credential: credential.toJSON(), wish: part.dataset.return});
  location.assign(next);
}

/** Offers passkeys in the autofill of the login, until the button is pressed. */
async function offer(part, signal) {
  if (!document.querySelector('[autocomplete$=webauthn]')) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  await signIn(part, {mediation: 'conditional', signal});
}

/** Runs a button of a part, and shows what went wrong. */
function onPress(part, work) {
  const told = part.querySelectorAll('[role=alert]');
  part.hidden = false;
  part.querySelector('button').addEventListener('click', async ({currentTarget: button}) => {
    for (const each of told) each.hidden = true;
    button.disabled = true;
    try {
      await work();
    } catch (fault) {
      const shown = fault.name === 'InvalidStateError' ? '[data-already]' : '[data-problem]';
      (part.querySelector(shown) ?? part.querySelector('[data-problem]')).hidden = false;
    }
    button.disabled = false;
  });
}

const signing = document.querySelector('[data-passkey-sign-in]');
const adding = document.querySelector('[data-add-passkey]');
const accepted = document.getElementById('accepted-passkeys');

if (known) {
  for (const each of document.querySelectorAll('[data-passkey-unknown]')) each.hidden = true;
  if (signing) {
    const offered = new AbortController();
    // Nobody has asked for it, so nobody is told if nothing comes of it.
    offer(signing, offered.signal).catch(() => undefined);
    onPress(signing, () => {
      offered.abort();
      return signIn(signing, {});
    });
  }
  if (adding) {
    onPress(adding, async () => {
      const options = await post('/account/passkeys/options');
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
      const credential = await navigator.credentials.create({publicKey});
      const {location: next} = await post('/account/passkeys', {credential: credential.toJSON()});
      location.assign(next);
    });
  }
  if (accepted && 'signalAllAcceptedCredentials' in PublicKeyCredential) {
    const {rpId, userId, credentialIds} = JSON.parse(accepted.content.textContent);
    PublicKeyCredential.signalAllAcceptedCredentials({rpId, userId, allAcceptedCredentialIds: credentialIds}).catch(
      () => undefined,
    );
  }
}
