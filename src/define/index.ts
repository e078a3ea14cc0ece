import './change-password.js';
import './office-finder.js';
import './password-generator.js';
import './recover-access.js';
