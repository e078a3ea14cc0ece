import {RecoverAccess} from '../elements/recover-access/recover-access.js';

if (!customElements.get('recover-access')) customElements.define('recover-access', RecoverAccess);
