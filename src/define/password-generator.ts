import {PasswordGenerator} from '../elements/password-generator/password-generator.js';

if (!customElements.get('password-generator')) customElements.define('password-generator', PasswordGenerator);
