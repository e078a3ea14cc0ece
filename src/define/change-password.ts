import {ChangePassword} from '../elements/change-password/change-password.js';

if (!customElements.get('change-password')) customElements.define('change-password', ChangePassword);
